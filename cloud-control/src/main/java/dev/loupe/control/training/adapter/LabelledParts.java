package dev.loupe.control.training.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.control.training.Labelled;
import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.DefectClass;
import dev.loupe.schema.feedback.Agreement;
import dev.loupe.schema.feedback.Flaw;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What people have settled on of a line's parts, and how well they agree.
@ApplicationScoped
class LabelledParts {
  /// Of each part the first label that says what stands; parts with one view alone.
  private static final String SETTLED =
      """
      select l.id, i.lot, l.flaws, i.views -> 0 ->> 'template' template,
        coalesce(i.views -> 0 ->> 'image', s.images ->> 0) image
      from opinion o
      join inspection i on i.node = o.node and i.journal = o.journal and i.seq = o.seq
      join lateral (select * from label l
        where l.node = o.node and l.journal = o.journal and l.seq = o.seq
          and l.undone_at is null and l.defective = (o.lean > 0)
        order by l.at, l.id limit 1) l on true
      left join lateral (select s.images from shadowed s
        where s.node = o.node and s.inspected_journal = o.journal and s.inspected_seq = o.seq
          and s.skipped is null order by s.id limit 1) s on true
      where o.line = ? and o.lean <> 0 and o.first_at > now() - make_interval(days => ?)
        and jsonb_array_length(i.views) = 1 and (? or i.sampling ?? 'audit')
      order by l.id
      """;

  private static final String TWICE =
      """
      select count(*) twice, count(*) filter (where said[1] <> said[2]) differed
      from (select array_agg(defective order by at, id) said from label
        where line = ? and undone_at is null and at > now() - make_interval(days => ?)
          and reviewed_twice(node, journal, seq)
        group by node, journal, seq having count(*) > 1) it
      """;

  private static final ObjectMapper JSON = new ObjectMapper();

  /// `leftOut` are settled ones whose images are not here.
  record Found(List<Labelled> parts, int leftOut, Agreement agreement) {}

  /// `everything`: those labelled for a disagreement too, which are harder than what the line
  /// makes.
  Found of(Connection connection, String line, int days, boolean everything) throws SQLException {
    var parts = new ArrayList<Labelled>();
    var leftOut = 0;
    try (var select = connection.prepareStatement(SETTLED)) {
      select.setString(1, line);
      select.setInt(2, days);
      select.setBoolean(3, everything);
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          var part = part(connection, rows);
          if (part == null) leftOut++;
          else parts.add(part);
        }
      }
    }
    return new Found(parts, leftOut, agreement(connection, line, days));
  }

  private static @Nullable Labelled part(Connection connection, ResultSet row) throws SQLException {
    var image = row.getString("image");
    var template = row.getString("template");
    if (image == null || template == null || !areHere(connection, image, template)) return null;
    return new Labelled(
        Objects.requireNonNull(row.getObject("id", UUID.class)),
        row.getString("lot"),
        image,
        template,
        flaws(row.getString("flaws")));
  }

  private static boolean areHere(Connection connection, String image, String template)
      throws SQLException {
    try (var select =
        connection.prepareStatement("select count(*) from image where digest in (?, ?)")) {
      select.setString(1, image);
      select.setString(2, template);
      try (var row = select.executeQuery()) {
        row.next();
        return row.getInt(1) == (image.equals(template) ? 1 : 2);
      }
    }
  }

  private static List<Flaw> flaws(String json) throws SQLException {
    var flaws = new ArrayList<Flaw>();
    for (var it : tree(json)) {
      var box = it.path("box");
      flaws.add(
          new Flaw(
              new Box(
                  box.path(0).asDouble(),
                  box.path(1).asDouble(),
                  box.path(2).asDouble(),
                  box.path(3).asDouble()),
              DefectClass.ofWireName(it.path("kind").asText()).orElse(DefectClass.OTHER)));
    }
    return flaws;
  }

  private static JsonNode tree(String json) throws SQLException {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new SQLException("column flaws holds no JSON", e); // jsonb: cannot be
    }
  }

  private static Agreement agreement(Connection connection, String line, int days)
      throws SQLException {
    try (var select = connection.prepareStatement(TWICE)) {
      select.setString(1, line);
      select.setInt(2, days);
      try (var row = select.executeQuery()) {
        row.next();
        return new Agreement(row.getInt("twice"), row.getInt("differed"));
      }
    }
  }
}
