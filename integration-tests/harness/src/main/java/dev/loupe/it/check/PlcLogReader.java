package dev.loupe.it.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a simulator's JSON lines. A torn last line is left out: the process may have been killed.
public final class PlcLogReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<OpenShot> shots = new ArrayList<>();
  private final Map<String, OpenShot> open = new HashMap<>();
  private final List<String> strays = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();

  /// All `*.jsonl` files of `folder`, one a station.
  public static PlcLog read(Path folder) {
    var reader = new PlcLogReader();
    try (var files = Files.list(folder)) {
      for (var file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList())
        reader.lines(Files.readString(file, UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return reader.done();
  }

  static PlcLog parse(String lines) {
    var reader = new PlcLogReader();
    reader.lines(lines);
    return reader.done();
  }

  private void lines(String text) {
    var lines = text.lines().toList();
    for (var i = 0; i < lines.size(); i++) {
      try {
        on(JSON.readTree(lines.get(i)));
      } catch (JsonProcessingException e) {
        if (i < lines.size() - 1) throw new UncheckedIOException("line " + (i + 1), e);
      }
    }
  }

  private void on(JsonNode line) {
    var station = line.path("station").asText();
    switch (line.path("event").asText()) {
      case "trigger" -> trigger(station, line);
      case "word" -> word(station, line);
      case "disposed" -> {
        var shot = open.get(key(station, line));
        if (shot != null) shot.disposed = decision(line);
      }
      case "reset", "started" -> open.keySet().removeIf(key -> key.startsWith(station + "/"));
      case "violation" -> violations.add(station + ": " + line.path("what").asText());
      default -> {} // the checker needs no more
    }
  }

  private void trigger(String station, JsonNode line) {
    var part =
        new Shot.Part(
            line.path("part").asText(),
            line.path("lot").asText(),
            line.path("recipe").asText(),
            line.path("position").asText());
    var shot = new OpenShot(station, line.path("seq").asLong(), part);
    shots.add(shot);
    open.put(key(station, line), shot);
  }

  private void word(String station, JsonNode line) {
    var word =
        new Shot.Word(
            line.path("word").asLong(),
            number(line.path("verdict")),
            line.path("partId").asText(),
            line.path("ms").asDouble());
    var shot = open.get(key(station, line));
    if (shot == null) strays.add(station + ": word " + word.word() + " for " + word.partId());
    else shot.words.add(word);
  }

  /// The verdict's number; a name is as good.
  private static int number(JsonNode verdict) {
    return verdict.isNumber()
        ? verdict.asInt()
        : dev.loupe.schema.inspection.Verdict.valueOf(verdict.asText()).code();
  }

  private static Shot.Decision decision(JsonNode line) {
    return Shot.Decision.valueOf(line.path("decision").asText().toUpperCase(Locale.ROOT));
  }

  private static String key(String station, JsonNode line) {
    return station + "/" + line.path("seq").asLong();
  }

  private PlcLog done() {
    return new PlcLog(shots.stream().map(OpenShot::close).toList(), strays, violations);
  }

  private static final class OpenShot {
    private final String station;
    private final long trigger;
    private final Shot.Part part;
    private final List<Shot.Word> words = new ArrayList<>();
    private Shot.@Nullable Decision disposed;

    OpenShot(String station, long trigger, Shot.Part part) {
      this.station = station;
      this.trigger = trigger;
      this.part = part;
    }

    Shot close() {
      return new Shot(station, trigger, part, words, disposed);
    }
  }
}
