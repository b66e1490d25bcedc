package dev.loupe.it.played;

import dev.loupe.it.peer.MqttClient;
import dev.loupe.schema.fleet.Assignment;
import dev.loupe.schema.fleet.Assignment.Mode;
import dev.loupe.schema.fleet.FaultCode;
import dev.loupe.schema.fleet.Report;
import dev.loupe.schema.inspection.Arm;
import dev.loupe.schema.inspection.Clock;
import dev.loupe.schema.inspection.Delivery;
import dev.loupe.schema.inspection.Delivery.RecordId;
import dev.loupe.schema.inspection.Inspection;
import dev.loupe.schema.inspection.Latency;
import dev.loupe.schema.inspection.Part;
import dev.loupe.schema.inspection.Sampling;
import dev.loupe.schema.inspection.Served;
import dev.loupe.schema.inspection.Shadowed;
import dev.loupe.schema.inspection.View;
import dev.loupe.schema.model.ModelRef;
import dev.loupe.schema.wire.Command;
import dev.loupe.schema.wire.CommandCodec;
import dev.loupe.schema.wire.Decoded;
import dev.loupe.schema.wire.EnvelopeCodec;
import dev.loupe.schema.wire.JournalRecord;
import dev.loupe.schema.wire.Receipt;
import dev.loupe.schema.wire.ReceiptCodec;
import dev.loupe.schema.wire.ReportCodec;
import dev.loupe.schema.wire.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A node of one station by its messages alone, ten beats a second on a thread of its own.
final class PlayedNode implements AutoCloseable {
  private static final Duration BEAT = Duration.ofMillis(100);

  private final String node;
  private final PlayedLine line;
  private final PlayedSlot slot;
  private final PlayedJournal journal = new PlayedJournal();
  private final MqttClient broker;
  private final Thread life;
  private volatile int partsABeat;
  private volatile boolean over;
  private volatile @Nullable Throwable death;
  private long reports;

  PlayedNode(String node, PlayedLine line, PlayedSlot slot, MqttClient broker) throws IOException {
    this.node = node;
    this.line = line;
    this.slot = slot;
    this.broker = broker;
    for (var channel : List.of(Topics.ASSIGNMENT, Topics.COMMAND, Topics.RECEIPT))
      if (!broker.subscribe(Topics.of(node, channel)))
        throw new IOException(node + " may not read " + channel);
    life = Thread.ofPlatform().name(node).daemon().start(this::live);
  }

  void pace(int parts) {
    partsABeat = parts;
  }

  String name() {
    return node;
  }

  synchronized List<Order> orders() {
    return slot.orders();
  }

  synchronized ModelRef champion() {
    return slot.champion();
  }

  synchronized long generation() {
    return slot.generation();
  }

  /// How many records it has written, and how many wait for a receipt.
  synchronized long written() {
    return journal.next() - 1;
  }

  synchronized int queued() {
    return journal.queued();
  }

  /// Writes the lot as if it had inspected its parts now.
  synchronized void replay(Lot lot) {
    new Replay(journal, slot.champion()).lot(lot);
  }

  /// Throws what ended its thread, if something did.
  void mustLive() {
    if (death != null) throw new IllegalStateException(node + " has died", death);
  }

