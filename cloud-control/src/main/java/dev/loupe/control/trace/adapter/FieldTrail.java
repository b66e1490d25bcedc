package dev.loupe.control.trace.adapter;

import dev.loupe.bundle.dsse.Envelope;
import dev.loupe.bundle.dsse.EnvelopeCodec;
import dev.loupe.control.trace.Gaps;
import dev.loupe.control.trace.Looked;
import dev.loupe.control.trace.TracedField.TracedGeneration;
import dev.loupe.control.trace.TracedField.TracedRollout;
import dev.loupe.control.trace.TracedField.TracedWord;
import dev.loupe.schema.wire.Decoded;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// What brought a model to the stations, and what it decided there first.
@ApplicationScoped
class FieldTrail {
  private static final int MOST = 2_000;
  private static final String ROLLOUTS =
      """
      select r.*, r.terms -> 'champion' ->> 'name' as name,
        r.terms -> 'champion' ->> 'version' as of_version,
        (select t.why from rollout_transition t where t.rollout = r.id
          order by t.version desc limit 1) as why
      from rollout r where candidate_digest = ? order by started_at, id
      """;
  private static final String GENERATIONS =
      """
      select a.issued_at, a.envelope, s.*, s.champion_digest = ? as champion
      from assignment_slot s
        join assignment a on a.node = s.node and a.generation = s.generation
      where ? in (s.champion_digest, s.candidate_digest)
      order by a.issued_at, a.node, a.generation, s.station, s.recipe limit
      """
          + MOST;

  /// Walks the index from station to station, and takes the first part of each whose delivered
  /// verdict is still the model's: after a restart it may be another.
  private static final String WORDS =
      """
      with recursive station(name) as (
        (select station from inspection where model_digest = ? order by station limit 1)
        union all
        select (select i.station from inspection i
          where i.model_digest = ? and i.station > s.name order by i.station limit 1)
        from station s where s.name is not null)
      select w.* from station cross join lateral (
        select i.line, i.station, i.node, i.journal, i.seq, d.journal as delivered_journal,
          d.seq as delivered_seq, i.part, i.trigger, i.arm, d.verdict, d.word, d.state, d.at
        from inspection i join delivery d on d.node = i.node
          and d.inspected_journal = i.journal and d.inspected_seq = i.seq
        where i.model_digest = ? and i.station = station.name and d.verdict = i.verdict
        order by i.at, i.seq, d.at limit 1) w
      where station.name is not null order by w.station
      """;

  private final Sql sql;

  FieldTrail(DataSource database) {
    sql = new Sql(database);
  }

  Looked<List<TracedRollout>> rollouts(String digest) throws SQLException {
    var found = sql.all(ROLLOUTS, FieldTrail::rollout, digest);
    var looked = Looked.here(found, "table rollout", "table rollout_transition");
    return found.isEmpty() ? looked.without("It was never rolled out.") : looked;
  }

  private static TracedRollout rollout(ResultSet row) throws SQLException {
    var champion =
        row.getString("name")
            + ":"
            + row.getString("of_version")
            + "@"
            + row.getString("champion_digest").substring(0, 12);
    return new TracedRollout(
        row.getString("id"),
        row.getString("state"),
        row.getBoolean("final"),
        row.getString("why"),
        champion,
        row.getString("started_by"),
        Sql.time(row, "started_at"),
        Sql.time(row, "changed_at"),
        row.getString("approved_by"));
  }

  Looked<List<TracedGeneration>> generations(String digest) throws SQLException {
    var found = sql.all(GENERATIONS, FieldTrail::generation, digest, digest);
    var looked = Looked.here(found, "table assignment", "table assignment_slot");
    if (found.isEmpty()) return looked.without("No assignment to a node names it.");
    return found.size() < MOST ? looked : looked.without("Those after the first " + MOST + ".");
  }

  private static TracedGeneration generation(ResultSet row) throws SQLException {
    var champion = row.getBoolean("champion");
    return new TracedGeneration(
        row.getString("node"),
        row.getLong("generation"),
        row.getString("station"),
        row.getString("recipe"),
        champion ? "champion" : "candidate",
        champion ? null : row.getString("mode"),
        champion ? 1 : row.getDouble("share"),
        row.getString("rollout"),
        Sql.time(row, "issued_at"),
        keyId(row.getBytes("envelope")));
  }

  private static @Nullable String keyId(byte[] envelope) {
    return switch (EnvelopeCodec.decode(envelope)) {
      case Decoded.Refused<Envelope> _ -> null;
      case Decoded.Value<Envelope>(var it) ->
          it.signatures().isEmpty() ? null : it.signatures().getFirst().keyId();
    };
  }

  Looked<List<TracedWord>> words(String digest, List<TracedGeneration> generations)
      throws SQLException {
    var found = sql.all(WORDS, FieldTrail::word, digest, digest, digest);
    var looked = Looked.here(found, "table inspection", "table delivery");
    var gap = Gaps.words(generations, found);
    return gap == null ? looked : looked.without(gap);
  }

  private static TracedWord word(ResultSet row) throws SQLException {
    return new TracedWord(
        row.getString("line"),
        row.getString("station"),
        row.getString("node"),
        Sql.uuid(row, "journal"),
        row.getLong("seq"),
        Sql.uuid(row, "delivered_journal"),
        row.getLong("delivered_seq"),
        row.getString("part"),
        row.getLong("trigger"),
        row.getString("arm"),
        row.getString("verdict"),
        row.getLong("word"),
        row.getString("state"),
        Sql.time(row, "at"));
  }
}
