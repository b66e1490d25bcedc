package dev.loupe.it.loop;

import dev.loupe.it.check.Truth;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the story asks of the ledger, by SQL alone.
final class LedgerFigures {
  private final Connection connection;
  private final Function<String, @Nullable Truth> truths;

  LedgerFigures(Connection connection, Function<String, @Nullable Truth> truths) {
    this.connection = connection;
    this.truths = truths;
  }

  /// Of boards with one defect that `model` judged: how many there were, and how many it passed.
  record Escapes(int boards, int escaped) {
    double rate() {
      return boards == 0 ? 1 : (double) escaped / boards;
    }
  }

  Escapes escapes(String model) throws SQLException {
    var sql = "select part, verdict from inspection where model_digest = ?";
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, model);
      var boards = 0;
      var escaped = 0;
      for (var rows = statement.executeQuery(); rows.next(); ) {
        var truth = truths.apply(rows.getString(1));
        if (truth == null || truth.kind() != Truth.Kind.ONE_DEFECT) continue;
        boards++;
        if (rows.getString(2).equals("PASS")) escaped++;
      }
      return new Escapes(boards, escaped);
    }
  }

  int decidedBy(String model) throws SQLException {
    return count("select count(*) from inspection where model_digest = ?", model);
  }

  /// Nodes whose last report names `model` as the one that serves.
  int serving(String model) throws SQLException {
    return count(
        "select count(distinct node) from node, jsonb_array_elements(slots) slot"
            + " where slot ->> 'digest' = ?",
        model);
  }

  private int count(String sql, String model) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, model);
      var rows = statement.executeQuery();
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  /// Parts that `candidate` let pass before `proven` although the champion had not passed them.
  int falsePasses(String candidate, Instant proven) throws SQLException {
    var sql =
        """
        select count(*) from inspection i
        where i.model_digest = ? and i.arm = 'CANDIDATE' and i.verdict = 'PASS' and i.at < ?
          and not exists (
            select from shadowed s
            where s.node = i.node and s.inspected_journal = i.journal
              and s.inspected_seq = i.seq and s.champion_verdict = 'PASS')
        """;
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, candidate);
      statement.setTimestamp(2, Timestamp.from(proven));
      var rows = statement.executeQuery();
      return rows.next() ? rows.getInt(1) : 0;
    }
  }
}
