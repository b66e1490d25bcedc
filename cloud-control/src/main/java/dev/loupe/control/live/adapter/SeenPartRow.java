package dev.loupe.control.live.adapter;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.control.live.Cursor;
import dev.loupe.control.live.Explained;
import dev.loupe.control.live.SeenPart;
import dev.loupe.control.live.SeenPart.Model;
import dev.loupe.control.live.SeenPart.Picture;
import dev.loupe.control.live.SeenPart.SeenDefect;
import dev.loupe.control.live.SeenPart.SeenView;
import dev.loupe.control.live.SeenPart.Split;
import dev.loupe.control.live.SeenPart.Told;
import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.DefectClass;
import dev.loupe.schema.inspection.Arm;
import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Origin;
import dev.loupe.schema.inspection.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One row of `inspection`, its latest `delivery`, and which of its images are here.
final class SeenPartRow {
  /// A delivery may be received some days before its inspection, when one was sent again.
  private static final String SQL =
      """
      select i.*, d.verdict told, d.state, d.word, d.journal_ms, d.plc_ms, d.total_ms,
        array(select digest from image where digest in
          (select view ->> kind from jsonb_array_elements(i.views) view,
            unnest(array['image', 'preview', 'template']) kind)) arrived
      from (select * from inspection where %s) i
      left join lateral (select * from delivery d
        where d.node = i.node and d.inspected_journal = i.journal and d.inspected_seq = i.seq
          and d.received_day >= i.received_day - 7
        order by d.received_at desc, d.id desc limit 1) d on true
      order by i.received_at desc, i.at desc, i.id desc
      """;

  private static final ObjectMapper JSON = new ObjectMapper();

  private SeenPartRow() {}

  static String select(String where) {
    return SQL.formatted(where);
  }

  static Cursor cursor(ResultSet row) throws SQLException {
    return new Cursor(instant(row, "received_at"), instant(row, "at"), row.getLong("id"));
  }

  static SeenPart read(ResultSet row) throws SQLException {
    var error = ErrorCode.valueOf(row.getString("error"));
    return new SeenPart(
        row.getString("node"),
        requireNonNull(row.getObject("journal", UUID.class)),
        row.getLong("seq"),
        instant(row, "at"),
        instant(row, "received_at"),
        row.getLong("trigger"),
        row.getString("part"),
        row.getString("panel_position"),
        row.getString("lot"),
        row.getString("line"),
        row.getString("station"),
        row.getString("recipe"),
        named(Origin.class, row.getString("origin")),
        Verdict.valueOf(row.getString("verdict")),
        row.getDouble("confidence"),
        error == ErrorCode.NONE ? null : Explained.of(error),
        defects(row),
        row.getBoolean("truncated"),
        views(row),
        split(row),
        told(row),
        model(row));
  }

  private static List<SeenDefect> defects(ResultSet row) throws SQLException {
    var defects = new ArrayList<SeenDefect>();
    for (var it : json(row, "defects")) {
      var kind = DefectClass.ofWireName(it.path("kind").asText()).orElse(DefectClass.OTHER);
      var box = it.path("box");
      defects.add(
          new SeenDefect(
              it.path("view").asInt(),
              kind,
              it.path("score").asDouble(),
              new Box(side(box, 0), side(box, 1), side(box, 2), side(box, 3))));
    }
    return defects;
  }

  private static double side(JsonNode box, int index) {
    return box.path(index).asDouble();
  }

  private static List<SeenView> views(ResultSet row) throws SQLException {
    var arrived = Set.of((String[]) row.getArray("arrived").getArray());
    var views = new ArrayList<SeenView>();
    for (var it : json(row, "views"))
      views.add(
          new SeenView(
              it.path("frame").asLong(),
              it.path("width").asInt(),
              it.path("height").asInt(),
              picture(it.get("image"), arrived),
              picture(it.get("preview"), arrived),
              picture(it.get("template"), arrived)));
    return views;
  }

  private static @Nullable Picture picture(@Nullable JsonNode digest, Set<String> arrived) {
    if (digest == null || digest.isNull()) return null;
    return new Picture(digest.asText(), arrived.contains(digest.asText()));
  }

  private static Split split(ResultSet row) throws SQLException {
    return new Split(
        row.getDouble("acquire_ms"),
        row.getDouble("decode_ms"),
        row.getDouble("infer_ms"),
        row.getDouble("decide_ms"),
        row.getObject("journal_ms", Double.class),
        row.getObject("plc_ms", Double.class),
        row.getObject("total_ms", Double.class));
  }

  private static @Nullable Told told(ResultSet row) throws SQLException {
    var told = row.getString("told");
    return told == null
        ? null
        : new Told(
            Verdict.valueOf(told),
            row.getString("state").toLowerCase(Locale.ROOT),
            row.getLong("word"));
  }

  private static @Nullable Model model(ResultSet row) throws SQLException {
    var label = row.getString("model");
    if (label == null) return null;
    var arm = row.getString("arm");
    return new Model(
        label, row.getString("model_digest"), arm == null ? null : named(Arm.class, arm));
  }

  private static <E extends Enum<E>> E named(Class<E> type, String name) {
    return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static JsonNode json(ResultSet row, String column) throws SQLException {
    try {
      return JSON.readTree(row.getString(column));
    } catch (JsonProcessingException e) {
      throw new SQLException("column " + column + " holds no JSON", e); // jsonb: cannot be
    }
  }
}
