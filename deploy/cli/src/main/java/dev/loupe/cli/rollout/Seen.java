package dev.loupe.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.cli.rest.Json;
import dev.loupe.cli.terminal.Exit;
import dev.loupe.cli.terminal.Table;
import java.util.Set;
import java.util.stream.Collectors;

/// A rollout as REST tells it, for people.
record Seen(JsonNode rollout) {
  private static final Set<String> ENDED = Set.of("Promoted", "RolledBack", "Aborted", "Refused");

  boolean hasEnded() {
    return ENDED.contains(Json.text(rollout, "state"));
  }

  Exit exit() {
    if (!hasEnded()) return Exit.NO_JUDGEMENT;
    return Json.text(rollout, "state").equals("Promoted") ? Exit.DONE : Exit.ROLLED_BACK;
  }

  /// One line, as `watch` prints it.
  String line() {
    var gates =
        Json.items(rollout.path("gates")).stream()
            .map(it ->
                "%s %s/%s"
                    .formatted(
                        Json.text(it, "gate"),
                        Json.number(it.path("eValue")),
                        Json.number(it.path("limit"))))
            .collect(Collectors.joining(", "));
    return state() + ": " + Json.text(rollout, "why") + (gates.isEmpty() ? "" : " [" + gates + "]");
  }

  String state() {
    var stage = rollout.path("stage");
    return Json.text(rollout, "state") + (stage.isNumber() ? " " + stage.asText() : "");
  }

  /// Two that say the same are not printed twice.
  String moment() {
    return state() + Json.text(rollout, "waiting.decision") + Json.text(rollout, "why");
  }

  String explained() {
    var facts =
        Table.ofFacts()
            .row("rollout", Json.text(rollout, "id"))
            .row("state", state())
            .row("why", Json.text(rollout, "why"))
            .row("candidate", Json.label(rollout.path("terms").path("candidate")))
            .row("champion", Json.label(rollout.path("terms").path("champion")))
            .row("plan", Json.text(rollout, "terms.plan"))
            .row("started by", Json.text(rollout, "people.startedBy"))
            .row("approved by", Json.text(rollout, "people.approvedBy"));
    if (rollout.path("people").path("pausedBy").isTextual())
      facts.row(
          "paused by",
          Json.text(rollout, "people.pausedBy") + ": " + Json.text(rollout, "people.pausedWhy"));
    if (rollout.path("waiting").path("personCalled").asBoolean())
      facts.row("a person", "is called");
    return facts + "\n" + stages() + "\n" + gates() + "\n" + looks() + "\n" + nodes();
  }

  private Table stages() {
    var table = new Table("STAGE", "SHARE", "PARTS", "OF", "");
    for (var it : rollout.path("stages"))
      table.row(
          Json.text(it, "name"),
          Json.share(it.path("share")),
          Json.text(it, "parts"),
          Json.text(it, "minParts"),
          Json.text(it, "standing"));
    return table;
  }

  private Table gates() {
    var table = new Table("GATE", "COUNTS", "E-VALUE", "LIMIT", "MARK", "SAYS");
    for (var it : rollout.path("gates"))
      table.row(
          Json.text(it, "gate"),
          events(it),
          Json.number(it.path("eValue")),
          Json.number(it.path("limit")),
          Json.text(it, "mark"),
          Json.text(it, "says"));
    return table;
  }

  private static String events(JsonNode gate) {
    var candidate = 0L;
    var champion = 0L;
    for (var it : gate.path("events")) {
      candidate += it.path("candidate").asLong();
      champion += it.path("champion").asLong();
    }
    return candidate + " candidate, " + champion + " champion";
  }

  private Table looks() {
    var table = new Table("LOOK", "DISPUTED", "ADJUDICATED", "WRONG", "UPPER", "MARGIN");
    for (var it : rollout.path("looks"))
      if (it.path("reached").asBoolean())
        table.row(
            Json.text(it, "parts"),
            Json.text(it, "disputed"),
            Json.text(it, "adjudicated"),
            Json.text(it, "candidateWrong"),
            Json.share(it.path("upper")),
            Json.share(it.path("margin")));
    return table;
  }

  private Table nodes() {
    var table = new Table("NODE", "STATION", "GENERATION", "SENT", "CANDIDATE", "CODE", "REPORTED");
    for (var it : rollout.path("nodes"))
      table.row(
          Json.text(it, "node"),
          Json.text(it, "station"),
          Json.text(it, "generation"),
          Json.text(it, "issued"),
          Json.text(it, "candidateState"),
          Json.text(it, "code"),
          Json.time(it.path("reportedAt")));
    return table;
  }
}
