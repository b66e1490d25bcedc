package dev.loupe.edge.journal.adapter;

import dev.loupe.edge.health.Faults;
import dev.loupe.edge.journal.Sample;
import dev.loupe.edge.journal.adapter.SqliteJournal.Retention;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/// How long an append takes beside the fsync it cannot do without: `JournalBench DIRECTORY`. The
/// two take turns, so that both see the same disk.
public final class JournalBench {
  private static final int ROUNDS = 500;
  private static final int FRAME_BYTES = 4_096 + 24;

  private JournalBench() {}

  public static void main(String... arguments) throws Exception {
    var directory = Files.createTempDirectory(Path.of(arguments[0]), "journal-bench");
    var floor = new long[ROUNDS];
    var append = new long[ROUNDS];
    var retention = new Retention(Duration.ofHours(72), Long.MAX_VALUE);
    try (var journal = SqliteJournal.open(directory, retention, new Faults());
        var file =
            FileChannel.open(
                directory.resolve("floor"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (var i = 0; i < ROUNDS; i++) {
        floor[i] = fsync(file, i);
        var start = System.nanoTime();
        journal.append(Sample.inspected(i + 1));
        append[i] = System.nanoTime() - start;
        TimeUnit.MILLISECONDS.sleep(5);
      }
    }
    print(floor, append);
  }

  /// One page written and made durable, as a commit to the write-ahead log does.
  private static long fsync(FileChannel file, int i) throws Exception {
    var start = System.nanoTime();
    file.write(ByteBuffer.allocate(FRAME_BYTES), (long) i * FRAME_BYTES);
    file.force(false);
    return System.nanoTime() - start;
  }

  private static void print(long[] floor, long[] append) {
    Arrays.sort(floor);
    Arrays.sort(append);
    var half = ROUNDS / 2;
    var most = ROUNDS * 99 / 100;
    System.out.printf(
        "append p50 %.2f ms p99 %.2f ms; bare fsync p50 %.2f ms p99 %.2f ms; ratio p50 %.2f%n",
        append[half] / 1e6,
        append[most] / 1e6,
        floor[half] / 1e6,
        floor[most] / 1e6,
        (double) append[half] / floor[half]);
  }
}
