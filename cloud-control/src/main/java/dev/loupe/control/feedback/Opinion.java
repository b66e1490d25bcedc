package dev.loupe.control.feedback;

import dev.loupe.control.feedback.Draft.Missed;
import dev.loupe.control.feedback.Draft.Word;
import dev.loupe.control.feedback.ReviewItem.Looked;
import dev.loupe.schema.inspection.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a label says of a part: its real defects, and how right each model was.
public record Opinion(List<Missed> flaws, Judged champion, @Nullable Judged candidate) {
  private static final double SAME = 0.33;

  public Opinion {
    flaws = List.copyOf(flaws);
  }

  /// `right`: it passed a good part, or called a defective one for a real defect. `boxes` is how
  /// many of its boxes are wrong or missing.
  public record Judged(boolean right, int boxes) {}

  public boolean defective() {
    return !flaws.isEmpty();
  }

  public sealed interface Result {
    record Formed(Opinion opinion) implements Result {}

    record Refused(String sentence) implements Result {}
  }

  /// Refused unless each box has its word, once.
  public static Result of(ReviewItem item, Draft draft) {
    var words = new EnumMap<Side, Word[]>(Side.class);
    words.put(Side.CHAMPION, new Word[item.champion().marks().size()]);
    var second = item.candidate();
    words.put(Side.CANDIDATE, new Word[second == null ? 0 : second.marks().size()]);
    for (var word : draft.marks()) {
      var ofSide = words.get(word.side());
      if (ofSide == null || word.index() < 0 || word.index() >= ofSide.length)
        return refused(item, "has no box " + word.index() + " of the " + name(word.side()));
      if (ofSide[word.index()] != null)
        return refused(
            item, "got two words on box " + word.index() + " of the " + name(word.side()));
      ofSide[word.index()] = word;
    }
    for (var missed : draft.missed())
      if (missed.view() < 0 || missed.view() >= item.sights().size())
        return refused(item, "has no view " + missed.view());
    for (var side : words.entrySet())
      for (var i = 0; i < side.getValue().length; i++)
        if (side.getValue()[i] == null)
          return refused(item, "got no word on box " + i + " of the " + name(side.getKey()));
    return new Result.Formed(formed(item, words, draft.missed()));
  }

  private static Result refused(ReviewItem item, String what) {
    return new Result.Refused(
        "Part "
            + item.part()
            + " "
            + what
            + ": say of each box of both models whether it is real.");
  }

  private static String name(Side side) {
    return side == Side.CHAMPION ? "champion" : "candidate";
  }

  private static Opinion formed(ReviewItem item, Map<Side, Word[]> words, List<Missed> missed) {
    var champion = real(item.champion(), words.getOrDefault(Side.CHAMPION, new Word[0]));
    var second = item.candidate();
    var candidate =
        second == null
            ? List.<Missed>of()
            : real(second, words.getOrDefault(Side.CANDIDATE, new Word[0]));
    var flaws = new ArrayList<>(champion);
    for (var flaw : candidate) if (!isAmong(flaws, flaw)) flaws.add(flaw);
    flaws.addAll(missed);
    return new Opinion(
        flaws,
        judged(item.champion(), champion, flaws),
        second == null ? null : judged(second, candidate, flaws));
  }

  private static List<Missed> real(Looked model, Word[] words) {
    var real = new ArrayList<Missed>();
    for (var word : words) {
      if (!word.real()) continue;
      var mark = model.marks().get(word.index());
      var kind = word.kind() == null ? mark.kind() : word.kind();
      real.add(new Missed(mark.view(), mark.box(), kind));
    }
    return real;
  }

  private static Judged judged(Looked model, List<Missed> real, List<Missed> flaws) {
    var right = model.verdict() == Verdict.PASS ? flaws.isEmpty() : !real.isEmpty();
    var wrong = model.marks().size() - real.size();
    var missing = (int) flaws.stream().filter(flaw -> !isAmong(real, flaw)).count();
    return new Judged(right, wrong + missing);
  }

  private static boolean isAmong(List<Missed> flaws, Missed one) {
    return flaws.stream()
        .anyMatch(other ->
            other.view() == one.view() && other.box().iou(one.box()) >= SAME || other.equals(one));
  }
}
