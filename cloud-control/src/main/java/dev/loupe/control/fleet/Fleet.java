package dev.loupe.control.fleet;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/// What the nodes last said of themselves.
public interface Fleet {
  /// A node that never reported is absent.
  Map<String, NodeNow> now(Collection<String> nodes);

  /// The nodes whose place is one of these stations.
  List<NodeNow> at(Collection<String> stations);
}
