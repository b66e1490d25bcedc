package dev.loupe.it.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// A result file under `folder`: what was run, when, on which machine and commit, and what came of
/// it.
public record Evidence(Path folder) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /// Replaces `name`.json.
  public Path write(String name, String command, JsonNode result) {
    try {
      Files.createDirectories(folder);
      var whole = whole(name, command, result);
      return Files.writeString(
          folder.resolve(name + ".json"), JSON.writeValueAsString(whole) + System.lineSeparator());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode whole(String name, String command, JsonNode result) {
    var whole = JSON.createObjectNode();
    whole.put("evidence", name);
    whole.put("command", command);
    whole.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    whole.put("commit", commit());
    whole.set("machine", JSON.valueToTree(Machine.ofThisProcess()));
    whole.set("result", result);
    return whole;
  }

  /// The checkout's commit, with `+` where files differ from it; `unknown` outside of git.
  private String commit() {
    try {
      var git =
          new ProcessBuilder("git", "describe", "--always", "--abbrev=12", "--dirty=+")
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      var said = new String(git.getInputStream().readAllBytes()).strip();
      return said.isEmpty() ? "unknown" : said;
    } catch (IOException e) {
      return "unknown";
    }
  }
}
