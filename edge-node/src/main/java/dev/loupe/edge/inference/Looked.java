package dev.loupe.edge.inference;

import static java.util.Objects.requireNonNull;

import dev.loupe.edge.drift.Bins;
import dev.loupe.edge.frame.Frame;
import dev.loupe.edge.frame.Sha256;
import dev.loupe.edge.inference.ModelState.Serving;
import dev.loupe.edge.split.Unit;
import dev.loupe.edge.split.Way;
import dev.loupe.schema.inspection.Clock;
import dev.loupe.schema.inspection.Delivery.RecordId;
import dev.loupe.schema.inspection.Part;
import dev.loupe.schema.inspection.Shadowed;
import dev.loupe.schema.inspection.Shadowed.Both;
import dev.loupe.schema.inspection.Shadowed.Compared;
import dev.loupe.schema.inspection.Shadowed.Skipped;
import dev.loupe.schema.wire.JournalRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stays of a part that a model looked at, for its records and for the work after its word.
/// `first` is the champion's opinion, or the candidate's where it decided alone; `allowed` is the
/// time in ns that a model has for a part.
public record Looked(Frame frame, Pair pair, Choice choice, Opinion first, long allowed) {
  /// Who was to look; `second` is the candidate's opinion where either one rejects, null where it
  /// was not asked.
  public record Choice(Way way, Unit unit, Lineup lineup, @Nullable Opinion second) {}

  /// Of the model whose opinion is the first.
  public Bins bins() {
    var serving = choice.way == Way.CANDIDATE ? candidate().model() : choice.lineup.champion();
    return serving instanceof Serving(_, _, _, _, var bins) ? bins : Bins.USUAL;
  }

  public Way way() {
    return choice.way;
  }

  /// For a part on which either one rejects: what became of that.
  public Compared compared() {
    if (choice.second != null) return new Both(first.result(), choice.second.result());
    return first.isError() ? noVerdict() : new Skipped("the champion left no time");
  }

  /// The candidate that was to look; only where the way names one.
  public Candidate candidate() {
    return requireNonNull(choice.lineup.candidate());
  }

  public JournalRecord.Shadow shadow(RecordId inspected, Part part, Compared compared) {
    var candidate = candidate();
    return new JournalRecord.Shadow(
        new Shadowed(
            inspected,
            part,
            candidate.rollout(),
            candidate.generation(),
            candidate.mode(),
            compared,
            differ(compared) ? List.of(Sha256.of(frame.bytes())) : List.of(),
            new Clock(Instant.now(), System.nanoTime())));
  }

  /// Whether the two came to different verdicts.
  public static boolean differ(Compared compared) {
    return compared instanceof Both(var champion, var candidate)
        && champion.outcome().verdict() != candidate.outcome().verdict();
  }

  public static Skipped noVerdict() {
    return new Skipped("the champion gave no verdict");
  }
}
