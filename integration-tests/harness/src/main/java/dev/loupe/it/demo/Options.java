package dev.loupe.it.demo;

import dev.loupe.it.plant.Addresses;
import dev.loupe.it.process.CannotStart;
import dev.loupe.it.process.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What `./demo` may be told.
public final class Options {
  @Option(names = "--check", description = "Run without a terminal, judge the run, print JSON.")
  public boolean check;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "How long --check runs (${DEFAULT-VALUE}).")
  int seconds;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Chooses the stream of parts (${DEFAULT-VALUE}).")
  public long seed;

  @Option(
      names = "--images",
      paramLabel = "DIR",
      description = "Real boards: a folder that holds pairs/.")
  public @Nullable Path images;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "An ONNX detector; else the built-in diff.")
  @Nullable Path model;

  @Option(names = "--native", description = "Run the native edge nodes.")
  public boolean nativeNodes;

  @Option(
      names = "--pace",
      defaultValue = "6",
      description = "Parts a second and station (${DEFAULT-VALUE}).")
  public double pace;

  @Option(
      names = "--trigger",
      defaultValue = "frame",
      description = "frame, subscribe or poll (${DEFAULT-VALUE}).")
  String trigger = "frame";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where everything is kept (data/demo).")
  @Nullable Path data;

  @Option(names = "--http-port", description = "The page (8080).")
  @Nullable Integer httpPort;

  @Option(names = "--broker-port", description = "The broker (1883).")
  @Nullable Integer brokerPort;

  @Option(names = "--postgres-port", description = "PostgreSQL (5433).")
  @Nullable Integer postgresPort;

  @Option(names = "--plc-port", description = "The first PLC; the second has the next (4841).")
  @Nullable Integer plcPort;

  @Option(
      names = "--node-port",
      description = "The first node's health; the second has the next (8091).")
  @Nullable Integer nodePort;

  public void validate() {
    if (seconds < 1) throw new CannotStart("--seconds must be at least 1.");
    if (!(pace > 0 && pace <= 100))
      throw new CannotStart("--pace must be above 0 and at most 100.");
    if (images != null && !Files.isDirectory(images.resolve("pairs")))
      throw new CannotStart(
          images
              + " holds no folder pairs/: name a folder like DeepPCB's, with pairs/ID_test.png.");
    if (model != null && !Files.isRegularFile(model))
      throw new CannotStart("There is no model file " + model + ": name an ONNX file.");
  }

  /// Where everything is kept: as told, else `otherwise`.
  public Path dataOr(Path otherwise) {
    return data == null ? otherwise : data.toAbsolutePath().normalize();
  }

  /// The chosen ports, else the usual ones, or for a check any free ones: it runs beside anything.
  /// Refuses one in use.
  public Addresses addresses() {
    var free = Addresses.free(2);
    var plc = pair(plcPort, check ? free.plc() : List.of(4841, 4842));
    var node = pair(nodePort, check ? free.node() : List.of(8091, 8092));
    var addresses =
        new Addresses(
            chosen(httpPort, check ? free.http() : 8080),
            chosen(brokerPort, check ? free.broker() : 1883),
            chosen(postgresPort, check ? free.postgres() : 5433),
            plc,
            node);
    Ports.require(addresses.http(), "the page", "--http-port");
    Ports.require(addresses.broker(), "the broker", "--broker-port");
    Ports.require(addresses.postgres(), "PostgreSQL", "--postgres-port");
    for (var port : plc) Ports.require(port, "a PLC", "--plc-port");
    for (var port : node) Ports.require(port, "a node's health", "--node-port");
    return addresses;
  }

  private static int chosen(@Nullable Integer port, int otherwise) {
    return port == null ? otherwise : port;
  }

  private static List<Integer> pair(@Nullable Integer first, List<Integer> otherwise) {
    return first == null ? otherwise : List.of(first, first + 1);
  }
}
