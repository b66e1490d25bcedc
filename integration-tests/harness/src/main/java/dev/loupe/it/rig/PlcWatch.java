package dev.loupe.it.rig;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.it.process.Await;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/// Follows the PLCs' logs while they grow.
public final class PlcWatch {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LOOK_NANOS = 500_000;

  private final Path folder;
  private final Map<Path, Long> read = new HashMap<>();
  private final List<Event> events = new ArrayList<>();

  public PlcWatch(Path folder) {
    this.folder = folder;
  }

  /// `nanos` is the machine's monotonic clock, which all its processes share; `seq` is 0 where the
  /// event has none.
  public record Event(String station, String name, long seq, long nanos, JsonNode line) {
    public String text(String field) {
      return line.path(field).asText();
    }
  }

  /// Everything logged so far.
  public synchronized List<Event> all() {
    fresh();
    return List.copyOf(events);
  }

  public List<Event> all(String name) {
    return all().stream().filter(event -> event.name().equals(name)).toList();
  }

  /// Events from now on: a mark to give to `since`.
  public synchronized int mark() {
    fresh();
    return events.size();
  }

  public synchronized List<Event> since(int mark) {
    fresh();
    return List.copyOf(events.subList(mark, events.size()));
  }

  public List<Event> since(int mark, String name) {
    return since(mark).stream().filter(event -> event.name().equals(name)).toList();
  }

  /// The first event after `mark` that `wanted` holds for; empty where none came in time.
  public Optional<Event> await(int mark, Duration patience, Predicate<Event> wanted) {
    var found = new AtomicReference<Optional<Event>>(Optional.empty());
    Await.until(
        patience,
        () -> {
          found.set(since(mark).stream().filter(wanted).findFirst());
          return found.get().isPresent();
        });
    return found.get();
  }

  /// The next trigger to come, seen within a millisecond; empty where none came in time.
  public Optional<Event> nextTrigger(Duration patience) {
    mark();
    var end = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < end) {
      var trigger = fresh().stream().filter(event -> event.name().equals("trigger")).findFirst();
      if (trigger.isPresent()) return trigger;
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return Optional.empty();
  }

  /// The triggers whose word had not been seen at that moment.
  public List<Event> openAt(long nanos) {
    var open = new LinkedHashMap<String, Event>();
    for (var event : all()) {
      if (event.nanos() > nanos) continue;
      switch (event.name()) {
        case "trigger" -> open.put(event.station(), event);
        case "word", "reset", "started" -> open.remove(event.station());
        default -> {} // opens and closes no handshake
      }
    }
    return List.copyOf(open.values());
  }

  private synchronized List<Event> fresh() {
    var fresh = new ArrayList<Event>();
    for (var file : logs()) {
      try (var reader = new RandomAccessFile(file.toFile(), "r")) {
        var from = read.getOrDefault(file, 0L);
        var bytes = new byte[(int) Math.max(0, reader.length() - from)];
        reader.seek(from);
        reader.readFully(bytes);
        var whole = bytes.length;
        while (whole > 0 && bytes[whole - 1] != '\n') whole--;
        read.put(file, from + whole);
        for (var line : new String(bytes, 0, whole, UTF_8).lines().toList())
          fresh.add(event(JSON.readTree(line)));
      } catch (IOException e) {
        throw new UncheckedIOException(file.toString(), e);
      }
    }
    events.addAll(fresh);
    return fresh;
  }

  private static Event event(JsonNode line) {
    return new Event(
        line.path("station").asText(),
        line.path("event").asText(),
        line.path("seq").asLong(),
        line.path("nanos").asLong(),
        line);
  }

  private List<Path> logs() {
    if (!Files.isDirectory(folder)) return List.of();
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
