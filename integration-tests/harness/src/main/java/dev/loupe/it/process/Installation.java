package dev.loupe.it.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Where a built checkout keeps its programs.
public record Installation(Path root) {
  /// Ten parts a second are too few for the second compiler: their way would be profiled for
  /// minutes and run slower for it. And four virtual machines start at once.
  private static final String QUICK = "-XX:TieredStopAtLevel=1";

  /// Classes and compiled code grow for a minute; at the usual limits each step of it is a full
  /// collection, a tenth of a second that no part gets its result in.
  private static final List<String> ROOM =
      List.of("-XX:MetaspaceSize=128m", "-XX:ReservedCodeCacheSize=240m");

  /// As docs/edge.md asks: what closed models leave goes back to the system.
  private static final List<String> GIVES_BACK =
      List.of("env", "MALLOC_ARENA_MAX=2", "MALLOC_MMAP_THRESHOLD_=131072");

  private static final Path NICE = Path.of("/usr/bin/nice");

  /// The checkout that `start` lies in.
  public static Installation around(Path start) {
    for (var folder = start.toAbsolutePath().normalize();
        folder != null;
        folder = folder.getParent())
      if (Files.exists(folder.resolve("mvnw")) && Files.exists(folder.resolve("edge-node")))
        return new Installation(folder);
    throw new CannotStart(start + " lies in no checkout of Loupe: run this from one.");
  }

  /// It steps back for the stations' work where they share a machine.
  public List<String> control() {
    var command = jar(controlPlane().resolve("quarkus-run.jar"), "512m");
    if (!Files.isExecutable(NICE)) return command;
    var nicely = new ArrayList<>(List.of(NICE.toString(), "-n", "10"));
    nicely.addAll(command);
    return nicely;
  }

  private Path controlPlane() {
    return root.resolve("cloud-control/target/quarkus-app");
  }

  public DatabasePrograms databasePrograms() {
    return new DatabasePrograms(controlPlane());
  }

  public List<String> edge() {
    var jar = jar(root.resolve("edge-node/target/quarkus-app/quarkus-run.jar"), "256m");
    return Stream.concat(GIVES_BACK.stream(), jar.stream()).toList();
  }

  public List<String> simulator() {
    return jar(root.resolve("opcua-bridge/simulator/target/opcua-simulator.jar"), "512m");
  }

  /// What the control plane runs a training job with.
  public Path training() {
    return root.resolve("model-registry/training/target/model-training.jar").toAbsolutePath();
  }

  /// The native edge node, with ONNX Runtime's library beside it where the build put one.
  public List<String> nativeEdge() {
    var target = root.resolve("edge-node/target");
    try (var files = Files.list(target)) {
      return files
          .filter(file -> file.toString().endsWith("-runner") && Files.isExecutable(file))
          .findFirst()
          .map(file -> Stream.concat(GIVES_BACK.stream(), Stream.of(file.toString())).toList())
          .orElseThrow();
    } catch (java.io.IOException | java.util.NoSuchElementException e) {
      throw new CannotStart(
          "There is no native edge node under " + target + ": build it as README.md says.");
    }
  }

  private static List<String> jar(Path jar, String heap) {
    if (!Files.exists(jar))
      throw new CannotStart(jar + " is missing: build it with ./demo or ./verify.");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var options =
        List.of("--sun-misc-unsafe-memory-access=allow", "-XX:+UseSerialGC", QUICK, "-Xmx" + heap);
    var command = new ArrayList<>(List.of(java));
    command.addAll(options);
    command.addAll(ROOM);
    command.addAll(ClassArchive.beside(jar).options());
    command.addAll(List.of("-jar", jar.toString()));
    return command;
  }
}
