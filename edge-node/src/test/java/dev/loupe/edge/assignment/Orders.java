package dev.loupe.edge.assignment;

import dev.loupe.schema.fleet.Assignment;
import dev.loupe.schema.fleet.Assignment.Candidate;
import dev.loupe.schema.fleet.Assignment.Limits;
import dev.loupe.schema.fleet.Assignment.Mode;
import dev.loupe.schema.model.ModelRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Assignments to test with.
final class Orders {
  static final ModelRef A = model("a", 'a');
  static final ModelRef B = model("b", 'b');
  static final ModelRef C = model("c", 'c');
  static final Limits LIMITS = new Limits(2, 1, 10);
  static final Duration LEASE = Duration.ofSeconds(60);
  static final Instant ISSUED = Instant.parse("2026-11-20T20:00:00Z");

  private Orders() {}

  static ModelRef model(String name, char digit) {
    return new ModelRef(name, "1", String.valueOf(digit).repeat(64));
  }

  static Assignment order(long generation, ModelRef champion, @Nullable Candidate candidate) {
    return new Assignment("node-1", generation, ISSUED, List.of(slot(null, champion, candidate)));
  }

  static Assignment.Slot slot(
      @Nullable String recipe, ModelRef champion, @Nullable Candidate candidate) {
    return new Assignment.Slot("aoi-1", recipe, champion, candidate, 0.1, "salt");
  }

  static Candidate canary(ModelRef model) {
    return new Candidate(model, "r1", Mode.CANARY, 0.2, true, LEASE, LIMITS);
  }

  static Candidate shadow(ModelRef model) {
    return new Candidate(model, "r1", Mode.SHADOW, 0.5, false, LEASE, LIMITS);
  }
}
