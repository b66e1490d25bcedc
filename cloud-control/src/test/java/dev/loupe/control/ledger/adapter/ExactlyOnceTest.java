package dev.loupe.control.ledger.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.control.ledger.Ledger;
import dev.loupe.control.ledger.Records;
import dev.loupe.schema.wire.Range;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/// Several writers send the same records again and again, in any order and overlap.
class ExactlyOnceTest {
  private static final int RECORDS = 300;
  private static final int WRITERS = 4;
  private static final int JOURNALS = 2;

  private final List<UUID> journals =
      List.of(UUID.randomUUID(), UUID.randomUUID()).subList(0, JOURNALS);
  private final Set<String> receipted = ConcurrentHashMap.newKeySet();
  private final Patience patience = new Patience();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void eachRecordIsBookedOnceWhateverTheOrderAndOverlap(long seed) throws Exception {
    var database = TestPostgres.fresh("once" + seed);
    var ledger = new PostgresLedger(database, 4, InstantSource.system());

    sendFromAllWriters(seed, () -> ledger);

    assertThatEachIsThereOnce(database);
  }

  @Test
  void aPostmasterKilledInTheMiddleLosesAndDoublesNothing() throws Exception {
    var database = TestPostgres.fresh("killed");
    var ledger = new PostgresLedger(database, 4, InstantSource.system());
    var killer =
        Thread.ofPlatform()
            .start(() -> {
              for (int i = 0; i < 2; i++) {
                awaitReceipts(100 * (i + 1));
                ProcessHandle.of(TestPostgres.server().pid())
                    .ifPresent(ProcessHandle::destroyForcibly);
              }
            });

    sendFromAllWriters(7, () -> ledger);
    killer.join();

    patience.insist(() -> {
      try {
        assertThatEachIsThereOnce(database);
        return true;
      } catch (SQLException e) {
        throw new Ledger.LedgerAway(e);
      }
    });
  }

  private void awaitReceipts(int enough) {
    while (receipted.size() < enough) Thread.onSpinWait();
  }

  private void sendFromAllWriters(long seed, Supplier<Ledger> ledger) throws Exception {
    try (var writers = Executors.newFixedThreadPool(WRITERS)) {
      var done = new ArrayList<Future<?>>();
      for (int i = 0; i < WRITERS; i++) {
        var random = new Random(seed * 100 + i);
        done.add(writers.submit(() -> send(random, ledger.get())));
      }
      for (var each : done) each.get();
    }
  }

  private void send(Random random, Ledger ledger) {
    for (var journal : journals) {
      var unsent = new ArrayList<Long>();
      for (long seq = 1; seq <= RECORDS; seq++) unsent.add(seq);
      Collections.shuffle(unsent, random);
      while (!unsent.isEmpty()) {
        var seqs = new HashSet<Long>();
        for (int i = random.nextInt(40) + 1; i > 0 && !unsent.isEmpty(); i--)
          seqs.add(unsent.removeLast());
        for (int i = random.nextInt(20); i > 0; i--) seqs.add(1L + random.nextInt(RECORDS));
        send(ledger, journal, List.copyOf(seqs));
      }
    }
  }

  private void send(Ledger ledger, UUID journal, List<Long> seqs) {
    var records = seqs.stream().map(seq -> Records.inspected(seq, "part-" + seq)).toList();
    var batch = Records.batch("node-1", journal, records);
    var receipt = patience.insist(() -> ledger.book(batch)).receipt();
    assertThat(receipt.refused()).isEmpty();
    assertThat(receipt.got()).isEqualTo(Range.of(seqs));
    seqs.forEach(seq -> receipted.add(journal + " " + seq));
  }

  private void assertThatEachIsThereOnce(PGSimpleDataSource database) throws SQLException {
    assertThat(receipted).hasSize(JOURNALS * RECORDS);
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                """
                select count(*), count(distinct (journal, seq)), max(seq),
                  count(*) filter (where part = 'part-' || seq)
                from inspection\
                """);
        var row = select.executeQuery()) {
      row.next();
      assertThat(row.getLong(1)).isEqualTo(JOURNALS * RECORDS);
      assertThat(row.getLong(2)).isEqualTo(JOURNALS * RECORDS);
      assertThat(row.getLong(3)).isEqualTo(RECORDS);
      assertThat(row.getLong(4)).isEqualTo(JOURNALS * RECORDS);
    }
  }
}
