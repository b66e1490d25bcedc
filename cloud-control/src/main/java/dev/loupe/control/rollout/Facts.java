package dev.loupe.control.rollout;

import dev.loupe.control.fleet.NodeNow;
import dev.loupe.control.gate.Observed;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that a judgement may look at: the ledger's counts, the nodes' last reports, the generation
/// last issued to each node, and why the candidate may no longer be used (null: it may).
public record Facts(
    Observed observed,
    Map<String, NodeNow> nodes,
    Map<String, Long> issued,
    @Nullable String barred) {
  public Facts {
    nodes = Map.copyOf(nodes);
    issued = Map.copyOf(issued);
  }

  long issued(String node) {
    return issued.getOrDefault(node, 0L);
  }
}
