package dev.loupe.it.drift;

import dev.loupe.it.loop.Act;
import dev.loupe.it.loop.Api;
import dev.loupe.it.rig.Ledger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Phase after phase: what a patrol says before a reference, without parts, of a few, of many that
/// are alike, of another mix, of two degraded cameras, and of a lamp that ages everywhere.
public final class DriftRound {
  private static final String ROLLOUTS = "select count(*) from rollout";
  private static final Map<String, String> BY = Map.of("line", "line-1", "by", "demo person");

  private final Api api;
  private final Ledger ledger;
  private final Lots lots;
  private final Consumer<String> news;
  private final List<Act> acts = new ArrayList<>();
  private final Map<String, Patrolled.Lights> lights = new java.util.LinkedHashMap<>();
  private final Map<Phase, Instant> began = new EnumMap<>(Phase.class);

  DriftRound(Api api, Ledger ledger, Lots lots, Consumer<String> news) {
    this.api = api;
    this.ledger = ledger;
    this.lots = lots;
    this.news = news;
  }

  /// `lights` by act: how often the plant's own rule said the same as the verdict.
  public record Outcome(List<Act> acts, Map<String, Patrolled.Lights> lights) {
    public List<String> failures() {
      return acts.stream()
          .filter(it -> !it.ok())
          .map(it -> it.name() + ": " + it.happened())
          .toList();
    }
  }

  public Outcome run() {
    calibrated();
    few();
    alike();
    degraded();
    everywhere();
    return new Outcome(List.copyOf(acts), lights);
  }

  Map<Phase, Instant> began() {
    return began;
  }

  private void play(Phase phase) {
    began.put(phase, Instant.now());
    lots.play(phase);
  }

  private void calibrated() {
    var from = Instant.now();
    play(Phase.CALIBRATE);
    var before = patrol("before a reference");
    told("no reference is UNCALIBRATED", Set.of("UNCALIBRATED"), before.states(_ -> true));
    var window = new java.util.TreeMap<String, String>(BY);
    window.put("from", from.toString());
    window.put("to", Instant.now().toString());
    var made = api.post("/api/drift/references", window).must("approving the reference");
    var counted = new TreeSet<String>();
    for (var it : made)
      counted.add(
          it.path("station").asText()
              + " "
              + it.path("recipe").asText()
              + (it.path("lots").asInt() >= Phase.CALIBRATE.lots() ? "" : " of too few lots"));
    told("30 lots a station and recipe calibrate", everySeries(), counted);
    told("no parts are NO_DATA", Set.of("NO_DATA"), patrol("no parts").states(_ -> true));
  }

  private static Set<String> everySeries() {
    var all = new TreeSet<String>();
    for (var station : List.of("aoi-1", "aoi-2", "aoi-3"))
      for (var recipe : Phase.CALIBRATE.recipes()) all.add(station + " " + recipe);
    return all;
  }

  private void few() {
    play(Phase.TWENTY);
    var few = patrol("twenty parts");
    told(
        "20 parts are UNCALIBRATED",
        Set.of("UNCALIBRATED"),
        few.states(it -> it.recipe().equals("controller")));
  }

  private void alike() {
    play(Phase.SILENT);
    var silent = patrol("another seed");
    told("30 more lots of another seed are OK", Set.of("OK"), silent.states(_ -> true));
    told("and silent", Set.of(), new TreeSet<>(silent.alerts()));
    play(Phase.OTHER_MIX);
    var mixed = patrol("another mix");
    told("another product mix is silent", Set.of(), mixed.drifting());
    told("without an alert", Set.of(), new TreeSet<>(mixed.alerts()));
  }

  private void degraded() {
    play(Phase.DEGRADED);
    var found = patrol("two cameras");
    var stations = new TreeSet<String>();
    for (var place : found.drifting()) stations.add(place.substring(0, place.indexOf(' ')));
    told("drift is at the degraded stations alone", Set.of("aoi-1", "aoi-2"), stations);
    told(
        "two pixels of shift are seen as pixels unlike the template, less light as luma",
        Set.of("aoi-1 UNLIKE", "aoi-2 LUMA"),
        chosen(
            found.drifting(), Set.of("aoi-1 UNLIKE", "aoi-2 LUMA", "aoi-1 LUMA", "aoi-2 UNLIKE")));
    var named = found.alerts().stream().anyMatch(it -> it.contains("aoi-2") && it.contains("luma"));
    told("an alert names aoi-2 and luma", Set.of("true"), Set.of(Boolean.toString(named)));
    told("no rollout starts", Set.of("0"), Set.of("" + ledger.number(ROLLOUTS)));
  }

  private static Set<String> chosen(Set<String> all, Set<String> wanted) {
    var chosen = new TreeSet<>(all);
    chosen.retainAll(wanted);
    return chosen;
  }

  /// The control: where all stations drift, the named candidate does begin in shadow.
  private void everywhere() {
    play(Phase.ALL_DIM);
    var dim = patrol("all lamps");
    told(
        "less light everywhere is drift everywhere",
        Set.of("aoi-1 LUMA", "aoi-2 LUMA", "aoi-3 LUMA"),
        chosen(dim.drifting(), Set.of("aoi-1 LUMA", "aoi-2 LUMA", "aoi-3 LUMA")));
    told("and shows the named candidate", Set.of("1"), Set.of("" + ledger.number(ROLLOUTS)));
  }

  private Patrolled patrol(String when) {
    var found = Patrolled.of(api.post("/api/drift/run", BY).must("a patrol"));
    var seen = found.lights();
    lights.put(when, seen);
    if (!seen.byRule()) told("the light of " + when, Set.of("KL above 0.15"), Set.of("else"));
    return found;
  }

  private void told(String name, Set<String> expected, Set<String> happened) {
    var act = new Act(name, expected.toString(), happened.toString(), expected.equals(happened));
    acts.add(act);
    news.accept((act.ok() ? "✓ " : "✗ ") + name + ": " + happened);
  }
}
