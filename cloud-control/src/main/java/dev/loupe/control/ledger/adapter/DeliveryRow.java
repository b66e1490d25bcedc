package dev.loupe.control.ledger.adapter;

import dev.loupe.control.ledger.Digest;
import dev.loupe.schema.inspection.Delivery;
import java.sql.SQLException;

/// A delivery as a row of `delivery`.
final class DeliveryRow {
  static final String INSERT =
      """
      insert into delivery (node, journal, seq, received_at, received_day, trigger,
        inspected_journal, inspected_seq, word, verdict, state, journal_ms, plc_ms, total_ms, at,
        monotonic, digest)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private DeliveryRow() {}

  static void set(Columns columns, Delivery it, Digest digest) throws SQLException {
    var inspected = it.inspected();
    columns
        .number(it.trigger())
        .uuid(inspected == null ? null : inspected.journal())
        .number(inspected == null ? null : (Long) inspected.seq())
        .number(it.word())
        .text(it.verdict().name())
        .text(it.state().wireName())
        .decimal(it.timing().journal())
        .decimal(it.timing().plc())
        .decimal(it.timing().total())
        .time(it.at().wall())
        .number(it.at().monotonic())
        .bytes(digest.bytes());
  }
}
