package dev.loupe.training.threshold;

import dev.loupe.schema.feedback.Agreement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Whether labelled boards show that fitted limits are better than the parent's. Each fold is
/// judged by limits fitted on the others, so no board speaks for limits that have seen it.
public final class Proof {
  private static final double ALPHA = 0.05;

  /// Fewer cannot show five gained boards beside any loss, nor a ceiling of a few percent.
  static final int LEAST_DEFECTIVE = 20;

  static final int LEAST_GOOD = 50;
  static final int LEAST_TWICE = 20;
  private static final double MOST_LABEL_ERROR = 0.2;

  private final ThresholdFit fit;
  private final Cut parent;
  private final double mostFalseCalls;
  private final Agreement agreement;

  public Proof(ThresholdFit fit, Cut parent, double mostFalseCalls, Agreement agreement) {
    this.fit = fit;
    this.parent = parent;
    this.mostFalseCalls = mostFalseCalls;
    this.agreement = agreement;
  }

  public sealed interface Result {
    record Shown(Cut cut, HeldOut heldOut) implements Result {}

    record NotShown(Why why, String sentence, Optional<HeldOut> heldOut) implements Result {}
  }

  /// Why the data do not carry new limits.
  public enum Why {
    TOO_FEW,
    LABELS_UNSURE,
    FALSE_CALLS,
    NO_GAIN
  }

  public Result show(List<Board> boards) {
    Optional<Result> refusal = refusal(boards).map(it -> it);
    return refusal.orElseGet(() -> shown(boards, LabelError.of(agreement)));
  }

  /// What the labels alone refuse, whatever the boards score.
  Optional<Result.NotShown> refusal(List<Board> boards) {
    return tooFew(boards).or(() -> unsure(LabelError.of(agreement)));
  }

  private Optional<Result.NotShown> tooFew(List<Board> boards) {
    var defective = boards.stream().filter(Board::defective).count();
    var good = boards.size() - defective;
    var folds = boards.stream().map(Board::fold).distinct().count();
    return defective >= LEAST_DEFECTIVE && good >= LEAST_GOOD && folds > 1
        ? Optional.empty()
        : no(
            Why.TOO_FEW,
            "%d defective and %d good boards in %d parts are too few: label at least %d and %d, of"
                + " two lots or more.",
            defective,
            good,
            folds,
            LEAST_DEFECTIVE,
            LEAST_GOOD);
  }

  private Optional<Result.NotShown> unsure(LabelError error) {
    return agreement.twice() >= LEAST_TWICE && error.upper() <= MOST_LABEL_ERROR
        ? Optional.empty()
        : no(
            Why.LABELS_UNSURE,
            "Of %d boards reviewed twice %d differed, so labels may be wrong at up to %s: at most"
                + " %s, seen on at least %d boards, can be worked with. Have more reviewed twice.",
            agreement.twice(),
            agreement.differed(),
            percent(error.upper()),
            percent(MOST_LABEL_ERROR),
            LEAST_TWICE);
  }

  private Result shown(List<Board> boards, LabelError error) {
    var byFold = boards.stream().collect(Collectors.groupingBy(Board::fold));
    var heldOut = HeldOut.none();
    for (var held : byFold.entrySet()) {
      var others = boards.stream().filter(board -> board.fold() != held.getKey()).toList();
      var cut = fit.fit(others);
      if (cut.isEmpty()) return ceilingMissed(others, error);
      heldOut = heldOut.plus(held.getValue(), parent, cut.get());
    }
    var last = fit.fit(boards);
    return last.isEmpty() ? ceilingMissed(boards, error) : judged(last.get(), heldOut, error);
  }

  private Result judged(Cut cut, HeldOut now, LabelError error) {
    var before = new Tally(now.good(), now.calledBefore(), now.defective(), now.caughtBefore());
    var after = new Tally(now.good(), now.calledNow(), now.defective(), now.caughtNow());
    var surely = Binomial.lower(now.calledNow(), now.good(), ALPHA);
    var explained =
        LabelError.hidden(error.upper(), now.good(), now.defective()) * after.catchRate();
    if (surely > mostFalseCalls + explained || !extraIsAllowed(before, after, error))
      return falseCalls(now, explained);
    return now.chance() > ALPHA ? noGain(now) : new Result.Shown(cut, now);
  }

  private Result falseCalls(HeldOut now, double explained) {
    var sentence =
        say(
            "On held-out boards %d of %d good ones are called (%d by the parent, %d only now): more"
                + " than the ceiling of %s and what wrong labels explain (%s). Look at those boards"
                + " again, or widen the ceiling.",
            now.calledNow(),
            now.good(),
            now.calledBefore(),
            now.newlyCalled(),
            percent(mostFalseCalls),
            percent(explained));
    return new Result.NotShown(Why.FALSE_CALLS, sentence, Optional.of(now));
  }

  private static Result noGain(HeldOut now) {
    var sentence =
        say(
            "On held-out boards %d of %d defective ones escape, %d before: %d gained and %d lost can"
                + " be chance (p = %.3f). Label more boards that the model passed.",
            now.escapedNow(),
            now.defective(),
            now.escapedBefore(),
            now.gained(),
            now.lost(),
            now.chance());
    return new Result.NotShown(Why.NO_GAIN, sentence, Optional.of(now));
  }

  private boolean extraIsAllowed(Tally before, Tally after, LabelError error) {
    var granted =
        mostFalseCalls
            + LabelError.hidden(error.estimate(), before.good(), before.defective())
                * Math.max(0, after.catchRate() - before.catchRate());
    var extra = after.called() - before.called();
    return extra <= 0
        || Binomial.lower(extra, after.good(), ALPHA) <= granted
            && extra <= Math.ceil(after.good() * granted);
  }

  private Result ceilingMissed(List<Board> boards, LabelError error) {
    var now = Tally.of(boards, parent, 0);
    var explained = LabelError.hidden(error.upper(), now.good(), now.defective()) * now.catchRate();
    var sentence =
        say(
            "No limits within the signed range keep to %s false calls: of %d boards labelled good"
                + " the parent calls %d, and wrong labels explain at most %.0f. Have labels reviewed"
                + " again.",
            percent(mostFalseCalls), now.good(), now.called(), now.good() * explained);
    return new Result.NotShown(Why.FALSE_CALLS, sentence, Optional.empty());
  }

  private static Optional<Result.NotShown> no(Why why, String format, Object... values) {
    return Optional.of(new Result.NotShown(why, say(format, values), Optional.empty()));
  }

  private static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static String percent(double share) {
    return say("%.1f %%", 100 * share);
  }
}
