package dev.loupe.cli.drift;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.cli.rest.Json;
import dev.loupe.cli.terminal.Exit;
import dev.loupe.cli.terminal.Table;
import java.util.Locale;

/// What a patrol found, for people and for the exit code.
record Findings(JsonNode page) {
  Table table() {
    var table =
        new Table(
            "STATION", "RECIPE", "MODEL", "SIGNAL", "STATE", "LOTS", "PARTS", "KL", "JS", "WHY");
    for (var it : page.path("findings"))
      table.row(
          Json.text(it, "station"),
          Json.text(it, "recipe"),
          Json.text(it, "model"),
          Json.text(it, "signal").toLowerCase(Locale.ROOT),
          Json.text(it, "state"),
          Json.text(it, "lots"),
          Json.text(it, "parts"),
          kl(it.path("distance")),
          Json.number(it.path("distance").path("js")),
          Json.text(it, "why"));
    return table;
  }

  /// The plant's own rule is shown beside, right or wrong.
  private static String kl(JsonNode distance) {
    return Json.number(distance.path("kl")) + (distance.path("light").asBoolean() ? " !" : "");
  }

  String text() {
    var table = table();
    var text =
        new StringBuilder(
            table.isEmpty() ? "No patrol has found anything to look at.\n" : table + "");
    for (var alert : page.path("alerts"))
      text.append(Json.text(alert, "kind").equals("TICKET") ? "TICKET" : "ALERT")
          .append(" since ")
          .append(Json.time(alert.path("openedAt")))
          .append(": ")
          .append(Json.text(alert, "sentence"))
          .append('\n');
    return text.toString();
  }

  /// Drift before anything; then what could not be judged; only all that is OK is good.
  Exit exit() {
    var states =
        Json.items(page.path("findings")).stream().map(it -> Json.text(it, "state")).toList();
    if (states.contains("DRIFT")) return Exit.DRIFT;
    return !states.isEmpty() && states.stream().allMatch("OK"::equals)
        ? Exit.DONE
        : Exit.NO_JUDGEMENT;
  }
}
