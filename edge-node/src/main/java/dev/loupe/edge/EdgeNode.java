package dev.loupe.edge;

import dev.loupe.bundle.BundleWrapper;
import dev.loupe.edge.config.CannotStart;
import dev.loupe.edge.config.ConfigFile;
import dev.loupe.edge.config.Failure;
import dev.loupe.edge.inference.adapter.DjlDetector;
import dev.loupe.edge.journal.CannotOpen;
import dev.loupe.edge.journal.adapter.Decisions;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/// `edge-node CONFIG` runs the node; `edge-node wrap-model FILE.onnx DIRECTORY NAME VERSION` makes
/// a bundle; `edge-node accept-ledger CONFIG ID` and `edge-node dead-letters CONFIG …` are a
/// person's decisions, made while it is stopped.
@QuarkusMain
public final class EdgeNode {
  private static final int WRONG = 2;
  private static final Map<String, String> LIBRARIES =
      Map.of(
          "onnxruntime.native.path", "libonnxruntime.so",
          "org.sqlite.lib.path", "libsqlitejdbc.so");

  /// Where a start fails half-way, the container complains at length before we say why in a
  /// sentence. A class of its own: logging may only wake once the node really starts.
  private static final class Container {
    static final Logger LOG = Logger.getLogger("io.quarkus.arc");
  }

  private EdgeNode() {}

  public static void main(String... arguments) {
    try {
      if (arguments.length == 0)
        throw new CannotStart("Name the configuration file: edge-node /etc/loupe/edge.yaml");
      switch (arguments[0]) {
        case "accept-ledger", "dead-letters" ->
            System.out.println(Decisions.make(Arrays.asList(arguments)));
        case "wrap-model" -> System.out.println(wrap(Arrays.asList(arguments)));
        default -> run(Path.of(arguments[0]).toAbsolutePath(), arguments);
      }
    } catch (CannotStart | CannotOpen e) {
      stop(String.valueOf(e.getMessage()));
    }
  }

  /// Makes a bundle of a bare ONNX file; returns its label.
  private static String wrap(List<String> arguments) {
    if (arguments.size() != 5)
      throw new CannotStart("Say `edge-node wrap-model FILE.onnx DIRECTORY NAME VERSION`.");
    var onnx = Path.of(arguments.get(1));
    var directory = Path.of(arguments.get(2));
    return switch (BundleWrapper.wrap(onnx, directory, arguments.get(3), arguments.get(4))) {
      case BundleWrapper.Wrapped(_, var bundle) -> bundle.ref().label();
      case BundleWrapper.Refused(var sentence) -> throw new CannotStart(sentence);
    };
  }

  private static void run(Path file, String... arguments) {
    ConfigFile.read(file);
    librariesBesideTheBinary();
    Container.LOG.setLevel(Level.OFF);
    System.setProperty("quarkus.config.locations", file.toUri().toString());
    var engine = DjlDetector.wake();
    Quarkus.run(
        null,
        (code, failure) -> {
          await(engine); // a process that goes while it half runs dies of it
          if (failure != null) stop(Failure.sentence(file, failure));
          else System.exit(code);
        },
        arguments);
  }

  private static void await(Thread engine) {
    try {
      engine.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// A native binary finds the libraries of ONNX Runtime and SQLite in its own directory, instead
  /// of unpacking them at every start.
  private static void librariesBesideTheBinary() {
    if (System.getProperty("org.graalvm.nativeimage.imagecode") == null) return;
    ProcessHandle.current()
        .info()
        .command()
        .map(Path::of)
        .map(Path::getParent)
        .ifPresent(beside ->
            LIBRARIES.forEach((property, library) -> {
              if (System.getProperty(property) == null && Files.exists(beside.resolve(library)))
                System.setProperty(property, beside.toString());
            }));
  }

  private static void stop(String sentence) {
    System.err.println(sentence);
    System.exit(WRONG);
  }
}
