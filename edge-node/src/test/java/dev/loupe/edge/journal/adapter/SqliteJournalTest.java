package dev.loupe.edge.journal.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loupe.edge.health.Faults;
import dev.loupe.edge.journal.CannotOpen;
import dev.loupe.edge.journal.Journal;
import dev.loupe.edge.journal.JournalContract;
import dev.loupe.edge.journal.JournalUnwritable;
import dev.loupe.edge.journal.Ranges;
import dev.loupe.edge.journal.Sample;
import dev.loupe.edge.journal.adapter.SqliteJournal.Retention;
import dev.loupe.schema.fleet.FaultCode;
import dev.loupe.schema.wire.Range;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteJournalTest extends JournalContract {
  private static final Retention LONG = new Retention(Duration.ofHours(72), Long.MAX_VALUE);

  @TempDir Path data = Path.of("set by JUnit");
  private final Faults faults = new Faults();
  private @Nullable SqliteJournal open;

  @Override
  protected Journal restart() {
    return restart(LONG);
  }

  private SqliteJournal restart(Retention retention) {
    close();
    return open = SqliteJournal.open(data, retention, faults);
  }

  @AfterEach
  void close() {
    if (open != null) open.close();
    open = null;
  }

  private static void await(BooleanSupplier happened) throws InterruptedException {
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!happened.getAsBoolean() && System.nanoTime() < until) Thread.sleep(10);
    assertThat(happened.getAsBoolean()).isTrue();
  }

  @Test
  void aHundredWaitersShareFewTransactions() throws Exception {
    var journal = restart();
    var waiting = new ArrayList<CompletableFuture<Long>>();
    for (var i = 1; i <= 100; i++) waiting.add(journal.appendLater(Sample.inspected(i)));
    for (var i = 1; i <= 100; i++) assertThat(waiting.get(i - 1).get()).isEqualTo(i);
  }

  @Test
  void aSecondProcessIsKeptOff() {
    restart();
    assertThatThrownBy(() -> SqliteJournal.open(data, LONG, faults))
        .isInstanceOf(CannotOpen.class)
        .hasMessageContaining("another process works in");
  }

  @Test
  void aDamagedFileIsOneSentence() throws Exception {
    Files.createDirectories(data.resolve("journal"));
    Files.writeString(data.resolve("journal/journal.db"), "no database at all ".repeat(500));
    assertThatThrownBy(() -> SqliteJournal.open(data, LONG, faults))
        .isInstanceOf(CannotOpen.class)
        .hasMessageContaining("journal.db cannot be read")
        .hasMessageContaining("move its directory away");
  }

  @Test
  void aVanishedDirectoryRefusesAppendsUntilItIsBack() throws Exception {
    var journal = restart();
    journal.append(Sample.inspected(1));
    var away = data.resolve("away");
    Files.move(data.resolve("journal"), away);
    assertThatThrownBy(() -> journal.append(Sample.inspected(2)))
        .isInstanceOf(JournalUnwritable.class)
        .hasMessageContaining("put it back");
    assertThat(journal.writable()).isFalse();
    assertThat(faults.gravest()).isEqualTo(FaultCode.JOURNAL);
    Files.move(away, data.resolve("journal"));
    await(journal::writable);
    assertThat(faults.gravest()).isEqualTo(FaultCode.NONE);
    assertThat(journal.append(Sample.inspected(3))).isEqualTo(2);
  }

  @Test
  void aFullDiskRefusesAppendsUntilThereIsRoom() throws Exception {
    var small = Files.createDirectory(data.resolve("small"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=2m", "none", small.toString()),
        "needs the right to mount a small disk");
    try (var journal = SqliteJournal.open(small, LONG, faults)) {
      var filler = Files.write(small.resolve("filler"), new byte[1 << 20]);
      var refused = fill(journal);
      assertThat(faults.gravest()).isEqualTo(FaultCode.JOURNAL);
      Files.delete(filler);
      await(journal::writable);
      assertThat(journal.append(Sample.inspected(1))).isEqualTo(refused);
      assertThat(journal.read(journal.id(), Ranges.of(1, refused), 9_999, Integer.MAX_VALUE))
          .hasSize((int) refused);
    } finally {
      run("umount", small.toString());
    }
  }

  /// Returns the number that the first refused record would have had.
  private static long fill(SqliteJournal journal) throws InterruptedException {
    var next = 1L;
    try {
      while (next < 20_000) next = journal.append(Sample.inspected(next)) + 1;
    } catch (JournalUnwritable e) {
      assertThat(e).hasMessageContaining("cannot be written");
    }
    assertThat(next).isBetween(2L, 19_999L);
    return next;
  }

  private static boolean run(String... command) throws Exception {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
  }

  @Test
  void receiptedRecordsGoAfterTheirTimeAndOthersNever() throws Exception {
    var first = restart();
    for (var i = 1; i <= 250; i++) first.appendLater(Sample.inspected(i));
    first.append(Sample.inspected(251));
    var journal = restart(new Retention(Duration.ofHours(-2), Long.MAX_VALUE));
    journal.receipted(first.id(), List.of(new Range(1, 100), new Range(151, 200)));
    await(() -> journal.kept().getFirst().gone().size() == 150);
    var left = journal.read(first.id(), Ranges.of(1, 251), 500, Integer.MAX_VALUE);
    assertThat(left).hasSize(101);
    assertThat(left.getFirst().seq()).isEqualTo(101);
    assertThat(journal.kept().getFirst().receipted()).isEqualTo(Ranges.NONE);
    assertThat(journal.kept().getFirst().issued()).isEqualTo(251);
  }

  @Test
  void theDiskBudgetTakesReceiptedRecordsBeforeTheirTime() throws Exception {
    var first = restart();
    for (var i = 1; i <= 50; i++) first.appendLater(Sample.inspected(i));
    first.append(Sample.inspected(51));
    var journal = restart(new Retention(Duration.ofHours(72), 1));
    journal.receipted(first.id(), List.of(new Range(1, 50)));
    await(() -> journal.kept().getFirst().gone().size() == 50);
    assertThat(journal.read(first.id(), Ranges.of(1, 51), 9, 1)).hasSize(1);
  }
}
