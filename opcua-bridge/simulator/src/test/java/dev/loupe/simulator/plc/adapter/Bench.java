package dev.loupe.simulator.plc.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import dev.loupe.schema.inspection.Origin;
import dev.loupe.simulator.FreePort;
import dev.loupe.simulator.plc.Part;
import dev.loupe.simulator.plc.adapter.PlcConfig.Timing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A PLC on a free port with a conveyor of numbered parts, and its log as maps.
final class Bench implements AutoCloseable {
  static final Timing QUICK =
      new Timing(Duration.ofMillis(10), Duration.ofMillis(250), Duration.ofMillis(300));

  final PlcConfig config;
  final Plc plc;
  private final AtomicInteger left;
  private int made;

  Bench(Path folder, int parts, long firstTrigger) throws IOException {
    config = PlcConfig.of("aoi-1", FreePort.next(), folder).with(QUICK);
    left = new AtomicInteger(parts);
    plc = Plc.start(config, this::next, firstTrigger);
  }

  Bench(Path folder, int parts) throws IOException {
    this(folder, parts, 1);
  }

  void more(int parts) {
    left.addAndGet(parts);
  }

  private Optional<Feed.Workpiece> next() {
    if (left.get() == 0) return Optional.empty();
    left.decrementAndGet();
    var part = new Part("P-" + ++made, "recipe", "p1", "L-1", Origin.PRODUCTION);
    return Optional.of(new Feed.Workpiece(part, new byte[] {1, 2, 3, 4}));
  }

  List<Map<String, String>> log(String event) throws IOException {
    return log().stream().filter(line -> event.equals(line.get("event"))).toList();
  }

  List<Map<String, String>> log() throws IOException {
    var lines = new ArrayList<Map<String, String>>();
    for (var line : Files.readAllLines(config.log())) lines.add(parse(line));
    return lines;
  }

  private static Map<String, String> parse(String line) throws IOException {
    var fields = new LinkedHashMap<String, String>();
    try (var json = new JsonFactory().createParser(line)) {
      json.nextToken();
      while (json.nextToken() != JsonToken.END_OBJECT) {
        var name = json.currentName();
        json.nextToken();
        fields.put(name, json.getText());
      }
    }
    return fields;
  }

  /// Waits until the log holds `count` lines of `event`.
  List<Map<String, String>> await(String event, int count) throws Exception {
    var until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (log(event).size() < count && System.nanoTime() < until) Thread.sleep(5);
    assertThat(log(event)).as(event + " in " + log()).hasSizeGreaterThanOrEqualTo(count);
    return log(event);
  }

  @Override
  public void close() throws IOException {
    plc.close();
  }
}
