package dev.loupe.edge.outbox.adapter;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loupe.edge.health.Faults;
import dev.loupe.edge.journal.Journal;
import dev.loupe.edge.journal.Sample;
import dev.loupe.schema.fleet.FaultCode;
import dev.loupe.schema.inspection.Delivery.RecordId;
import dev.loupe.schema.wire.Range;
import dev.loupe.schema.wire.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The outbox over a real broker that is not ours. Needs Debian's `mosquitto`.
@Tag("application")
@QuarkusTest
@QuarkusTestResource(value = BrokerResource.class, restrictToAnnotatedClass = true)
final class MosquittoTest {
  @Inject Journal journal;
  @Inject OutboxLoop outbox;
  @Inject Hearing hearing;
  @Inject Faults faults;
  private FakeLedger ledger = new FakeLedger(1);

  @BeforeEach
  void connect() throws Exception {
    assumeTrue(
        BrokerResource.broker != null, "mosquitto is not installed: apt-get install mosquitto");
    ledger.close();
    ledger = new FakeLedger(broker().port());
    ledger.connect();
  }

  @AfterEach
  void disconnect() throws Exception {
    ledger.close();
  }

  private static Mosquitto broker() {
    return requireNonNull(BrokerResource.broker);
  }

  private static void await(String what, BooleanSupplier happened) throws InterruptedException {
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!happened.getAsBoolean() && System.nanoTime() < until) Thread.sleep(20);
    assertThat(happened.getAsBoolean()).as(what).isTrue();
  }

  private Set<RecordId> append(int count) throws Exception {
    var appended = new HashSet<RecordId>();
    for (var i = 1; i <= count; i++)
      appended.add(new RecordId(journal.id(), journal.append(Sample.inspected(i))));
    return appended;
  }

  @Test
  void recordsArriveOnceAndTheReportTellsOfTheirReceipt() throws Exception {
    var appended = append(700);
    await("an empty queue", () -> outbox.queued() == 0);
    assertThat(ledger.rows.keySet()).containsAll(appended);
    assertThat(ledger.repeated).isEmpty();
    await(
        "a report with the receipt",
        () ->
            !ledger.reports.isEmpty()
                && ledger.reports.getLast().queued() == 0
                && !ledger.reports.getLast().journals().receipted().isEmpty());
    assertThat(ledger.reports.getLast().journals().live()).isEqualTo(journal.id());
  }

  @Test
  void aBrokerThatIsAwayNeitherBlocksTheLineNorIsSwampedOnItsReturn() throws Exception {
    broker().kill();
    var appended = append(3_000); // each returns once it is durable
    assertThat(outbox.queued()).isPositive();
    broker().start();
    ledger.connect();
    await("an empty queue", () -> outbox.queued() == 0);
    assertThat(ledger.rows.keySet()).containsAll(appended);
  }

  @Test
  void aForeignLedgersReceiptRaisesTheFaultAndReceiptsNothing() throws Exception {
    append(1);
    await("an empty queue", () -> outbox.queued() == 0);
    ledger.answers = false;
    var seq = append(1).iterator().next().seq();
    ledger.receipt(new UUID(9, 9), journal.id(), List.of(new Range(seq, seq)));
    await("the fault", () -> faults.gravest() == FaultCode.FOREIGN_LEDGER);
    assertThat(outbox.queued()).isEqualTo(1);
    ledger.answers = true;
    await("an empty queue", () -> outbox.queued() == 0);
    faults.clear(FaultCode.FOREIGN_LEDGER);
  }

  @Test
  void aFloodThatNobodyCanReadLeavesTheNodeHearing() throws Exception {
    var receipted = append(1);
    await("an empty queue", () -> outbox.queued() == 0);
    for (var round = 0; round < 250; round++) // a broker queues a thousand
    for (var channel : List.of(Topics.RECEIPT, Topics.COMMAND, Topics.ASSIGNMENT))
        ledger.publish(channel, ("no message " + round).getBytes(StandardCharsets.UTF_8));
    ledger.rows.clear();
    var seq = receipted.iterator().next().seq();
    ledger.resend(journal.id(), new Range(seq, seq));
    await("what was asked for", () -> ledger.rows.keySet().containsAll(receipted));
    append(1);
    await("an empty queue", () -> outbox.queued() == 0);
    assertThat(hearing.alive()).isTrue();
  }

  @Test
  void whatTheLedgerAsksForComesAgain() throws Exception {
    var appended = append(5);
    await("an empty queue", () -> outbox.queued() == 0);
    ledger.rows.clear();
    var from = appended.stream().mapToLong(RecordId::seq).min().orElseThrow();
    ledger.resend(journal.id(), new Range(from, from + 4));
    await("the records", () -> ledger.rows.keySet().containsAll(appended));
  }
}
