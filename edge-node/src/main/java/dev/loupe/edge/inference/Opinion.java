package dev.loupe.edge.inference;

import dev.loupe.edge.inference.ModelState.Serving;
import dev.loupe.edge.inference.ModelWorker.Answer;
import dev.loupe.edge.inference.ModelWorker.Run;
import dev.loupe.edge.rule.Judgement;
import dev.loupe.edge.rule.Rule;
import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Outcome;
import dev.loupe.schema.inspection.Shadowed.Result;
import dev.loupe.schema.model.ModelRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one model made of one part. `highest` is the highest score of its output, NaN where there
/// is none to believe; `times` are its own; `reason` is for people, where the outcome is an ERROR.
public record Opinion(
    ModelRef model, Judgement judgement, double highest, Times times, @Nullable String reason) {
  /// `System.nanoTime` where the model was asked, where it had answered, where the rule had
  /// decided.
  public record Times(long asked, long inferred, long decided) {
    static Times none() {
      var now = System.nanoTime();
      return new Times(now, now, now);
    }
  }

  static Opinion error(ModelRef model, ErrorCode code, String reason) {
    return error(model, code, reason, Times.none());
  }

  private static Opinion error(ModelRef model, ErrorCode code, String reason, Times times) {
    var nothing = new Judgement(Outcome.error(code), List.of(), false);
    return new Opinion(model, nothing, Double.NaN, times, reason);
  }

  static Opinion busy(ModelRef model) {
    return error(model, ErrorCode.NOT_READY, "the model still works on an earlier part");
  }

  /// Waits until `deadline` (`System.nanoTime`) at most.
  static Opinion of(Serving serving, Run run, String recipe, long deadline) {
    var model = serving.model();
    return switch (run.await(deadline)) {
      case Answer.Late _ ->
          error(
              model,
              ErrorCode.DEADLINE,
              "the model did not answer by the deadline",
              until(run, System.nanoTime()));
      case Answer.Failed(var why) ->
          error(model, ErrorCode.MODEL_FAILED, why, until(run, System.nanoTime()));
      case Answer.Seen(var look) ->
          switch (look.scan()) {
            case Scan.Senseless(var code, var why) ->
                error(model, code, why, until(run, look.inferred()));
            case Scan.Seen(var defects, var highest) -> {
              var judgement = Rule.judge(defects, highest, serving.rules().of(recipe));
              yield new Opinion(model, judgement, highest, until(run, look.inferred()), null);
            }
          };
    };
  }

  private static Times until(Run run, long inferred) {
    return new Times(run.started(), inferred, System.nanoTime());
  }

  Ran ran() {
    return switch (judgement.outcome().error()) {
      case NONE -> Ran.WELL;
      case DEADLINE, NOT_READY -> Ran.MISS;
      case NO_FRAME,
          OUT_OF_STEP,
          UNKNOWN_RECIPE,
          BROKEN_IMAGE,
          WRONG_SIZE,
          MODEL_FAILED,
          NOT_A_NUMBER,
          JOURNAL,
          RESTARTED,
          HUNG,
          UNSUPPORTED_IMAGE,
          UNREADABLE_TAGS ->
          Ran.ERROR;
    };
  }

  public boolean isError() {
    return judgement.outcome().error() != ErrorCode.NONE;
  }

  public Outcome outcome() {
    return judgement.outcome();
  }

  public Result result() {
    return new Result(
        model,
        judgement.outcome(),
        judgement.defects(),
        (times.inferred - times.asked) / 1e6,
        (times.decided - times.inferred) / 1e6);
  }
}
