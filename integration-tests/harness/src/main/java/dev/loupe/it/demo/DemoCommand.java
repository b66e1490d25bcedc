package dev.loupe.it.demo;

import dev.loupe.it.plant.Model;
import dev.loupe.it.process.CannotStart;
import dev.loupe.it.process.DataLock;
import dev.loupe.it.process.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Starts the plant, and runs or checks it. Exit 0: all well; 1: the check failed; 2: it cannot
/// start.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "A line of two stations with its PLCs, edge nodes and control plane, on this machine.")
public final class DemoCommand implements Callable<Integer> {
  static final int CANNOT_START = 2;

  @Mixin private Options options = new Options();

  @Option(names = "--root", hidden = true, defaultValue = ".")
  private Path root = Path.of(".");

  private final Speaker speaker = Speaker.ofThisProcess();

  @Override
  public Integer call() {
    try {
      options.validate();
      return run();
    } catch (CannotStart e) {
      System.err.println(e.getMessage());
      return CANNOT_START;
    }
  }

  private int run() {
    var installation = Installation.around(root);
    var data = data(installation);
    var lock = DataLock.take(data);
    DemoPlant.stopOrphans(data, speaker);
    if (options.check) empty(data);
    var addresses = options.check ? Addresses.anyFree(options) : Addresses.usual(options);
    var model = model(data);
    var plant = new DemoPlant(options, installation, data, addresses, model);
    var stopping = new Thread(() -> interrupted(plant), "stop");
    Runtime.getRuntime().addShutdownHook(stopping);
    try {
      speaker.say("starting (logs in " + data.resolve("logs") + ") …");
      plant.start(speaker);
      return options.check
          ? new CheckRun(options, plant, model, speaker).run()
          : new DemoRun(options, plant, model, speaker).run();
    } finally {
      plant.stop(speaker);
      lock.release();
    }
  }

  /// Ctrl-C and SIGTERM: the same orderly stop, and that is no error.
  private void interrupted(DemoPlant plant) {
    plant.stop(speaker);
    Runtime.getRuntime().halt(0);
  }

  private Path data(Installation installation) {
    if (options.data != null) return options.data.toAbsolutePath().normalize();
    return installation.root().resolve(options.check ? "data/check" : "data/demo");
  }

  private Model model(Path data) {
    if (options.model == null) return new Model.BuiltIn();
    return Model.wrap(options.model, data.resolve("model"));
  }

  /// A check begins with nothing.
  private static void empty(Path data) {
    try (var files = Files.walk(data)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList())
        if (!file.equals(data) && !file.equals(data.resolve("lock"))) Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException("emptying " + data, e);
    }
  }
}
