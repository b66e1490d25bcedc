package dev.loupe.control.drift.adapter;

import dev.loupe.control.MqttPeer;
import dev.loupe.control.drift.Lots;
import dev.loupe.control.ledger.Records;
import dev.loupe.schema.drift.Signal;
import dev.loupe.schema.drift.Summary;
import dev.loupe.schema.inspection.Arm;
import dev.loupe.schema.inspection.Clock;
import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Inspection;
import dev.loupe.schema.inspection.Latency;
import dev.loupe.schema.inspection.Origin;
import dev.loupe.schema.inspection.Outcome;
import dev.loupe.schema.inspection.Part;
import dev.loupe.schema.inspection.Served;
import dev.loupe.schema.inspection.Verdict;
import dev.loupe.schema.model.ModelRef;
import dev.loupe.schema.wire.Decoded;
import dev.loupe.schema.wire.JournalRecord;
import dev.loupe.schema.wire.Range;
import dev.loupe.schema.wire.ReceiptCodec;
import dev.loupe.schema.wire.RecordCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A node of one station that replays lots over the wire: each part's record, then the lot's
/// summary.
final class DrivenLine implements AutoCloseable {
  static final String LINE = "line-drift";
  static final int PARTS = 20;
  private static final ModelRef MODEL = new ModelRef("pcb", "1", "ef".repeat(32));

  private final String node;
  private final String station;
  private final MqttPeer peer;
  private final UUID journal = UUID.randomUUID();
  private final Lots lots;
  private long seq;
  private int lot;

  DrivenLine(String node, int port, long seed) throws Exception {
    this.node = node;
    this.station = "aoi-" + node;
    this.lots = new Lots(seed);
    this.peer = MqttPeer.connect(port, MqttPeer.options(node, "secret-" + node));
    if (!peer.subscribe("loupe/v1/" + node + "/receipt"))
      throw new IllegalStateException("the broker refused " + node);
  }

  String station() {
    return station;
  }

  /// `shifts` are by how much each signal has moved; the lots end a second apart from `from` on.
  void lots(int many, String recipe, Instant from, Map<Signal, Double> shifts) throws Exception {
    for (var i = 0; i < many; i++) lot(recipe, from.plus(Duration.ofSeconds(i)), shifts);
  }

  private void lot(String recipe, Instant at, Map<Signal, Double> shifts) throws Exception {
    var name = node + "-lot-" + lot++;
    var records = new ArrayList<byte[]>();
    var first = seq + 1;
    for (var part = 0; part < PARTS; part++)
      records.add(encoded(new JournalRecord.Inspected(inspection(name, recipe, at))));
    var signals =
        Arrays.stream(Signal.values())
            .map(it -> lots.lot(it, PARTS, shifts.getOrDefault(it, 0.0)))
            .toList();
    var covers = List.of(new Range(first, seq));
    var clock = new Clock(at, seq);
    records.add(
        encoded(
            new JournalRecord.Summed(
                new Summary(LINE, station, recipe, name, MODEL, covers, PARTS, signals, clock))));
    peer.publish("loupe/v1/" + node + "/records", Records.envelope(node, journal, records));
    receipted();
  }

  private byte[] encoded(JournalRecord record) {
    return RecordCodec.encode(++seq, record);
  }

  private Inspection inspection(String lot, String recipe, Instant at) {
    return new Inspection(
        seq + 1,
        new Part("part-" + (seq + 1), null, lot, LINE, station, recipe, Origin.PRODUCTION),
        List.of(),
        List.of(),
        false,
        new Served(Arm.CHAMPION, null, 0, MODEL),
        new Outcome(Verdict.PASS, 0.9, ErrorCode.NONE),
        Latency.NONE,
        new Clock(at, seq),
        null);
  }

  private void receipted() throws InterruptedException {
    var heard = peer.next(10_000);
    if (heard == null) throw new AssertionError("no receipt");
    if (!(ReceiptCodec.decode(heard.payload()) instanceof Decoded.Value(var receipt)
        && receipt.refused().isEmpty())) throw new AssertionError("refused");
  }

  @Override
  public void close() throws Exception {
    peer.close();
  }
}
