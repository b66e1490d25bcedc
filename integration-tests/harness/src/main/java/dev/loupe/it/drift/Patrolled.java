package dev.loupe.it.drift;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// What one patrol on demand found.
record Patrolled(List<Found> found, List<String> alerts) {
  Patrolled {
    found = List.copyOf(found);
    alerts = List.copyOf(alerts);
  }

  /// One signal's standing. `kl` is NaN where nothing was compared; `light` is the plant's own
  /// rule.
  record Found(
      String station,
      String recipe,
      String signal,
      String state,
      String why,
      double kl,
      double js,
      boolean light) {
    String place() {
      return station + " " + signal;
    }
  }

  static Patrolled of(JsonNode page) {
    var found = new ArrayList<Found>();
    for (var it : page.path("findings")) {
      var distance = it.path("distance");
      found.add(
          new Found(
              it.path("station").asText(),
              it.path("recipe").asText(),
              it.path("signal").asText(),
              it.path("state").asText(),
              it.path("why").asText(""),
              distance.path("kl").asDouble(Double.NaN),
              distance.path("js").asDouble(Double.NaN),
              distance.path("light").asBoolean()));
    }
    var alerts = new ArrayList<String>();
    for (var it : page.path("alerts")) alerts.add(it.path("sentence").asText());
    return new Patrolled(found, alerts);
  }

  /// The states of those that `wanted` holds for.
  Set<String> states(Predicate<Found> wanted) {
    var states = new TreeSet<String>();
    found.stream().filter(wanted).forEach(it -> states.add(it.state()));
    return states;
  }

  /// `STATION SIGNAL` of each that drifts.
  Set<String> drifting() {
    var places = new TreeSet<String>();
    found.stream().filter(it -> it.state().equals("DRIFT")).forEach(it -> places.add(it.place()));
    return places;
  }

  /// Compared signals whose light says the same as the verdict, and all of them.
  Lights lights() {
    var compared = found.stream().filter(it -> !Double.isNaN(it.kl())).toList();
    var right = compared.stream().filter(it -> it.light() == it.state().equals("DRIFT")).count();
    var byRule = compared.stream().allMatch(it -> it.light() == it.kl() > 0.15);
    return new Lights(compared.size(), right, byRule);
  }

  /// `right`: as the verdict; `byRule`: each is on exactly where KL is above the plant's limit.
  record Lights(int compared, long right, boolean byRule) {}
}
