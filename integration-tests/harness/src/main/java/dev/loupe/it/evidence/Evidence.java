package dev.loupe.it.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

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

  /// The checkout's commit, with `+` where files other than the results in `folder` differ from it;
  /// `unknown` outside of git.
  private String commit() {
    try {
      var commit = git("rev-parse", "--short=12", "HEAD");
      if (commit.isEmpty()) return "unknown";
      var others = git("status", "--porcelain", "--untracked-files=no", "--", ":/", ":(exclude).");
      return others.isEmpty() ? commit : commit + "+";
    } catch (IOException e) {
      return "unknown";
    }
  }

  private String git(String... arguments) throws IOException {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    var git =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new String(git.getInputStream().readAllBytes(), UTF_8).strip();
  }
}
