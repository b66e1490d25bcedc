package dev.loupe.edge.assignment;

import dev.loupe.bundle.dsse.EnvelopeCodec;
import dev.loupe.bundle.dsse.Trust;
import dev.loupe.bundle.dsse.TrustedKey.Use;
import dev.loupe.bundle.dsse.Verification.Unverified;
import dev.loupe.bundle.dsse.Verification.Verified;
import dev.loupe.bundle.dsse.Verifier;
import dev.loupe.schema.fleet.Assignment;
import dev.loupe.schema.wire.AssignmentCodec;
import dev.loupe.schema.wire.Decoded;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What became of a message on `…/assignment`.
public sealed interface Order {
  record Taken(Assignment assignment) implements Order {}

  /// The order in force once more, as a broker that retains it sends it at every connection.
  record Again() implements Order {}

  record Refused(String sentence) implements Order {}

  /// Who reads it: this node at its station, whom it trusts, at a time it trusts, the order in
  /// force and the highest generation it ever took.
  record Reader(
      Place place, Trust trust, Instant now, @Nullable Assignment inForce, long highest) {}

  record Place(String node, String station) {}

  static Order read(byte[] bytes, Reader reader) {
    return switch (EnvelopeCodec.decode(bytes)) {
      case Decoded.Refused<?> refused ->
          refused("is no signed envelope (" + refused.sentence() + ")");
      case Decoded.Value(var envelope) ->
          switch (Verifier.verify(
              envelope, Assignment.PAYLOAD_TYPE, Use.ASSIGNMENT, reader.trust, reader.now)) {
            case Unverified(var why, var sentence) -> refused("is " + why + ": " + sentence);
            case Verified verified ->
                switch (AssignmentCodec.decode(verified.payload())) {
                  case Decoded.Refused<?> refused ->
                      refused("cannot be read: " + refused.sentence());
                  case Decoded.Value(var assignment) -> judged(assignment, reader);
                };
          };
    };
  }

  /// The order that an envelope holds which was judged before.
  static Optional<Assignment> stored(byte[] bytes) {
    return EnvelopeCodec.decode(bytes) instanceof Decoded.Value(var envelope)
            && AssignmentCodec.decode(envelope.payload()) instanceof Decoded.Value(var assignment)
        ? Optional.of(assignment)
        : Optional.empty();
  }

  private static Order judged(Assignment it, Reader reader) {
    if (!it.node().equals(reader.place.node))
      return refused("is for node '" + it.node() + "', this is '" + reader.place.node + "'");
    if (it.equals(reader.inForce)) return new Again();
    if (it.generation() <= reader.highest)
      return refused(
          "has generation " + it.generation() + ", and " + reader.highest + " was here before");
    for (var slot : it.slots())
      if (!slot.station().equals(reader.place.station))
        return refused(
            "names station '"
                + slot.station()
                + "', this node stands at '"
                + reader.place.station
                + "'");
    var recipes = it.slots().stream().map(slot -> String.valueOf(slot.recipe())).toList();
    return recipes.stream().distinct().count() < recipes.size()
        ? refused("names a recipe twice")
        : new Taken(it);
  }

  private static Order refused(String what) {
    return new Refused(
        "The assignment " + what + ": it is not followed; let the control plane send another.");
  }
}
