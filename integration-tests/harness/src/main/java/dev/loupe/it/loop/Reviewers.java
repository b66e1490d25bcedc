package dev.loupe.it.loop;

import dev.loupe.it.check.Truth;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Three people: a tenth of the parts is shown to a second one, and those on which both differ to a
/// third.
public final class Reviewers {
  private static final int PAGE = 50;
  private final Reviewer first;
  private final Reviewer second;
  private final Reviewer third;

  public Reviewers(Api api, Function<String, @Nullable Truth> truths, Random random, double wrong) {
    first = new Reviewer(api, "demo-person-1", truths, random, wrong);
    second = new Reviewer(api, "demo-person-2", truths, random, wrong);
    third = new Reviewer(api, "demo-person-3", truths, random, wrong);
  }

  /// Settles what waits of `kind`, a page for each person.
  public int review(String kind) {
    var labelled = 0;
    for (var person : List.of(first, second, third))
      labelled += person.review(Stage.LINE, kind, PAGE);
    return labelled;
  }

  /// Parts that the first of them has labelled.
  public int labelled() {
    return first.labelled();
  }
}
