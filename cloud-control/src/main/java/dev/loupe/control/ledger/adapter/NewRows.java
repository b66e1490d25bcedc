package dev.loupe.control.ledger.adapter;

import dev.loupe.control.ledger.Batch;
import dev.loupe.control.ledger.Booking;
import dev.loupe.schema.wire.Envelope;
import dev.loupe.schema.wire.JournalRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/// Inserts what a booking found new, in one batch a table.
record NewRows(Connection connection, String node, UUID journal, Instant received) {
  record Inserted(String line, int inspections, int deliveries) {}

  Inserted insert(Booking booking) throws SQLException {
    var line = "";
    int inspections = 0;
    int deliveries = 0;
    try (var tables = new Tables(connection)) {
      for (var entry : booking.store()) {
        var record = record(entry);
        insert(tables, entry, record);
        if (record instanceof JournalRecord.Inspected(var inspection)) {
          inspections++;
          line = inspection.part().line();
        } else if (record instanceof JournalRecord.Delivered) deliveries++;
      }
      tables.execute();
    }
    for (var entry : booking.reject()) insertRejected(entry);
    for (var conflict : booking.conflicts()) insertConflict(conflict);
    return new Inserted(line, inspections, deliveries);
  }

  private void insert(Tables tables, Batch.Entry entry, JournalRecord record) throws SQLException {
    var digest = entry.digest();
    switch (record) {
      case JournalRecord.Inspected(var it) ->
          tables.add(InspectionRow.INSERT, row -> InspectionRow.set(byDay(row, entry), it, digest));
      case JournalRecord.Delivered(var it) ->
          tables.add(DeliveryRow.INSERT, row -> DeliveryRow.set(byDay(row, entry), it, digest));
      case JournalRecord.Shadow(var it) ->
          tables.add(ShadowedRow.INSERT, row -> ShadowedRow.set(byDay(row, entry), it, digest));
      case JournalRecord.Summed(var it) ->
          tables.add(SummaryRow.INSERT, row -> SummaryRow.set(identity(row, entry), it, digest));
      case JournalRecord.Tripped(var it) ->
          tables.add(
              GuardTrippedRow.INSERT, row -> GuardTrippedRow.set(identity(row, entry), it, digest));
      case JournalRecord.Lost lost -> insertLost(entry, lost);
    }
  }

  private static JournalRecord record(Batch.Entry entry) {
    if (entry.item() instanceof Envelope.Item.Good good) return good.numbered().record();
    throw new IllegalStateException("a refused record is never stored: " + entry.seq());
  }

  /// Parameters 1 to 4 are the same in every table.
  private Columns identity(PreparedStatement statement, Batch.Entry entry) throws SQLException {
    return new Columns(statement).text(node).uuid(journal).number(entry.seq()).time(received);
  }

  /// Parameters 1 to 5 are the same in every table by day.
  private Columns byDay(PreparedStatement statement, Batch.Entry entry) throws SQLException {
    var at = OffsetDateTime.ofInstant(received, ZoneOffset.UTC);
    return identity(statement, entry).day(at.toLocalDate());
  }

  private void insertLost(Batch.Entry entry, JournalRecord.Lost lost) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            insert into lost (node, journal, seq, received_at, lost_journal, lost_from, lost_to,
              reason, digest) values (?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)) {
      new Columns(insert)
          .text(node)
          .uuid(journal)
          .number(entry.seq())
          .time(received)
          .uuid(lost.journal())
          .number(lost.range().from())
          .number(lost.range().to())
          .text(lost.reason())
          .bytes(entry.digest().bytes());
      insert.executeUpdate();
    }
    new JournalRow(connection, node, lost.journal()).lose(lost.range());
  }

  private void insertRejected(Batch.Entry entry) throws SQLException {
    var why = entry.item() instanceof Envelope.Item.Bad bad ? bad.why() : "";
    try (var insert =
        connection.prepareStatement(
            """
            insert into rejected (node, journal, seq, received_at, why, bytes, digest)
            values (?, ?, ?, ?, ?, ?, ?)\
            """)) {
      new Columns(insert)
          .text(node)
          .uuid(journal)
          .number(entry.seq())
          .time(received)
          .text(Texts.storable(why))
          .bytes(entry.item().bytes())
          .bytes(entry.digest().bytes());
      insert.executeUpdate();
    }
  }

  private void insertConflict(Booking.Conflict conflict) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            insert into conflict as c (node, journal, seq, digest, kept, bytes)
            values (?, ?, ?, ?, ?, ?) on conflict (node, journal, seq, digest)
            do update set times = c.times + 1, last_at = now()\
            """)) {
      new Columns(insert)
          .text(node)
          .uuid(journal)
          .number(conflict.entry().seq())
          .bytes(conflict.entry().digest().bytes())
          .bytes(conflict.kept().bytes())
          .bytes(conflict.entry().item().bytes());
      insert.executeUpdate();
    }
  }
}
