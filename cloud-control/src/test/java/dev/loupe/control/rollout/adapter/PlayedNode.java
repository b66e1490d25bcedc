package dev.loupe.control.rollout.adapter;

import dev.loupe.bundle.dsse.Envelope;
import dev.loupe.bundle.dsse.EnvelopeCodec;
import dev.loupe.control.MqttPeer;
import dev.loupe.schema.fleet.Assignment;
import dev.loupe.schema.fleet.Assignment.Mode;
import dev.loupe.schema.fleet.FaultCode;
import dev.loupe.schema.fleet.Report;
import dev.loupe.schema.fleet.Resident;
import dev.loupe.schema.inspection.Arm;
import dev.loupe.schema.inspection.Clock;
import dev.loupe.schema.inspection.Delivery.RecordId;
import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Inspection;
import dev.loupe.schema.inspection.Latency;
import dev.loupe.schema.inspection.Origin;
import dev.loupe.schema.inspection.Outcome;
import dev.loupe.schema.inspection.Part;
import dev.loupe.schema.inspection.Sampling;
import dev.loupe.schema.inspection.Served;
import dev.loupe.schema.inspection.Shadowed;
import dev.loupe.schema.inspection.Verdict;
import dev.loupe.schema.model.ModelRef;
import dev.loupe.schema.wire.AssignmentCodec;
import dev.loupe.schema.wire.Command;
import dev.loupe.schema.wire.CommandCodec;
import dev.loupe.schema.wire.Decoded;
import dev.loupe.schema.wire.JournalRecord;
import dev.loupe.schema.wire.RecordCodec;
import dev.loupe.schema.wire.ReportCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A node by its messages alone: it follows its assignments and leases as a real one does, and
/// inspects parts whose results it makes up.
final class PlayedNode implements AutoCloseable {
  static final String STATION = "aoi-1";

  /// Whether the candidate gives ERROR on this part.
  volatile double candidateErrors;

  /// The code with which it refuses every candidate.
  volatile @Nullable String refuses;

  final List<Assignment> assignments = new ArrayList<>();
  final List<Command.Lease> leases = new ArrayList<>();

  private final SplittableRandom chance = new SplittableRandom(5);
  private final UUID journal = UUID.randomUUID();
  private final String node;
  private final MqttPeer peer;
  private ModelRef champion;
  private @Nullable Assignment current;
  private boolean leased;
  private long number;
  private long seq;

  PlayedNode(String node, ModelRef champion, MqttPeer peer) throws Exception {
    this.node = node;
    this.champion = champion;
    this.peer = peer;
    peer.subscribe("loupe/v1/" + node + "/assignment");
    peer.subscribe("loupe/v1/" + node + "/command");
  }

  /// A tenth of a second of a node's life: hears, reports, inspects that many parts.
  void live(int parts) throws Exception {
    for (MqttPeer.Heard it; (it = peer.next(1)) != null; ) hear(it);
    peer.publish("loupe/v1/" + node + "/report", ReportCodec.encode(node, report()));
    var records = new ArrayList<byte[]>();
    for (int i = 0; i < parts; i++) inspect(records);
    if (!records.isEmpty())
      peer.publish(
          "loupe/v1/" + node + "/records",
          dev.loupe.schema.wire.EnvelopeCodec.encode(node, journal, Instant.now(), null, records));
    Thread.sleep(100);
  }

  private void hear(MqttPeer.Heard it) {
    if (it.topic().endsWith("/assignment")) {
      var envelope = ((Decoded.Value<Envelope>) EnvelopeCodec.decode(it.payload())).value();
      var assignment =
          ((Decoded.Value<Assignment>) AssignmentCodec.decode(envelope.payload())).value();
      if (current != null && assignment.generation() <= current.generation()) return;
      assignments.add(assignment);
      current = assignment;
      champion = assignment.slots().getFirst().champion();
      leased = false;
    } else if (CommandCodec.decode(it.payload())
        instanceof Decoded.Value<Command>(Command.Lease lease)) {
      leases.add(lease);
      if (current != null && lease.generation() == current.generation()) leased = true;
    }
  }

  Assignment.@Nullable Candidate candidate() {
    return current == null ? null : current.slots().getFirst().candidate();
  }

  ModelRef champion() {
    return champion;
  }

  private boolean inForce() {
    var it = candidate();
    return it != null && refuses == null && (it.mode() == Mode.SHADOW || leased);
  }

  private Report report() {
    return new Report(
        ++number,
        Instant.now(),
        new Report.Software("0.1.0"),
        new Report.Place("line-1", STATION),
        new Report.Journals(journal, null, List.of()),
        List.of(slot()),
        true,
        FaultCode.NONE,
        new Report.Plc(Report.PlcState.CONNECTED, "1.4"),
        0,
        new Report.Disk(1, 2),
        generation());
  }

  private Report.Slot slot() {
    var candidate = candidate();
    var acts = inForce();
    return new Report.Slot(
        STATION,
        null,
        champion,
        Report.SlotState.SERVING,
        candidate == null ? List.of() : List.of(resident(candidate.model())),
        acts ? candidate.rollout() : null,
        acts ? candidate.share() : 0);
  }

  private Resident resident(ModelRef model) {
    return new Resident(
        model,
        Resident.Role.CANDIDATE,
        refuses == null ? Resident.State.RESIDENT : Resident.State.REFUSED,
        refuses,
        null,
        generation());
  }

  private long generation() {
    return current == null ? 0 : current.generation();
  }

  private void inspect(List<byte[]> records) {
    var inspected = ++seq;
    var part =
        new Part("part-" + inspected, null, "lot-1", "line-1", STATION, "pcb", Origin.PRODUCTION);
    var terms = inForce() ? candidate() : null;
    var canary = terms != null && terms.mode() == Mode.CANARY;
    var byCandidate = canary && chance.nextDouble() < terms.share();
    var outcome = byCandidate ? tried() : pass();
    var served =
        new Served(
            byCandidate ? Arm.CANDIDATE : Arm.CHAMPION,
            canary ? terms.rollout() : null,
            generation(),
            byCandidate ? terms.model() : champion);
    records.add(
        RecordCodec.encode(
            inspected, new JournalRecord.Inspected(inspection(inspected, part, served, outcome))));
    if (terms == null || canary) return;
    records.add(
        RecordCodec.encode(
            ++seq, new JournalRecord.Shadow(shadowed(inspected, part, terms, tried()))));
  }

  private Outcome tried() {
    return chance.nextDouble() < candidateErrors ? Outcome.error(ErrorCode.MODEL_FAILED) : pass();
  }

  private static Outcome pass() {
    return new Outcome(Verdict.PASS, 0.9, ErrorCode.NONE);
  }

  private static Inspection inspection(long seq, Part part, Served served, Outcome outcome) {
    return new Inspection(
        seq,
        part,
        List.of(),
        List.of(),
        false,
        served,
        outcome,
        new Latency(1, 1, 5, 1),
        at(seq),
        new Sampling(part.id(), true, null));
  }

  private Shadowed shadowed(
      long inspected, Part part, Assignment.Candidate terms, Outcome outcome) {
    return new Shadowed(
        new RecordId(journal, inspected),
        part,
        terms.rollout(),
        generation(),
        Mode.SHADOW,
        new Shadowed.Both(
            new Shadowed.Result(champion, pass(), List.of(), 5, 1),
            new Shadowed.Result(terms.model(), outcome, List.of(), 5, 1)),
        List.of(),
        at(inspected));
  }

  private static Clock at(long seq) {
    return new Clock(Instant.now(), seq);
  }

  @Override
  public void close() throws Exception {
    peer.close();
  }
}
