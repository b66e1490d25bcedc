package dev.loupe.it.loop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.it.process.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// A person approves what the line has seen as its reference; then one station's camera slips.
final class DriftAct {
  private static final int LOTS = 30;
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private final Stage stage;
  private final List<String> options;

  DriftAct(Stage stage) {
    this.stage = stage;
    options = stage.plant().line().plan().options();
  }

  Act play(Instant from, long seed) {
    Await.until(PATIENCE, () -> lots(from) >= LOTS);
    var window = Map.of("line", Stage.LINE, "from", from, "to", Instant.now(), "by", Stage.PERSON);
    stage.api().post("/api/drift/references", strings(window)).must("approving the reference");
    stage.news().accept("reference approved: " + lots(from) + " lots of each series");
    restart(seed + 1, List.of());
    Await.until(Duration.ofSeconds(30), () -> false);
    var quiet = drifting(patrol());
    restart(seed + 2, List.of("--degrade", "aoi-2:shift2:1"));
    stage.news().accept("the camera of aoi-2 has slipped by two pixels");
    var found = new ArrayList<String>();
    Await.until(
        PATIENCE,
        () -> {
          found.clear();
          found.addAll(drifting(patrol()));
          return !found.isEmpty();
        });
    restart(seed + 3, List.of());
    stage.news().accept("the camera of aoi-2 is mended");
    var named = new TreeSet<>(found);
    return new Act(
        "drift is told",
        "silent before, then DRIFT at aoi-2 alone",
        (quiet.isEmpty() ? "silent" : "already " + quiet) + ", then " + named,
        quiet.isEmpty()
            && !named.isEmpty()
            && named.stream().allMatch(it -> it.startsWith("aoi-2")));
  }

  private static Map<String, Object> strings(Map<String, ?> values) {
    var all = new java.util.TreeMap<String, Object>();
    values.forEach((name, value) -> all.put(name, value.toString()));
    return all;
  }

  private JsonNode patrol() {
    try {
      Thread.sleep(15_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    var request = Map.of("line", Stage.LINE, "by", Stage.PERSON);
    return stage.api().post("/api/drift/run", request).must("a patrol").path("findings");
  }

  private static List<String> drifting(JsonNode findings) {
    var drifting = new ArrayList<String>();
    for (var finding : findings)
      if (finding.path("state").asText().equals("DRIFT"))
        drifting.add(finding.path("station").asText() + " " + finding.path("signal").asText());
    return drifting;
  }

  /// The fewest lots that any station and recipe has summed up since `from`.
  private int lots(Instant from) {
    var sql =
        "select min(n) from (select count(distinct lot) n from summary where at > ?"
            + " group by station, recipe, model_digest) lots";
    try (var connection = stage.plant().control().sql();
        var statement = connection.prepareStatement(sql)) {
      statement.setTimestamp(1, java.sql.Timestamp.from(from));
      var rows = statement.executeQuery();
      return rows.next() ? rows.getInt(1) : 0;
    } catch (java.sql.SQLException e) {
      return 0;
    }
  }

  private void restart(long seed, List<String> more) {
    var line = stage.plant().line();
    line.stop(Duration.ofSeconds(15));
    var all = new ArrayList<>(options);
    all.addAll(more);
    line.set(line.plan().with(seed, all));
    line.start();
    line.awaitReady(Duration.ofSeconds(60));
  }
}
