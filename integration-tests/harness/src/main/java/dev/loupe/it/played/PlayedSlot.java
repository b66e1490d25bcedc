package dev.loupe.it.played;

import dev.loupe.bundle.Digest;
import dev.loupe.bundle.dsse.Envelope;
import dev.loupe.bundle.dsse.EnvelopeCodec;
import dev.loupe.schema.fleet.Assignment;
import dev.loupe.schema.fleet.Assignment.Mode;
import dev.loupe.schema.fleet.Report;
import dev.loupe.schema.fleet.Resident;
import dev.loupe.schema.model.ModelRef;
import dev.loupe.schema.wire.AssignmentCodec;
import dev.loupe.schema.wire.Command;
import dev.loupe.schema.wire.Decoded;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a played node was told to run: it follows assignments and leases as a real one does.
final class PlayedSlot {
  private final String station;
  private final List<Order> orders = new ArrayList<>();
  private ModelRef champion;
  private @Nullable Assignment current;
  private long leasedUntil;
  private boolean leased;
  private boolean ended;

  PlayedSlot(String station, ModelRef champion) {
    this.station = station;
    this.champion = champion;
  }

  List<Order> orders() {
    return List.copyOf(orders);
  }

  void assigned(byte[] message) {
    if (!(EnvelopeCodec.decode(message) instanceof Decoded.Value<Envelope>(var envelope))
        || !(AssignmentCodec.decode(envelope.payload()) instanceof Decoded.Value(var assignment)))
      throw new IllegalStateException("an assignment that cannot be read");
    orders.add(new Order(assignment.generation(), Digest.sha256(message)));
    if (assignment.generation() <= generation()) return;
    current = assignment;
    champion = assignment.slots().getFirst().champion();
    leased = false;
    ended = false;
  }

  void leased(Command.Lease lease, long now) {
    if (lease.generation() != generation() || ended) return;
    leased = true;
    leasedUntil = now + lease.seconds() * 1_000_000_000L;
  }

  long generation() {
    return current == null ? 0 : current.generation();
  }

  ModelRef champion() {
    return champion;
  }

  /// The candidate that acts now, in shadow or by its lease.
  Assignment.@Nullable Candidate inForce(long now) {
    if (leased && now - leasedUntil > 0) ended = true;
    var it = current == null ? null : current.slots().getFirst().candidate();
    return it != null && (it.mode() == Mode.SHADOW || leased && !ended) ? it : null;
  }

  double auditShare() {
    return current == null ? 0 : current.slots().getFirst().auditShare();
  }

  Report.Slot report(long now) {
    var acts = inForce(now);
    var candidate = current == null ? null : current.slots().getFirst().candidate();
    return new Report.Slot(
        station,
        null,
        champion,
        Report.SlotState.SERVING,
        candidate == null ? List.of() : List.of(resident(candidate.model())),
        acts == null ? null : acts.rollout(),
        acts == null ? 0 : acts.share());
  }

  private Resident resident(ModelRef model) {
    return new Resident(
        model,
        Resident.Role.CANDIDATE,
        Resident.State.RESIDENT,
        ended ? "LEASE_OVER" : null,
        null,
        generation());
  }
}
