package dev.loupe.it.played;

import dev.loupe.it.loop.Reviewer;
import dev.loupe.schema.model.ModelRef;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// One rollout on a stand: started by REST, labelled by two people, and read by SQL, since the
/// control plane may be away.
public final class Course {
  private static final List<String> ENDS = List.of("Promoted", "RolledBack", "Aborted", "Refused");
  private static final double PARTS_PER_DAY = 1_000_000;

  private final Stand stand;
  private final ModelRef candidate;
  private final List<Reviewer> people = new ArrayList<>();

  private Course(Stand stand, ModelRef candidate, long seed) {
    this.stand = stand;
    this.candidate = candidate;
    for (var name : List.of("reviewer-1", "reviewer-2"))
      people.add(
          new Reviewer(
              stand.api(), name, stand.truths()::get, new Random(seed + name.hashCode()), 0));
  }

  /// `plan` is YAML or a plan's name. Whether it has begun is not known where the control plane
  /// died meanwhile: see `found`.
  public static Course begin(Stand stand, String plan, ModelRef candidate, long seed) {
    var course = new Course(stand, candidate, seed);
    var request =
        Map.of(
            "plan",
            plan,
            "candidate",
            candidate.name() + ":" + candidate.version(),
            "stations",
            stand.stations(),
            "startedBy",
            "demo person",
            "partsPerDay",
            PARTS_PER_DAY);
    try {
      stand.api().post("/api/rollouts", request).must("the start of " + candidate.label());
    } catch (UncheckedIOException e) {
      if (!stand.guillotine().fell()) throw e;
    }
    return course;
  }

  public ModelRef candidate() {
    return candidate;
  }

  /// Whether the database holds it.
  public boolean found() {
    return !column("id").isEmpty();
  }

  public String id() {
    return column("id");
  }

  /// Empty where the database does not hold it.
  private String column(String name) {
    var sql = "select " + name + " from rollout where candidate_digest = ?";
    return stand.ledger().texts(sql, candidate.digest()).stream().findFirst().orElse("");
  }

  private void review() {
    try {
      for (var person : people) person.review(Stand.LINE, "disagreement", 50);
    } catch (UncheckedIOException | IllegalStateException e) {
      // the control plane is away or starting: the next page waits
    }
  }

  private boolean ended() {
    review();
    return ENDS.contains(column("state"));
  }

  /// Follows it to its end; answers the final state.
  public String end() {
    stand.await(this::ended, "the end of " + candidate.label());
    return column("state");
  }

  /// Follows it until it ends or the control plane is killed; whether it was killed.
  public boolean endOrKilled() {
    stand.await(() -> stand.guillotine().fell() || ended(), "the end of " + candidate.label());
    return stand.guillotine().fell();
  }

  /// Whether it is or was in `state`.
  public boolean reached(String state) {
    review();
    return states().stream().anyMatch(it -> it.startsWith(state));
  }

  /// What it went through, each state once in a row, a canary with its stage.
  public List<String> states() {
    var sql =
        "select concat_ws(' ', state, body ->> 'stage') from rollout_transition"
            + " where rollout = ? order by version";
    var states = new ArrayList<String>();
    for (var state : stand.ledger().texts(sql, id()))
      if (states.isEmpty() || !states.getLast().equals(state)) states.add(state);
    return states;
  }

  /// How it stands, and why.
  public String sentence() {
    var sql = "select why from rollout_transition where rollout = ? order by version desc limit 1";
    return column("state") + ": " + String.join("", stand.ledger().texts(sql, id()));
  }
}