  private void live() {
    try {
      while (!over) {
        hear();
        for (var i = 0; i < partsABeat; i++) inspect();
        report();
        send();
        Thread.sleep(BEAT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      death = e;
    }
  }

  private synchronized void hear() {
    for (MqttClient.Message it; (it = broker.next(Duration.ZERO)) != null; ) {
      var payload = it.payload();
      if (it.topic().endsWith(Topics.ASSIGNMENT)) slot.assigned(payload);
      else if (it.topic().endsWith(Topics.RECEIPT)) {
        if (ReceiptCodec.decode(payload) instanceof Decoded.Value<Receipt>(var receipt)
            && receipt.journal().equals(journal.id)) journal.receipted(receipt);
      } else if (CommandCodec.decode(payload) instanceof Decoded.Value<Command>(var command))
        told(command);
    }
  }

  private void told(Command command) {
    switch (command) {
      case Command.Lease lease -> slot.leased(lease, System.nanoTime());
      case Command.Resend resend -> {
        if (resend.journal().equals(journal.id)) journal.askedFor(resend.ranges());
      }
    }
  }

  private synchronized void report() throws IOException {
    var said =
        new Report(
            ++reports,
            Instant.now(),
            new Report.Software("0.1.0"),
            new Report.Place(Stand.LINE, slot.report(System.nanoTime()).station()),
            new Report.Journals(
                journal.id, null, List.of(new Report.Receipted(journal.id, journal.receipted()))),
            List.of(slot.report(System.nanoTime())),
            true,
            FaultCode.NONE,
            new Report.Plc(Report.PlcState.CONNECTED, "1.4"),
            journal.queued(),
            new Report.Disk(1, 2),
            slot.generation());
    broker.publish(Topics.of(node, Topics.REPORT), ReportCodec.encode(node, said));
  }

  private void send() throws IOException {
    var batch = batch();
    if (batch.isEmpty()) return;
    var envelope = EnvelopeCodec.encode(node, journal.id, Instant.now(), null, batch);
    broker.publish(Topics.of(node, Topics.RECORDS), envelope);
  }

  private synchronized List<byte[]> batch() {
    return journal.batch(System.nanoTime());
  }

  private synchronized void inspect() {
    var part = line.next();
    var candidate = slot.inForce(System.nanoTime());
    var champion = line.looks(slot.champion());
    if (candidate == null) {
      write(part, champion, null);
      return;
    }
    var other = line.looks(candidate.model());
    if (candidate.mode() == Mode.CANARY) {
      var drawn = draw(part.id()) < candidate.share();
      write(part, drawn ? other : champion, new By(candidate, drawn));
    } else shadow(write(part, champion, null), part, candidate, champion, other);
  }

  /// A canary under way, and whether the candidate decides this part.
  private record By(Assignment.Candidate candidate, boolean drawn) {}

  /// The same for all retries of a part.
  private static double draw(String unit) {
    return new java.util.SplittableRandom(unit.hashCode() * 0x9E3779B97F4A7C15L).nextDouble();
  }

  private RecordId write(Part part, Shadowed.Result result, @Nullable By by) {
    var id = new RecordId(journal.id, journal.next());
    var served =
        new Served(
            by != null && by.drawn() ? Arm.CANDIDATE : Arm.CHAMPION,
            by == null ? null : by.candidate().rollout(),
            slot.generation(),
            result.model());
    journal.add(
        new JournalRecord.Inspected(
            new Inspection(
                id.seq(),
                part,
                List.of(new View(id.seq(), 640, 640, null, null, null)),
                result.defects(),
                false,
                served,
                result.outcome(),
                new Latency(1, 1, result.inferMs(), result.decideMs()),
                now(),
                new Sampling(part.id(), true, null))));
    deliver(id, result);
    return id;
  }

  private void deliver(RecordId inspected, Shadowed.Result result) {
    var unknown = line.unacknowledged(result.model());
    var verdict = result.outcome().verdict();
    journal.add(
        new JournalRecord.Delivered(
            new Delivery(
                inspected.seq(),
                inspected,
                (inspected.seq() & 0xffff) << 16 | verdict.code(),
                verdict,
                unknown ? Delivery.State.UNKNOWN : Delivery.State.ACKNOWLEDGED,
                new Delivery.Timing(1, 1, 10),
                now())));
  }

  private void shadow(
      RecordId inspected,
      Part part,
      Assignment.Candidate candidate,
      Shadowed.Result champion,
      Shadowed.Result other) {
    journal.add(
        new JournalRecord.Shadow(
            new Shadowed(
                inspected,
                part,
                candidate.rollout(),
                slot.generation(),
                Mode.SHADOW,
                new Shadowed.Both(champion, other),
                List.of(),
                now())));
  }

  private static Clock now() {
    return new Clock(Instant.now(), System.nanoTime());
  }

  @Override
  public void close() throws IOException {
    over = true;
    try {
      life.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    broker.close();
  }
}
