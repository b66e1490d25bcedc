package dev.loupe.it.kill;

import dev.loupe.it.check.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a round of kills came to: the kills, the three accounts joined, and for each damage done to
/// these accounts on purpose whether the checker noticed.
public record KillReport(
    long seed, List<Kill> kills, Report report, Map<String, Boolean> controls) {
  public KillReport {
    kills = List.copyOf(kills);
  }

  /// Why it is no success; empty where it is. Parts may get ERROR: the node was dead.
  public List<String> failures() {
    var failures = new ArrayList<>(report.differences());
    var figures = report.figures();
    if (figures.triggered() == 0) failures.add("no part was triggered");
    if (figures.rows() != figures.triggered())
      failures.add(figures.triggered() + " triggers, " + figures.rows() + " inspections");
    var open = kills.stream().filter(Kill::caughtHandshake).count();
    if (2 * open < kills.size())
      failures.add("only " + open + " of " + kills.size() + " kills found a handshake open");
    controls.forEach((name, caught) -> {
      if (!caught) failures.add("the checker does not notice " + name);
    });
    return failures;
  }
}
