package dev.loupe.it.recomputed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.it.played.Conduct;
import dev.loupe.it.played.Course;
import dev.loupe.it.played.Stand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Rollouts of models of different conduct on one stand; then all of their judgements are counted
/// again, and each damage must be noticed.
public final class RecomputedRound {
  private final Stand stand;
  private final Path root;
  private final Consumer<String> news;

  public RecomputedRound(Stand stand, Path root, Consumer<String> news) {
    this.stand = stand;
    this.root = root;
    this.news = news;
  }

  /// A model, and how its rollout must end.
  public record Cast(String version, Conduct conduct, String end) {}

  public static final List<Cast> WHOLE =
      List.of(
          new Cast("same", Conduct.GOOD, "Promoted"),
          new Cast("failing", Conduct.GOOD.withErrors(0.1), "RolledBack"),
          new Cast("slow", Conduct.GOOD.withSlow(0.2), "RolledBack"),
          new Cast("blind", Conduct.GOOD.withMisses(0.6), "RolledBack"),
          new Cast("unheard", Conduct.GOOD.withUnacknowledged(0.3), "RolledBack"),
          new Cast("better", Conduct.GOOD.withMisses(0.005), "Promoted"),
          new Cast("same-again", Conduct.GOOD, "Promoted"));

  public static final List<Cast> QUICK = List.of(new Cast("quick", Conduct.GOOD, "Promoted"));

  /// `ends` by model; `recount` on what they left; `controls` by damage, whether it was noticed.
  public record Outcome(
      Map<String, String> ends,
      List<String> failures,
      JsonNode recount,
      Map<String, Boolean> controls) {}

  public Outcome run(List<Cast> casts, String plan, long seed) {
    var ends = new LinkedHashMap<String, String>();
    var failures = new ArrayList<String>();
    for (var cast : casts) {
      var model = stand.register(cast.version(), cast.conduct());
      var course = Course.begin(stand, plan, model, seed);
      var end = course.end();
      ends.put(cast.version(), course.sentence());
      news.accept(cast.version() + ": " + course.sentence());
      if (!end.equals(cast.end()))
        failures.add(cast.version() + " ended as " + end + ", not " + cast.end());
    }
    stand.settle();
    stand.control().stop(java.time.Duration.ofSeconds(20));
    var recount = new Recount(root, stand.postgres());
    var said = recount.run();
    news.accept("counted again: " + said.json());
    if (said.exit() != 0) failures.add("the recount ended with " + said.exit());
    var controls = recount.controls(stand.folder().resolve("undamaged.sql"));
    news.accept("damages noticed: " + controls);
    controls.forEach((name, caught) -> {
      if (!caught) failures.add("the recount does not notice " + name);
    });
    if (recount.run().exit() != 0) failures.add("the undamaged database is not right again");
    return new Outcome(ends, failures, said.json(), controls);
  }
}
