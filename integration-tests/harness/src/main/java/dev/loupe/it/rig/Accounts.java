package dev.loupe.it.rig;

import static java.util.stream.Collectors.toSet;

import dev.loupe.it.check.Checker;
import dev.loupe.it.check.PlcLog;
import dev.loupe.it.check.Report;
import dev.loupe.it.check.Rows;
import dev.loupe.it.check.Truth;
import java.util.List;
import java.util.Set;

/// The three accounts of a run: what the PLCs logged, what the ledger holds, what was true.
public record Accounts(PlcLog plc, Rows rows, List<Truth> truths) {
  public Accounts {
    truths = List.copyOf(truths);
  }

  /// Only what concerns `parts`; `violations` are the PLCs' in the same time.
  Accounts of(Set<String> parts, List<String> violations) {
    var inspected = rows.inspected().stream().filter(it -> parts.contains(it.part())).toList();
    var ids = inspected.stream().map(Rows.Inspected::id).collect(toSet());
    return new Accounts(
        new PlcLog(
            plc.shots().stream().filter(it -> parts.contains(it.part().id())).toList(),
            List.of(),
            violations),
        new Rows(
            inspected,
            rows.delivered().stream()
                .filter(it -> it.inspected() != null && ids.contains(it.inspected()))
                .toList()),
        truths);
  }

  public Report report(long seed) {
    return Checker.check(seed, plc, rows, truths);
  }
}
