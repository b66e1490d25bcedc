package dev.loupe.control.assignment;

import dev.loupe.schema.fleet.Assignment;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Every assignment ever issued, the last of each node for short.
public interface AssignmentBook {
  /// The last assignment issued to each of these nodes that ever got one.
  Map<String, Assignment> assigned(Collection<String> nodes);

  /// The last of every node, as it was sent.
  List<Issued> current();
}
