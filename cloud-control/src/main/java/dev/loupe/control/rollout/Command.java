package dev.loupe.control.rollout;

import dev.loupe.schema.fleet.Assignment.Mode;
import java.time.Duration;
import java.util.Set;

/// What a step wants done, after it is saved. Assignments go to the named nodes, each as its next
/// generation.
public sealed interface Command {
  sealed interface Assign extends Command {
    Set<String> nodes();
  }

  /// The candidate beside the champion.
  record Offer(Set<String> nodes, Mode mode, double share, boolean eitherRejects, Duration lease)
      implements Assign {
    public Offer {
      nodes = Set.copyOf(nodes);
    }
  }

  /// The champion alone.
  record Restore(Set<String> nodes) implements Assign {
    public Restore {
      nodes = Set.copyOf(nodes);
    }
  }

  /// The candidate as champion.
  record Promote(Set<String> nodes) implements Assign {
    public Promote {
      nodes = Set.copyOf(nodes);
    }
  }

  /// A person must look.
  record Call(String why) implements Command {}

  /// The registry's mark of the champion moves.
  record Announce() implements Command {}
}
