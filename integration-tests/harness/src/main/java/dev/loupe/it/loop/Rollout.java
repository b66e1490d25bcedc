package dev.loupe.it.loop;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// A rollout, seen through the public API.
public final class Rollout {
  private static final double SECONDS_A_DAY = 86_400;

  private final Api api;
  private final String id;
  private JsonNode now;

  private Rollout(Api api, JsonNode begun) {
    this.api = api;
    this.id = begun.path("id").asText();
    now = begun;
  }

  /// Of `candidate` on the stage's stations; its plan is judged by the line's pace now.
  public static Rollout start(Stage stage, String plan, String candidate) {
    var line = stage.plant().line().plan();
    var request =
        Map.of(
            "plan",
            plan,
            "candidate",
            candidate,
            "stations",
            stage.stations(),
            "startedBy",
            Stage.PERSON,
            "partsPerDay",
            line.pace() * line.stations().size() * SECONDS_A_DAY);
    var begun = stage.api().post("/api/rollouts", request).must("the rollout's start");
    return new Rollout(stage.api(), begun);
  }

  public Rollout look() {
    var reply = api.get("/api/rollouts/" + id);
    if (reply.ok()) now = reply.json();
    return this;
  }

  /// A person ends it.
  public void abort(String why) {
    api.post("/api/rollouts/" + id + "/abort", Map.of("by", Stage.PERSON, "why", why))
        .must("aborting " + id);
  }

  public String id() {
    return id;
  }

  public String state() {
    return now.path("state").asText();
  }

  public String why() {
    return now.path("why").asText();
  }

  public boolean ended() {
    return switch (state()) {
      case "Promoted", "RolledBack", "Aborted", "Refused" -> true;
      default -> false;
    };
  }

  /// The states it went through, in order.
  public List<String> path() {
    return changes().map(change -> change.path("state").asText()).distinct().toList();
  }

  /// When it first was in `state`.
  public Optional<Instant> since(String state) {
    return changes()
        .filter(change -> change.path("state").asText().equals(state))
        .map(change -> Instant.parse(change.path("at").asText()))
        .min(Instant::compareTo);
  }

  private java.util.stream.Stream<JsonNode> changes() {
    return StreamSupport.stream(now.path("changes").spliterator(), false);
  }

  /// `FIRED`, `PASSED` or `OPEN`, as the gate's mark says.
  public String gate(String gate) {
    for (var it : now.path("gates"))
      if (it.path("gate").asText().equals(gate)) return it.path("mark").asText();
    return "absent";
  }

  /// One line for people: the state, and why it waits.
  public String sentence() {
    return state() + ": " + why();
  }
}
