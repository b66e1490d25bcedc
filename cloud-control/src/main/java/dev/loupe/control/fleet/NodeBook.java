package dev.loupe.control.fleet;

import dev.loupe.schema.fleet.Report;
import java.time.Instant;

/// The last report of each node.
public interface NodeBook {
  /// Nodes appear by their first report. Evidence of two processes under one name is raised there
  /// and stays.
  void book(String node, Report report, Instant now);
}
