package dev.loupe.edge.split;

import dev.loupe.schema.fleet.Assignment.Mode;

/// Who looks at a part, and whose word counts.
public enum Way {
  /// The champion alone.
  CHAMPION,
  /// The champion; the candidate looks once the PLC has its answer.
  SHADOW,
  /// Both, before the PLC has its answer: the more severe verdict counts.
  EITHER_REJECTS,
  /// The candidate alone.
  CANDIDATE;

  /// `chosen`: the part's unit lies within the candidate's share.
  public static Way of(Mode mode, boolean eitherRejects, boolean chosen) {
    if (!chosen) return CHAMPION;
    return switch (mode) {
      case SHADOW -> SHADOW;
      case CANARY -> eitherRejects ? EITHER_REJECTS : CANDIDATE;
    };
  }
}
