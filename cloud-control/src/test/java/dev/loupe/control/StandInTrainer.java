package dev.loupe.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// Keeps a trainer's contract and does what the order's version says: `quick`, `refuses`, `slow`,
/// `dies-once`, `dies`, `broken`. In a jar of its own it runs as a job's process does.
public final class StandInTrainer {
  private static final String METRICS = "{\"outcome\":\"%s\",\"code\":\"%s\",\"sentence\":\"%s\"}";

  private StandInTrainer() {}

  static Path jar(Path folder) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandInTrainer.class.getName());
    var jar = folder.resolve("stand-in-trainer.jar");
    var name = StandInTrainer.class.getName().replace('.', '/') + ".class";
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        var in = StandInTrainer.class.getClassLoader().getResourceAsStream(name)) {
      out.putNextEntry(new JarEntry(name));
      in.transferTo(out);
    }
    return jar;
  }

  public static void main(String... arguments) throws Exception {
    var folder = Path.of(arguments[0]);
    var order = Files.readAllLines(folder.resolve("dataset.jsonl")).getFirst();
    Thread.ofPlatform().daemon().start(StandInTrainer::leash);
    System.out.println("{\"step\":\"scores\",\"done\":1,\"of\":2}");
    if (order.contains("\"version\":\"slow\"")) Thread.sleep(60_000);
    if (order.contains("\"version\":\"dies\"")) Runtime.getRuntime().halt(137);
    if (order.contains("\"version\":\"dies-once\"") && Files.notExists(folder.resolve("died"))) {
      Files.createFile(folder.resolve("died"));
      Runtime.getRuntime().halt(137);
    }
    if (order.contains("\"version\":\"broken\"")) {
      System.out.println("{\"end\":\"bad-job\",\"sentence\":\"Image abc is missing.\"}");
      System.exit(2);
    }
    if (order.contains("\"version\":\"refuses\"")) {
      Files.writeString(
          folder.resolve("metrics.json"),
          METRICS.formatted("refused", "NO_GAIN", "3 gained and 1 lost can be chance."));
      System.exit(3);
    }
    Files.createDirectories(folder.resolve("bundle"));
    try (var files = Files.list(folder.resolve("parent"))) {
      for (var file : files.toList())
        Files.copy(file, folder.resolve("bundle").resolve(file.getFileName()));
    }
    Files.writeString(folder.resolve("metrics.json"), METRICS.formatted("trained", "", ""));
  }

  private static void leash() {
    try {
      while (System.in.read() >= 0) continue;
    } catch (IOException _) {
      // the same end
    }
    Runtime.getRuntime().halt(5);
  }
}
