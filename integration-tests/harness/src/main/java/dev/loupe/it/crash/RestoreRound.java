package dev.loupe.it.crash;

import dev.loupe.it.played.Conduct;
import dev.loupe.it.played.Course;
import dev.loupe.it.played.Plans;
import dev.loupe.it.played.Stand;
import dev.loupe.it.process.Await;
import dev.loupe.schema.model.ModelRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The database goes back to a dump made in the middle of a rollout, while the nodes have gone on:
/// they take the next generation, and send what the ledger lacks.
public final class RestoreRound {
  private static final String HELD = "select coalesce(max(generation), 0) from assignment";
  private static final String INSPECTIONS = "select count(*) from inspection";

  private final Stand stand;
  private final long seed;
  private final Consumer<String> news;
  private final List<String> failures = new ArrayList<>();

  public RestoreRound(Stand stand, long seed, Consumer<String> news) {
    this.stand = stand;
    this.seed = seed;
    this.news = news;
  }

  /// `before` and `restored`: the highest generation and the inspections of the database just
  /// before, and as the dump has them; `reached`: the highest generation in the end.
  public record Outcome(
      long secondsOld,
      Held before,
      Held restored,
      long reached,
      long lost,
      List<String> ends,
      List<String> failures) {}

  public record Held(long generation, long inspections) {}

  public Outcome run(Duration age) {
    var first = stand.register("restored-" + seed + "-1", Conduct.GOOD);
    var second = stand.register("restored-" + seed + "-2", Conduct.GOOD);
    var third = stand.register("restored-" + seed + "-3", Conduct.GOOD);
    var dump = stand.folder().resolve("ledger.sql");
    var course = Course.begin(stand, Plans.SHORT, first, seed);
    stand.await(() -> course.reached("Canary"), "a canary");
    stand.postgres().dump(dump);
    var dumped = System.nanoTime();
    end(course, "Promoted");
    end(Course.begin(stand, Plans.SHORT, second, seed + 1), "Promoted");
    Await.until(age.minusNanos(System.nanoTime() - dumped), () -> false);
    stand.settle();
    var before = held();
    stand.control().kill();
    stand.postgres().restore(dump);
    var old = (System.nanoTime() - dumped) / 1_000_000_000;
    var restored = held();
    news.accept("before " + before + ", restored " + restored);
    if (restored.generation() >= before.generation()
        || restored.inspections() >= before.inspections())
      failures.add("the dump was not old: " + before + ", " + restored);
    return after(course, third, new Told(old, before, restored));
  }

  private record Told(long old, Held before, Held restored) {}

  private Outcome after(Course course, ModelRef third, Told told) {
    stand.startControl();
    stand.pace(4);
    var ends = new ArrayList<String>();
    course.end();
    ends.add(course.sentence());
    var last = Course.begin(stand, Plans.SHORT, third, seed + 2);
    last.end();
    ends.add(last.sentence());
    stand.settle();
    stand.await(() -> stand.lost() == 0, "the ledger has healed");
    failures.addAll(Generations.wrong(stand.heard()));
    if (!stand.champions().stream().allMatch(it -> it.equals(third)))
      failures.add("the champions are " + stand.champions());
    var reached = held().generation();
    if (reached <= told.before().generation())
      failures.add("generations ended at " + reached + ", before " + told.before().generation());
    var lost = stand.lost();
    if (held().inspections() < told.before().inspections()) failures.add("inspections are missing");
    news.accept("after: " + held() + ", lost " + lost + ", " + ends);
    return new Outcome(
        told.old(), told.before(), told.restored(), reached, lost, ends, List.copyOf(failures));
  }

  private void end(Course course, String expected) {
    var end = course.end();
    if (!end.equals(expected)) failures.add(course.sentence());
  }

  private Held held() {
    return new Held(stand.ledger().number(HELD), stand.ledger().number(INSPECTIONS));
  }
}
