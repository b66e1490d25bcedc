package dev.loupe.cli.trace;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.cli.rest.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What was found for a link, a line each; none where nothing was.
final class Links {
  private static final int MOST = 20;

  private Links() {}

  static List<String> lines(String link, JsonNode trace) {
    var found = trace.path(link);
    if (!found.isObject() && !found.isArray()) return List.of();
    return switch (link) {
      case "labels" -> labels(found);
      case "dataset" -> dataset(found);
      case "job" -> job(found);
      case "bundle" -> bundle(found);
      case "registered" -> registered(found);
      case "rollouts" -> each(found, Links::rollout);
      case "generations" -> each(found, Links::generation);
      case "words" -> each(found, Links::word);
      default -> List.of(); // a link of a newer control plane
    };
  }

  private interface Line {
    String of(JsonNode item);
  }

  private static List<String> each(JsonNode items, Line line) {
    var lines = new ArrayList<String>();
    for (var item : Json.items(items).stream().limit(MOST).toList()) lines.add(line.of(item));
    if (items.size() > MOST) lines.add("and " + (items.size() - MOST) + " more: -o json");
    return lines;
  }

  private static List<String> labels(JsonNode it) {
    var undone = it.path("undone").asInt();
    return List.of(
        "%s by %s, %s to %s%s"
            .formatted(
                Json.text(it, "count"),
                words(it.path("reviewers")),
                Json.time(it.path("first")),
                Json.time(it.path("last")),
                undone == 0 ? "" : ", " + undone + " undone since"));
  }

  private static List<String> dataset(JsonNode it) {
    var split =
        Json.items(it.path("split")).stream()
            .map(fold -> Json.text(fold, "images"))
            .collect(Collectors.joining(" + "));
    return List.of(
        Json.text(it, "digest"),
        Json.text(it, "images") + " images" + (split.isEmpty() ? "" : ", split " + split));
  }

  private static List<String> job(JsonNode it) {
    var lines = new ArrayList<String>();
    lines.add(Json.text(it, "id") + ", " + Json.text(it, "state"));
    lines.add("ran " + Json.time(it.path("startedAt")) + " to " + Json.time(it.path("endedAt")));
    if (it.path("confirmedBy").isTextual())
      lines.add(
          "confirmed by %s %s"
              .formatted(Json.text(it, "confirmedBy"), Json.time(it.path("confirmedAt"))));
    return lines;
  }

  private static List<String> bundle(JsonNode it) {
    var lines = new ArrayList<String>();
    lines.add(Json.text(it, "name") + ":" + Json.text(it, "version"));
    if (it.path("parent").isTextual()) lines.add("made from " + Json.text(it, "parent"));
    for (var signature : it.path("signatures"))
      lines.add(
          "signed by "
              + Json.text(signature, "keyId")
              + (signature.path("accepted").asBoolean() ? "" : ", not verified here"));
    for (var entry : it.path("governance"))
      lines.add(
          "%s %s, %s, %s"
              .formatted(
                  Json.text(entry, "what"),
                  Json.text(entry, "id"),
                  Json.text(entry, "approver"),
                  Json.text(entry, "date")));
    return lines;
  }

  private static List<String> registered(JsonNode it) {
    var run = it.path("run").isTextual() ? ", run " + Json.text(it, "run") : "";
    return List.of(
        "%s in %s%s, %s"
            .formatted(
                Json.text(it, "place"),
                Json.text(it, "store"),
                run,
                Json.time(it.path("registeredAt"))));
  }

  private static String rollout(JsonNode it) {
    return "%s against %s: %s, %s"
        .formatted(
            Json.text(it, "id"),
            Json.text(it, "champion"),
            Json.text(it, "state"),
            Json.text(it, "why"));
  }

  private static String generation(JsonNode it) {
    var mode =
        it.path("mode").isTextual()
            ? " " + Json.text(it, "mode") + " " + Json.share(it.path("share"))
            : "";
    return "%s generation %s, %s: %s%s, signed %s"
        .formatted(
            Json.text(it, "node"),
            Json.text(it, "generation"),
            Json.text(it, "station"),
            Json.text(it, "role"),
            mode,
            Json.time(it.path("signedAt")));
  }

  private static String word(JsonNode it) {
    return "%s: %s %s, %s, %s, record %s of %s"
        .formatted(
            Json.text(it, "station"),
            Json.text(it, "part"),
            Json.text(it, "verdict"),
            Json.text(it, "state"),
            Json.time(it.path("at")),
            Json.text(it, "seq"),
            Json.text(it, "journal"));
  }

  private static String words(JsonNode list) {
    return Json.items(list).stream().map(it -> it.asText()).collect(Collectors.joining(", "));
  }
}
