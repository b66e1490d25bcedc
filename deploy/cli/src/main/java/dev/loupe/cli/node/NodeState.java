package dev.loupe.cli.node;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.cli.rest.Json;
import java.time.Duration;

/// A station's state in a word or two.
final class NodeState {
  private NodeState() {}

  static String of(JsonNode station) {
    if (!station.path("online").asBoolean())
      return "offline for " + Json.span(Duration.ofMillis(station.path("reportAgeMs").asLong()));
    return station.path("ready").asBoolean() ? "ready" : "not ready";
  }
}
