package dev.loupe.training;

import dev.loupe.schema.wire.JsonWriter;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Prints a job's progress, at most ten lines a second, and ends it when it is told to or its time
/// is over.
final class Pace implements Progress {
  private static final long INTERVAL = Duration.ofMillis(100).toNanos();

  private final PrintStream out;
  private final long deadline;
  private final AtomicReference<@Nullable Ending> ending = new AtomicReference<>();
  private volatile boolean over;
  private long printed = System.nanoTime() - INTERVAL;

  Pace(PrintStream out, Duration limit) {
    this.out = out;
    deadline = System.nanoTime() + limit.toNanos();
  }

  @Override
  public void at(String step, int done, int of) throws Stopped {
    if (System.nanoTime() - deadline > 0) stop(Ending.TIME_LIMIT);
    if (ending.get() != null) throw new Stopped();
    if (done < of && System.nanoTime() - printed < INTERVAL) return;
    printed = System.nanoTime();
    say(JsonWriter.encode(line -> line.text("step", step).integer("done", done).integer("of", of)));
  }

  void say(byte[] line) {
    out.println(new String(line, StandardCharsets.UTF_8));
  }

  void stop(Ending why) {
    ending.compareAndSet(null, why);
  }

  @Nullable Ending ending() {
    return ending.get();
  }

  int or(Ending other) {
    var why = ending.get();
    return (why == null || other != Ending.STOPPED ? other : why).code();
  }

  void over() {
    over = true;
  }

  boolean isOver() {
    return over;
  }
}
