package dev.loupe.control.ledger.adapter;

import dev.loupe.control.ledger.Digest;
import dev.loupe.schema.drift.Summary;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A lot's counts as a row of `summary`.
final class SummaryRow {
  static final String INSERT =
      """
      insert into summary (node, journal, seq, received_at, line, station, recipe, lot, model,
        model_digest, covers, parts, signals, at, monotonic, digest)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::int8multirange, ?, ?::jsonb, ?, ?, ?)\
      """;

  private SummaryRow() {}

  static void set(Columns columns, Summary it, Digest digest) throws SQLException {
    columns
        .text(it.line())
        .text(it.station())
        .text(it.recipe())
        .text(it.lot())
        .text(it.model().label())
        .text(it.model().digest())
        .text(Multiranges.text(it.covers()))
        .number(it.parts())
        .text(JsonTexts.of(it.signals(), JsonTexts::histogram))
        .time(it.at().wall())
        .number(it.at().monotonic())
        .bytes(digest.bytes());
  }

  /// Checks the sums of the journal's summaries whose records are all here or lost by now; of all
  /// journals where none is named.
  static void check(Connection connection, @Nullable String node, @Nullable UUID journal)
      throws SQLException {
    try (var call = connection.prepareStatement("select check_summaries(?, ?)")) {
      new Columns(call).text(node).uuid(journal);
      call.execute();
    }
  }
}
