package dev.loupe.it.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/// One line of a program's log, as people want to read it after a failure.
final class LogLine {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 500;

  private LogLine() {}

  /// The line itself where it is plain text; of a JSON line only what it says of an error.
  static Optional<String> complaint(String line) {
    if (line.isBlank()) return Optional.empty();
    if (!line.startsWith("{")) return Optional.of(cut(line));
    try {
      var json = JSON.readTree(line);
      if (!json.path("level").asText().equals("ERROR")) return Optional.empty();
      return Optional.of(cut(json.path("message").asText() + cause(json.path("exception"))));
    } catch (JsonProcessingException e) {
      return Optional.of(cut(line));
    }
  }

  private static String cause(JsonNode exception) {
    var deepest = exception;
    while (deepest.path("causedBy").has("exception"))
      deepest = deepest.path("causedBy").path("exception");
    var message = deepest.path("message").asText();
    return message.isEmpty() ? "" : ": " + message.lines().findFirst().orElse("");
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
  }
}
