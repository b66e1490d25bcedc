package dev.loupe.it.loop;

import dev.loupe.it.check.Truth;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Two people, since a tenth of the parts is shown to a second one.
public final class Reviewers {
  private static final int PAGE = 50;
  private final Reviewer first;
  private final Reviewer second;

  public Reviewers(Api api, Function<String, @Nullable Truth> truths, Random random, double wrong) {
    first = new Reviewer(api, "demo-person-1", truths, random, wrong);
    second = new Reviewer(api, "demo-person-2", truths, random, wrong);
  }

  /// Settles what waits of `kind`, a page for each person.
  public int review(String kind) {
    return first.review(Stage.LINE, kind, PAGE) + second.review(Stage.LINE, kind, PAGE);
  }

  /// Parts that someone has labelled.
  public int labelled() {
    return first.labelled();
  }
}
