package dev.loupe.edge.inference;

import static java.util.Objects.requireNonNull;

import dev.loupe.edge.inference.ModelState.Serving;
import dev.loupe.edge.split.Draw;
import dev.loupe.edge.split.Unit;
import dev.loupe.edge.split.Way;
import dev.loupe.schema.fleet.Assignment.Mode;
import dev.loupe.schema.inspection.Arm;
import dev.loupe.schema.inspection.Sampling;
import dev.loupe.schema.inspection.Served;
import dev.loupe.schema.model.ModelRef;
import org.jspecify.annotations.Nullable;

/// What the lineup and chance make of one part. `audited`: drawn for the random audit.
record Allotment(Lineup lineup, Serving champion, Unit unit, Way way, boolean audited) {
  static Allotment of(Lineup lineup, Serving champion, Unit unit, boolean production) {
    var candidate = lineup.candidate();
    var way =
        candidate == null
            ? Way.CHAMPION
            : Way.of(
                candidate.mode(),
                candidate.eitherRejects(),
                Draw.within(candidate.share(), lineup.salt(), unit));
    var audited = production && Draw.audited(lineup.auditShare(), lineup.salt(), unit);
    return new Allotment(lineup, champion, unit, way, audited);
  }

  Candidate candidate() {
    return requireNonNull(lineup.candidate());
  }

  /// Whose word the PLC gets, as far as it is known before the models have looked.
  Serving decider() {
    return way == Way.CANDIDATE ? candidate().model() : champion;
  }

  /// The rollout is named on both arms while a canary splits the parts, and never else.
  Served served(ModelRef model) {
    var candidate = lineup.candidate();
    var arm =
        switch (way) {
          case CHAMPION, SHADOW -> Arm.CHAMPION;
          case EITHER_REJECTS, CANDIDATE -> Arm.CANDIDATE;
        };
    var split = candidate != null && candidate.mode() == Mode.CANARY;
    return new Served(arm, split ? candidate().rollout() : null, lineup.generation(), model);
  }

  /// Null where no assignment says how to draw.
  @Nullable Sampling sampling() {
    if (lineup.generation() == 0) return null;
    return new Sampling(unit.key(), unit.identified(), audited ? lineup.auditShare() : null);
  }
}
