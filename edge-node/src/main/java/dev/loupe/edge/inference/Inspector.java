package dev.loupe.edge.inference;

import dev.loupe.edge.frame.Frame;
import dev.loupe.schema.fleet.Report.Slot;

/// Looks at one part's frame: decodes it, finds its golden template, runs the model and applies the
/// rule. It never throws and never answers PASS for what it could not see: whatever goes wrong is
/// an ERROR in the finding.
public interface Inspector {
  /// Answers by `deadline` (`System.nanoTime`) at the latest; a model that has not answered then is
  /// ERROR(DEADLINE), and while its worker is still busy `ready` is false and every call answers
  /// ERROR(NOT_READY) at once.
  Finding inspect(Frame frame, Subject subject, long deadline);

  /// Decodes ahead on the caller's thread what `inspect` will look at next, and answers how long
  /// that took in ns: decoding that `inspect` is spared.
  default long prepare(Frame frame) {
    return 0;
  }

  boolean ready();

  /// Whether the champion still works on a part that it should have answered seconds ago.
  boolean hangs();

  /// What serves here, for the report.
  Slot slot();
}
