package dev.loupe.edge.health;

import dev.loupe.schema.fleet.FaultCode;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// What is wrong with this node now. The parts of the node raise and clear; the PLC's Fault tag and
/// the report show the gravest.
@Singleton
public final class Faults {
  private final AtomicReference<Set<FaultCode>> raised = new AtomicReference<>(Set.of());

  public void raise(FaultCode fault) {
    raised.updateAndGet(now -> {
      var next = EnumSet.of(fault);
      next.addAll(now);
      return Set.copyOf(next);
    });
  }

  public void clear(FaultCode fault) {
    raised.updateAndGet(now -> {
      var next = EnumSet.noneOf(FaultCode.class);
      next.addAll(now);
      next.remove(fault);
      return Set.copyOf(next);
    });
  }

  /// Those that stop the line come first, then the lowest number; NONE if there is none.
  public FaultCode gravest() {
    return raised.get().stream()
        .min(Comparator.comparing((FaultCode it) -> !stopsTheLine(it)).thenComparing(it -> it))
        .orElse(FaultCode.NONE);
  }

  /// Whether the node must not be triggered: the others are for people.
  public boolean stopTheLine() {
    return raised.get().stream().anyMatch(Faults::stopsTheLine);
  }

  private static boolean stopsTheLine(FaultCode fault) {
    return switch (fault) {
      case OUT_OF_STEP, JOURNAL, MODEL, CAMERA, TAG_MAP, HUNG -> true;
      case NONE, DEAD_LETTERS, DUPLICATE_NODE, FOREIGN_LEDGER, ASSIGNMENT, TRUST -> false;
    };
  }
}
