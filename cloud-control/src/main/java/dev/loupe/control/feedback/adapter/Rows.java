package dev.loupe.control.feedback.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.control.feedback.Kind;
import dev.loupe.control.feedback.ReviewItem;
import dev.loupe.control.feedback.ReviewItem.Looked;
import dev.loupe.control.feedback.ReviewItem.Mark;
import dev.loupe.control.feedback.ReviewItem.Sight;
import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.DefectClass;
import dev.loupe.schema.inspection.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `inspection` with its `shadowed`, as a part to review.
final class Rows {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Rows() {}

  static ReviewItem item(ResultSet row, Kind kind) throws SQLException {
    var candidate = row.getString("candidate_verdict");
    return new ReviewItem(
        row.getString("node"),
        Objects.requireNonNull(row.getObject("journal", UUID.class)),
        row.getLong("seq"),
        kind,
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("part"),
        row.getString("panel_position"),
        row.getString("lot"),
        row.getString("line"),
        row.getString("station"),
        row.getString("recipe"),
        sights(row),
        candidate == null
            ? looked(row, "model_digest", "verdict", "defects")
            : looked(row, "champion_digest", "champion_verdict", "champion_defects"),
        candidate == null
            ? null
            : looked(row, "candidate_digest", "candidate_verdict", "candidate_defects"));
  }

  private static Looked looked(ResultSet row, String digest, String verdict, String defects)
      throws SQLException {
    var marks = new ArrayList<Mark>();
    for (var it : json(row.getString(defects)))
      marks.add(
          new Mark(
              it.path("view").asInt(),
              box(it.path("box")),
              DefectClass.ofWireName(it.path("kind").asText()).orElse(DefectClass.OTHER),
              it.path("score").asDouble()));
    return new Looked(row.getString(digest), Verdict.valueOf(row.getString(verdict)), marks);
  }

  static Box box(JsonNode sides) {
    return new Box(
        sides.path(0).asDouble(),
        sides.path(1).asDouble(),
        sides.path(2).asDouble(),
        sides.path(3).asDouble());
  }

  /// The full frame is the inspection's, or was uploaded because the two models differ.
  private static List<Sight> sights(ResultSet row) throws SQLException {
    var apart = json(row.getString("images"));
    var sights = new ArrayList<Sight>();
    for (var it : json(row.getString("views"))) {
      var image = text(it.get("image"));
      sights.add(
          new Sight(
              it.path("width").asInt(),
              it.path("height").asInt(),
              image == null ? text(apart.get(sights.size())) : image,
              text(it.get("preview")),
              text(it.get("template"))));
    }
    return sights;
  }

  private static @Nullable String text(@Nullable JsonNode node) {
    return node == null || node.isNull() ? null : node.asText();
  }

  static JsonNode json(@Nullable String column) throws SQLException {
    try {
      return column == null ? JSON.createArrayNode() : JSON.readTree(column);
    } catch (JsonProcessingException e) {
      throw new SQLException("a column holds no JSON", e); // jsonb: cannot be
    }
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // plain maps and lists
    }
  }
}
