package dev.loupe.control.ledger.adapter;

import dev.loupe.control.ledger.Digest;
import dev.loupe.schema.fleet.GuardTripped;
import java.sql.SQLException;

/// A tripped guard as a row of `guard_tripped`.
final class GuardTrippedRow {
  static final String INSERT =
      """
      insert into guard_tripped (node, journal, seq, received_at, station, recipe, rollout,
        generation, candidate, candidate_digest, why, events, parts, at, monotonic, digest)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private GuardTrippedRow() {}

  static void set(Columns columns, GuardTripped it, Digest digest) throws SQLException {
    columns
        .text(it.station())
        .text(it.recipe())
        .text(it.rollout())
        .number(it.generation())
        .text(it.candidate().label())
        .text(it.candidate().digest())
        .text(it.why().name())
        .number(it.events())
        .number(it.parts())
        .time(it.at().wall())
        .number(it.at().monotonic())
        .bytes(digest.bytes());
  }
}
