package dev.loupe.training;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/// `model-training FOLDER IMAGES [--minutes N] [--leash]` works on the job in FOLDER:
/// `dataset.jsonl` and `parent/` in it, `bundle/` and `metrics.json` out of it. Progress goes to
/// standard output, a JSON object a line. With `--leash` it stops when standard input ends: whoever
/// started it is gone.
public final class Training {
  private Training() {}

  public static void main(String... arguments) throws InterruptedException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var options = Options.parse(arguments);
    if (options == null) {
      System.err.println("Name the job: model-training FOLDER IMAGES [--minutes N] [--leash].");
      System.exit(Ending.BAD_JOB.code());
      return;
    }
    var pace = new Pace(out, Duration.ofMinutes(options.minutes));
    var worker = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(pace, worker), "stop"));
    if (options.leash) Thread.ofPlatform().daemon().name("leash").start(() -> leash(pace));
    var ending = new Run(options.folder, options.images, pace).toItsEnd();
    pace.over();
    if (ending != Ending.STOPPED || pace.ending() != Ending.CANCELLED) System.exit(pace.or(ending));
  }

  /// On SIGTERM: the step in hand is finished, so that the folder is whole.
  private static void stop(Pace pace, Thread worker) {
    pace.stop(Ending.CANCELLED);
    try {
      if (!pace.isOver()) worker.join(Duration.ofSeconds(5));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void leash(Pace pace) {
    try {
      while (System.in.read() >= 0) {
        // nobody writes there
      }
    } catch (IOException _) {
      // the same end
    }
    pace.stop(Ending.LET_GO);
  }

  private record Options(Path folder, Path images, long minutes, boolean leash) {
    static @org.jspecify.annotations.Nullable Options parse(String... arguments) {
      if (arguments.length < 2) return null;
      long minutes = 60;
      boolean leash = false;
      for (var i = 2; i < arguments.length; i++) {
        if (arguments[i].equals("--leash")) leash = true;
        else if (arguments[i].equals("--minutes")
            && i + 1 < arguments.length
            && arguments[i + 1].matches("[1-9]\\d{0,4}")) minutes = Long.parseLong(arguments[++i]);
        else return null;
      }
      return new Options(Path.of(arguments[0]), Path.of(arguments[1]), minutes, leash);
    }
  }
}
