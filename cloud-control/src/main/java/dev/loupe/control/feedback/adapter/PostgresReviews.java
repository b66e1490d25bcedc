package dev.loupe.control.feedback.adapter;

import dev.loupe.control.feedback.ItemId;
import dev.loupe.control.feedback.Kind;
import dev.loupe.control.feedback.Place;
import dev.loupe.control.feedback.ReviewItem;
import dev.loupe.control.feedback.ReviewPage;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The queue of parts to review. A part leaves it for a reviewer with the reviewer's own label, and
/// for all when it has labels enough: one, two where it is shown twice, one more while they are
/// divided, on whether it is defective or, where two models differ, on whether one of them is
/// right.
@ApplicationScoped
class PostgresReviews {
  private static final String COLUMNS =
      """
      i.node, i.journal, i.seq, i.at, i.part, i.panel_position, i.lot, i.line, i.station, i.recipe,
      i.views, i.model_digest, i.verdict, i.defects, s.champion_digest, s.champion_verdict,
      s.champion_defects, s.candidate_digest, s.candidate_verdict, s.candidate_defects, s.images
      """;

  private static final String OPEN =
      """
      select %s, q.received_at queued_at, q.id queued_id
      from (%s) q
      join inspection i on i.node = q.node and i.journal = q.journal and i.seq = q.seq
      left join lateral (select * from shadowed s
        where s.node = i.node and s.inspected_journal = i.journal and s.inspected_seq = i.seq
          and s.skipped is null order by s.id limit 1) s on true
      left join lateral (select count(*) labels,
          2 * count(*) filter (where l.defective) = count(*) or s.champion_verdict <> s.candidate_verdict and (
            2 * count(*) filter (where l.champion_right) = count(*)
            or 2 * count(*) filter (where l.candidate_right) = count(*)) divided,
          coalesce(bool_or(l.reviewer = ?), false) own
        from label l
        where l.node = i.node and l.journal = i.journal and l.seq = i.seq and l.undone_at is null
          and (l.candidate_digest is not null or s.candidate_digest is null)) o on true
      where not o.own and i.views <> '[]'::jsonb
        and (o.divided or o.labels < case when reviewed_twice(i.node, i.journal, i.seq) then 2 else 1 end)
      order by q.received_at, q.id limit ?
      """;

  private static final String DISAGREEMENTS =
      """
      select d.node, d.inspected_journal journal, d.inspected_seq seq, d.received_at, d.id
      from disagreement d where d.line = ? and (d.received_at, d.id) > (?, ?)
      """;

  private static final String AUDIT =
      """
      select a.node, a.journal, a.seq, a.received_at, a.id
      from inspection a where a.line = ? and (a.received_at, a.id) > (?, ?)
        and a.sampling ? 'audit' and a.origin = 'PRODUCTION' and a.error = 'NONE'
      """
          .replace("sampling ? ", "sampling ?? "); // a question mark of SQL's own

  private static final String ONE =
      """
      select %s from inspection i
      left join lateral (select * from shadowed s
        where s.node = i.node and s.inspected_journal = i.journal and s.inspected_seq = i.seq
          and s.skipped is null order by s.id limit 1) s on true
      where i.node = ? and i.journal = ? and i.seq = ? limit 1
      """
          .formatted(COLUMNS);

  private final DataSource database;

  PostgresReviews(DataSource database) {
    this.database = database;
  }

  /// `kind` null: disagreements, then the audit.
  record Asked(String line, String reviewer, @Nullable Kind kind, int limit) {}

  ReviewPage page(Asked asked, @Nullable Place after) throws SQLException {
    var first = asked.kind() == null ? Kind.DISAGREEMENT : asked.kind();
    var from = after == null ? Place.startOf(first) : after;
    var items = new ArrayList<ReviewItem>();
    try (var connection = database.getConnection()) {
      var next = read(connection, asked, from, items);
      if (next == null && from.kind() == Kind.DISAGREEMENT && asked.kind() == null)
        next = read(connection, asked, Place.startOf(Kind.AUDIT), items);
      return new ReviewPage(items, next == null ? null : next.toString());
    }
  }

  private static @Nullable Place read(
      Connection connection, Asked asked, Place from, ArrayList<ReviewItem> items)
      throws SQLException {
    var queue =
        switch (from.kind()) {
          case DISAGREEMENT -> DISAGREEMENTS;
          case AUDIT -> AUDIT;
        };
    try (var statement = connection.prepareStatement(OPEN.formatted(COLUMNS, queue))) {
      statement.setString(1, asked.line());
      statement.setObject(2, utc(from.receivedAt()));
      statement.setLong(3, from.id());
      statement.setString(4, asked.reviewer());
      statement.setInt(5, asked.limit() - items.size() + 1);
      Place last = from;
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          if (items.size() == asked.limit()) return last;
          items.add(Rows.item(rows, from.kind()));
          last = place(rows, from.kind());
        }
      }
      return null;
    }
  }

  private static Place place(ResultSet row, Kind kind) throws SQLException {
    return new Place(
        kind,
        row.getObject("queued_at", OffsetDateTime.class).toInstant(),
        row.getLong("queued_id"));
  }

  Optional<ReviewItem> find(Connection connection, ItemId id) throws SQLException {
    try (var statement = connection.prepareStatement(ONE)) {
      statement.setString(1, id.node());
      statement.setObject(2, id.journal());
      statement.setLong(3, id.seq());
      try (var rows = statement.executeQuery()) {
        if (!rows.next()) return Optional.empty();
        var kind = differs(rows) ? Kind.DISAGREEMENT : Kind.AUDIT;
        return Optional.of(Rows.item(rows, kind));
      }
    }
  }

  private static boolean differs(ResultSet row) throws SQLException {
    var candidate = row.getString("candidate_verdict");
    return candidate != null && !candidate.equals(row.getString("champion_verdict"));
  }

  static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
