package dev.loupe.edge.second;

import dev.loupe.edge.inference.CandidateRuns;
import dev.loupe.edge.inference.Looked;
import dev.loupe.edge.split.Draw;
import dev.loupe.edge.split.Pace;
import dev.loupe.schema.inspection.Shadowed.Both;
import dev.loupe.schema.inspection.Shadowed.Compared;
import dev.loupe.schema.inspection.Shadowed.Skipped;

/// Lets the candidate look at parts that have their word already, in the time until the next. It
/// begins nothing while a part is in hand.
final class Shadows {
  private final CandidateRuns runs;
  private volatile boolean inHand;
  private long began;
  private Pace pace = Pace.UNKNOWN;

  Shadows(CandidateRuns runs) {
    this.runs = runs;
  }

  synchronized void began(long now) {
    inHand = true;
    if (began != 0) pace = pace.came(now - began);
    began = now;
  }

  synchronized void ended(long now) {
    if (inHand && began != 0) pace = pace.took(now - began);
    inHand = false;
  }

  private synchronized void ran(long took) {
    pace = pace.run(took);
  }

  private synchronized double sustainable() {
    return pace.sustainable();
  }

  Compared compare(Looked looked, String recipe) {
    var candidate = looked.candidate();
    if (looked.first().isError()) return Looked.noVerdict();
    var salt = looked.choice().lineup().salt();
    if (!Draw.within(sustainable(), salt, looked.choice().unit()))
      return new Skipped("more than the node can sustain");
    if (inHand) return new Skipped("the next part came first");
    if (candidate.model().worker().isBusy()) return new Skipped("the candidate was still at work");
    var start = System.nanoTime();
    var opinion = runs.look(candidate, looked.pair(), recipe, start + looked.allowed());
    ran(System.nanoTime() - start);
    return new Both(looked.first().result(), opinion.result());
  }
}
