package dev.loupe.it.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.it.rig.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One delivered inspection as the database has it.
record PartRow(
    String node,
    String journal,
    long seq,
    String part,
    String verdict,
    double confidence,
    List<Box> boxes,
    Map<String, Double> latency,
    Map<String, String> digests) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SQL =
      """
      select json_build_object('node', i.node, 'journal', i.journal, 'seq', i.seq, 'part', i.part,
        'verdict', i.verdict, 'confidence', i.confidence, 'defects', i.defects, 'view', i.views -> 0,
        'latency', json_build_object('acquire', acquire_ms, 'decode', decode_ms, 'infer', infer_ms,
          'decide', decide_ms, 'journal', journal_ms, 'plc', plc_ms, 'total', total_ms))
      from inspection i join delivery d
        on d.node = i.node and d.inspected_journal = i.journal and d.inspected_seq = i.seq
      where i.verdict = ? and jsonb_array_length(i.defects) between ? and 8
        and exists (select from image where digest = i.views -> 0 ->> ?)
      order by total_ms > 60, jsonb_array_length(i.defects) desc, i.received_at desc limit 1
      """;

  /// Left, top, right, bottom in pixels of the frame.
  record Box(String kind, List<Double> sides, double score) {}

  /// The part with the most defects, if it can be one that was quick, among those that have
  /// `verdict`, at least so many defects and an image of that kind in the store.
  static List<PartRow> find(Ledger ledger, String verdict, int defects, String image) {
    return ledger.texts(SQL, verdict, defects, image).stream().map(PartRow::read).toList();
  }

  private static PartRow read(String text) {
    try {
      var row = JSON.readTree(text);
      var boxes = new ArrayList<Box>();
      for (var it : row.get("defects"))
        boxes.add(
            new Box(
                it.get("kind").asText(),
                JSON.convertValue(
                    it.get("box"),
                    JSON.getTypeFactory().constructCollectionType(List.class, Double.class)),
                it.get("score").asDouble()));
      return new PartRow(
          row.get("node").asText(),
          row.get("journal").asText(),
          row.get("seq").asLong(),
          row.get("part").asText(),
          row.get("verdict").asText(),
          row.get("confidence").asDouble(),
          boxes,
          map(row.get("latency"), Double.class),
          map(row.get("view"), String.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> Map<String, T> map(
      com.fasterxml.jackson.databind.JsonNode node, Class<T> type) {
    return JSON.convertValue(
        node, JSON.getTypeFactory().constructMapType(Map.class, String.class, type));
  }
}
