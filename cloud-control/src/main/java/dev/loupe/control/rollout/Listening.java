package dev.loupe.control.rollout;

import dev.loupe.control.fleet.NodeNow;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Since when this process hears the nodes. What the database says of them is from before, and may
/// be from long before: a rollout is taken up once all its nodes were heard, or have had the plan's
/// time for reports.
public record Listening(Instant since) {
  private static final Duration GAP = Duration.ofSeconds(10);

  /// After a gap since the last turn, as while the database was away or the machine slept, what is
  /// known of the nodes is from before it.
  public Listening after(Instant lastTurn, Instant now) {
    return lastTurn.plus(GAP).isBefore(now) ? new Listening(now) : this;
  }

  public boolean knows(Rollout rollout, Map<String, NodeNow> nodes, Instant now) {
    var terms = rollout.terms();
    return since.plus(terms.plan().reportTimeout()).isBefore(now)
        || terms.nodes().stream().allMatch(it -> heard(nodes.get(it)));
  }

  private boolean heard(@Nullable NodeNow node) {
    return node != null && node.reportedAt().isAfter(since);
  }
}
