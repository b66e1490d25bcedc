package dev.loupe.edge.split;

import dev.loupe.schema.inspection.Outcome;
import dev.loupe.schema.inspection.Verdict;

/// What the PLC is told where champion and candidate both looked at a part:
///
/// | champion ╲ candidate | PASS   | REVIEW | REJECT | ERROR or late |
/// |----------------------|--------|--------|--------|---------------|
/// | PASS                 | PASS   | REVIEW | REJECT | PASS          |
/// | REVIEW               | REVIEW | REVIEW | REJECT | REVIEW        |
/// | REJECT               | REJECT | REJECT | REJECT | REJECT        |
/// | ERROR                | ERROR  | ERROR  | ERROR  | ERROR         |
///
/// It decides nothing anew: it names one of the two outcomes that the rule gave, the champion's
/// where both weigh the same. So nothing passes that the champion did not pass.
public final class EitherRejects {
  private EitherRejects() {}

  public enum Whose {
    CHAMPION,
    CANDIDATE
  }

  public static Whose stands(Outcome champion, Outcome candidate) {
    if (champion.verdict() == Verdict.ERROR || candidate.verdict() == Verdict.ERROR)
      return Whose.CHAMPION;
    return candidate.verdict().severity() > champion.verdict().severity()
        ? Whose.CANDIDATE
        : Whose.CHAMPION;
  }
}
