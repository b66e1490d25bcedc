package dev.loupe.it.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.it.check.Quantiles;
import dev.loupe.schema.inspection.Verdict;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Follows the PLCs' logs from where they end when it is made.
final class PlcTail {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int WINDOW = 1000;

  private final Path folder;
  private final Map<Path, Long> read = new HashMap<>();
  private final ArrayDeque<Double> latest = new ArrayDeque<>();
  private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
  private final Set<String> triggering = new HashSet<>();
  private int triggers;

  PlcTail(Path folder) {
    this.folder = folder;
    for (var file : logs()) read.put(file, file.toFile().length());
  }

  /// Reads what was appended since.
  PlcTail follow() {
    for (var file : logs()) {
      try (var reader = new RandomAccessFile(file.toFile(), "r")) {
        var from = read.getOrDefault(file, 0L);
        var bytes = new byte[(int) Math.max(0, reader.length() - from)];
        reader.seek(from);
        reader.readFully(bytes);
        var text = new String(bytes, StandardCharsets.UTF_8);
        var whole = text.lastIndexOf('\n') + 1;
        read.put(file, from + text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length);
        for (var line : text.substring(0, whole).lines().toList()) on(JSON.readTree(line));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(file + ": " + e.getMessage(), e);
      } catch (IOException e) {
        // the log is not there yet: look again later
      }
    }
    return this;
  }

  private void on(JsonNode line) {
    switch (line.path("event").asText()) {
      case "trigger" -> {
        triggers++;
        triggering.add(line.path("station").asText());
      }
      case "word" -> {
        var code = (int) (line.path("word").asLong() & 0xffff);
        Verdict.ofCode(code).ifPresent(verdict -> verdicts.merge(verdict, 1, Integer::sum));
        latest.add(line.path("ms").asDouble());
        if (latest.size() > WINDOW) latest.remove();
      }
      default -> {} // of no interest to people
    }
  }

  int triggers() {
    return triggers;
  }

  int results() {
    return verdicts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// The stations that have triggered.
  Set<String> triggering() {
    return Set.copyOf(triggering);
  }

  int count(Verdict verdict) {
    return verdicts.getOrDefault(verdict, 0);
  }

  Quantiles latest() {
    return new Quantiles(new ArrayList<>(latest));
  }

  private List<Path> logs() {
    if (!Files.isDirectory(folder)) return List.of();
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
