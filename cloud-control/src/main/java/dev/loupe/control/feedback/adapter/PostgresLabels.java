package dev.loupe.control.feedback.adapter;

import dev.loupe.control.feedback.Draft;
import dev.loupe.control.feedback.LabelKept;
import dev.loupe.control.feedback.Opinion;
import dev.loupe.control.feedback.ReviewItem;
import dev.loupe.schema.defect.Box;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Labels, each once by its sender's id.
@ApplicationScoped
class PostgresLabels {
  private static final String INSERT =
      """
      insert into label (id, node, journal, seq, line, kind, reviewer, champion_digest,
        candidate_digest, defective, champion_right, candidate_right, champion_boxes,
        candidate_boxes, marks, missed, flaws)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb)
      on conflict do nothing\
      """;

  /// A label from before the candidate's answer came says nothing of it, and gives way to a new
  /// one.
  private static final String SUPERSEDE =
      """
      update label set undone_at = now()
      where node = ? and journal = ? and seq = ? and reviewer = ? and undone_at is null
        and candidate_digest is null and id <> ?\
      """;

  private static final String SAME =
      """
      select at, defective, undone_at is not null undone, node = ? and journal = ? and seq = ? and reviewer = ?
        and marks = ?::jsonb and missed = ?::jsonb same
      from label where id = ?\
      """;

  private final DataSource database;
  private final PostgresReviews reviews;

  PostgresLabels(DataSource database, PostgresReviews reviews) {
    this.database = database;
    this.reviews = reviews;
  }

  sealed interface Put {
    record Kept(LabelKept label, boolean again) implements Put {}

    record NoSuchPart() implements Put {}

    record Senseless(String sentence) implements Put {}

    /// Another label has the id, or the reviewer has labelled the part already.
    record Taken(String sentence) implements Put {}
  }

  Put put(Draft draft) throws SQLException {
    try (var connection = database.getConnection()) {
      var item = reviews.find(connection, draft.item());
      if (item.isEmpty()) return new Put.NoSuchPart();
      return switch (Opinion.of(item.get(), draft)) {
        case Opinion.Result.Refused(var sentence) -> new Put.Senseless(sentence);
        case Opinion.Result.Formed(var opinion) -> {
          var inserted = insert(connection, item.get(), draft, opinion);
          yield kept(connection, draft, !inserted);
        }
      };
    }
  }

  private static boolean insert(
      Connection connection, ReviewItem item, Draft draft, Opinion opinion) throws SQLException {
    connection.setAutoCommit(false);
    try {
      if (item.candidate() != null) supersede(connection, item, draft);
      var inserted = insertOne(connection, item, draft, opinion);
      connection.commit();
      return inserted;
    } finally {
      connection.rollback(); // nothing after a commit
      connection.setAutoCommit(true);
    }
  }

  private static void supersede(Connection connection, ReviewItem item, Draft draft)
      throws SQLException {
    try (var update = connection.prepareStatement(SUPERSEDE)) {
      update.setString(1, item.node());
      update.setObject(2, item.journal());
      update.setLong(3, item.seq());
      update.setString(4, draft.reviewer());
      update.setObject(5, draft.id());
      update.executeUpdate();
    }
  }

  private static boolean insertOne(
      Connection connection, ReviewItem item, Draft draft, Opinion opinion) throws SQLException {
    var candidate = item.candidate();
    var second = opinion.candidate();
    try (var insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, draft.id());
      insert.setString(2, item.node());
      insert.setObject(3, item.journal());
      insert.setLong(4, item.seq());
      insert.setString(5, item.line());
      insert.setString(6, item.kind().name());
      insert.setString(7, draft.reviewer());
      insert.setString(8, item.champion().digest());
      insert.setString(9, candidate == null ? null : candidate.digest());
      insert.setBoolean(10, opinion.defective());
      insert.setBoolean(11, opinion.champion().right());
      insert.setObject(12, second == null ? null : second.right(), Types.BOOLEAN);
      insert.setInt(13, opinion.champion().boxes());
      insert.setObject(14, second == null ? null : second.boxes(), Types.INTEGER);
      words(insert, 15, draft);
      insert.setString(17, Rows.json(opinion.flaws().stream().map(PostgresLabels::flaw).toList()));
      return insert.executeUpdate() == 1;
    }
  }

  private static void words(PreparedStatement statement, int from, Draft draft)
      throws SQLException {
    statement.setString(from, Rows.json(draft.marks().stream().map(PostgresLabels::word).toList()));
    statement.setString(
        from + 1, Rows.json(draft.missed().stream().map(PostgresLabels::flaw).toList()));
  }

  private static Map<String, @Nullable Object> word(Draft.Word it) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    map.put("side", it.side().name());
    map.put("index", it.index());
    map.put("real", it.real());
    var kind = it.kind();
    if (kind != null) map.put("kind", kind.wireName());
    return map;
  }

  private static Map<String, Object> flaw(Draft.Missed it) {
    return Map.of("view", it.view(), "box", sides(it.box()), "kind", it.kind().wireName());
  }

  private static List<Double> sides(Box box) {
    return List.of(box.left(), box.top(), box.right(), box.bottom());
  }

  private static Put kept(Connection connection, Draft draft, boolean again) throws SQLException {
    try (var select = connection.prepareStatement(SAME)) {
      select.setString(1, draft.item().node());
      select.setObject(2, draft.item().journal());
      select.setLong(3, draft.item().seq());
      select.setString(4, draft.reviewer());
      words(select, 5, draft);
      select.setObject(7, draft.id());
      try (var row = select.executeQuery()) {
        if (!row.next())
          return new Put.Taken(
              draft.reviewer()
                  + " has labelled part "
                  + draft.item()
                  + " already: undo that first.");
        if (!row.getBoolean("same"))
          return new Put.Taken("Label " + draft.id() + " is another one: give each its own id.");
        if (row.getBoolean("undone"))
          return new Put.Taken("Label " + draft.id() + " was undone: give the new one its own id.");
        var at = Objects.requireNonNull(row.getObject("at", OffsetDateTime.class)).toInstant();
        return new Put.Kept(
            new LabelKept(
                draft.id(), draft.item(), draft.reviewer(), row.getBoolean("defective"), at),
            again);
      }
    }
  }

  /// Whether there is such a label; undone it counts no more.
  boolean undo(UUID id) throws SQLException {
    try (var connection = database.getConnection();
        var update =
            connection.prepareStatement(
                "update label set undone_at = coalesce(undone_at, now()) where id = ?")) {
      update.setObject(1, id);
      return update.executeUpdate() == 1;
    }
  }
}
