package dev.loupe.it.crash;

import dev.loupe.it.network.CommitTap.Moment;
import dev.loupe.it.played.Conduct;
import dev.loupe.it.played.Course;
import dev.loupe.it.played.Plans;
import dev.loupe.it.played.Stand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// The same rollout again and again, each time killed at another of its saved changes.
public final class CrashRound {
  private final Stand stand;
  private final long seed;
  private final Consumer<String> news;
  private final List<String> failures = new ArrayList<>();
  private final List<Killed> killed = new ArrayList<>();
  private int models;

  public CrashRound(Stand stand, long seed, Consumer<String> news) {
    this.stand = stand;
    this.seed = seed;
    this.news = news;
  }

  /// A rollout that was killed at its `change`th saved change, and how it ended.
  public record Killed(String tale, Moment moment, int change, List<String> path) {
    public Killed {
      path = List.copyOf(path);
    }
  }

  /// `kills` by tale and moment; `lost` records that the ledger lacks.
  public record Outcome(
      List<Killed> killed,
      long generations,
      long lost,
      Map<String, Boolean> controls,
      List<String> failures) {}

  /// A model's rollout and how it ends when nobody is killed.
  public enum Tale {
    GOOD(Conduct.GOOD, "Promoted"),
    FAILING(Conduct.GOOD.withErrors(0.2), "RolledBack");

    private final Conduct conduct;
    private final String end;

    Tale(Conduct conduct, String end) {
      this.conduct = conduct;
      this.end = end;
    }
  }

  /// Kills at each of these saved changes, until a rollout ends before it gets there.
  public CrashRound kill(Tale tale, Moment moment, IntStream changes) {
    var unharmed = told(tale);
    for (var each = changes.iterator(); each.hasNext(); ) {
      var change = each.nextInt();
      stand.guillotine().arm(change, moment);
      var course = begin(tale);
      var fell = course.endOrKilled();
      stand.guillotine().disarm();
      if (fell) course = takenUp(tale, moment, change, course);
      judge(tale, course, unharmed);
      if (!fell) return this;
    }
    return this;
  }

  /// Whoever asked for a rollout that was never saved asks again.
  private Course takenUp(Tale tale, Moment moment, int change, Course course) {
    stand.startControl();
    var after = course.found() ? course : begin(tale);
    after.end();
    killed.add(new Killed(tale.name(), moment, change, after.states()));
    news.accept("%s killed at change %d (%s): %s".formatted(tale, change, moment, after.states()));
    return after;
  }

  /// What a rollout goes through when nobody is killed.
  private List<String> told(Tale tale) {
    var course = begin(tale);
    course.end();
    news.accept(tale + " unharmed: " + course.states());
    return course.states();
  }

  private Course begin(Tale tale) {
    var version = tale.name().toLowerCase(Locale.ROOT) + "-" + ++models;
    var model = stand.register(version, tale.conduct);
    return Course.begin(stand, Plans.SHORT, model, seed + models);
  }

  /// Evidence that comes while nobody judges may end a rollout a state earlier.
  private void judge(Tale tale, Course course, List<String> unharmed) {
    var states = course.states();
    if (tale == Tale.GOOD && !states.equals(unharmed))
      failures.add(course.id() + " went through " + states + ", unharmed " + unharmed);
    if (!states.getLast().equals(tale.end))
      failures.add(course.id() + " ended as " + states.getLast() + ", not " + tale.end);
    var candidate = course.candidate().digest();
    for (var champion : stand.champions())
      if (champion.digest().equals(candidate) != tale.end.equals("Promoted"))
        failures.add(course.id() + " left " + champion.label() + " as a champion");
  }

  /// All parts are through: what the nodes and the ledger have to say.
  public Outcome outcome() {
    stand.settle();
    var heard = stand.heard();
    failures.addAll(Generations.wrong(heard));
    var lost = stand.lost();
    if (lost != 0) failures.add(lost + " records are not in the ledger");
    var controls = new LinkedHashMap<>(Generations.controls(heard));
    controls.forEach((name, caught) -> {
      if (!caught) failures.add("nobody notices " + name);
    });
    if (killed.isEmpty()) failures.add("nobody was killed");
    var generations = heard.values().stream().flatMap(List::stream).distinct().count();
    return new Outcome(List.copyOf(killed), generations, lost, controls, List.copyOf(failures));
  }
}
