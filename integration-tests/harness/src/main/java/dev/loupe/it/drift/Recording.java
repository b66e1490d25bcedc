package dev.loupe.it.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.it.played.Lot;
import dev.loupe.it.rig.Ledger;
import dev.loupe.schema.drift.Histogram;
import dev.loupe.schema.drift.Signal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// The lots that real nodes summed up, phase by phase, as they stand in a ledger: JSON lines in
/// gzip.
final class Recording {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LOTS =
      """
      select jsonb_build_object('at', at, 'station', station, 'recipe', recipe, 'lot', lot,
        'parts', parts, 'signals', signals)
      from summary where counted = parts and parts = 20 order by at\
      """;

  private Recording() {}

  /// `began` is when each phase did; of each series the first lots that its phase asks for are
  /// kept.
  static int write(Ledger ledger, Map<Phase, Instant> began, Path file) {
    try (var out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
      var kept = new HashMap<String, Integer>();
      var count = 0;
      for (var text : ledger.texts(LOTS)) {
        var line = (com.fasterxml.jackson.databind.node.ObjectNode) JSON.readTree(text);
        var phase =
            phase(began, java.time.OffsetDateTime.parse(line.remove("at").asText()).toInstant());
        var series = phase + line.path("station").asText() + line.path("recipe").asText();
        if (kept.merge(series, 1, Integer::sum) > phase.lots()) continue;
        out.write(line.put("phase", phase.name()) + "\n");
        count++;
      }
      return count;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Phase phase(Map<Phase, Instant> began, Instant at) {
    var found = Phase.CALIBRATE;
    for (var each : began.entrySet()) if (!each.getValue().isAfter(at)) found = each.getKey();
    return found;
  }

  static Map<Phase, List<Lot>> read(Path file) {
    var lots = new HashMap<Phase, List<Lot>>();
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line; (line = in.readLine()) != null; ) {
        var json = JSON.readTree(line);
        lots.computeIfAbsent(Phase.valueOf(json.path("phase").asText()), _ -> new ArrayList<>())
            .add(lot(json));
      }
      return lots;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Lot lot(JsonNode json) {
    var signals = new ArrayList<Histogram>();
    for (var each : json.path("signals")) {
      var edges = new ArrayList<Double>();
      for (var edge : each.path("edges")) edges.add(edge.asDouble());
      var counts = new ArrayList<Long>();
      for (var count : each.path("counts")) counts.add(count.asLong());
      signals.add(new Histogram(Signal.valueOf(each.path("signal").asText()), edges, counts));
    }
    return new Lot(
        json.path("station").asText(),
        json.path("recipe").asText(),
        json.path("lot").asText(),
        json.path("parts").asInt(),
        signals);
  }
}
