package dev.loupe.control.rollout.adapter;

import dev.loupe.control.assignment.Issued;
import dev.loupe.schema.fleet.Assignment;
import dev.loupe.schema.wire.AssignmentCodec;
import dev.loupe.schema.wire.Decoded;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The tables `assignment` and `assignment_slot`.
final class Assignments {
  private static final String LAST =
      "select distinct on (node) node, payload, envelope, rollout from assignment %s order by node, generation desc";

  private Assignments() {}

  static void insert(Connection connection, Issued issued) throws SQLException {
    var assignment = issued.assignment();
    Rows.of(
            connection,
            "insert into assignment (node, generation, rollout, issued_at, payload, envelope) values (?, ?, ?, ?, ?::jsonb, ?)",
            assignment.node(),
            assignment.generation(),
            issued.rollout(),
            assignment.issuedAt(),
            new String(AssignmentCodec.encode(assignment), StandardCharsets.UTF_8),
            issued.envelope())
        .run();
    for (var slot : assignment.slots()) insert(connection, assignment, slot);
  }

  private static void insert(Connection connection, Assignment assignment, Assignment.Slot slot)
      throws SQLException {
    var candidate = slot.candidate();
    Rows.of(
            connection,
            """
            insert into assignment_slot (node, generation, station, recipe, champion_digest, candidate_digest, rollout,
              mode, share, either_rejects, audit_share)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            assignment.node(),
            assignment.generation(),
            slot.station(),
            slot.recipe(),
            slot.champion().digest(),
            candidate == null ? null : candidate.model().digest(),
            candidate == null ? null : candidate.rollout(),
            candidate == null ? null : candidate.mode().name(),
            candidate == null ? 0.0 : candidate.share(),
            candidate != null && candidate.eitherRejects(),
            slot.auditShare())
        .run();
  }

  static Map<String, Assignment> last(Connection connection, Collection<String> nodes)
      throws SQLException {
    var last = new HashMap<String, Assignment>();
    var names = nodes.toArray(String[]::new);
    for (var issued :
        Rows.of(connection, LAST.formatted("where node = any (?)"), (Object) names)
            .all(Assignments::issued)) last.put(issued.assignment().node(), issued.assignment());
    return last;
  }

  static List<Issued> current(Connection connection) throws SQLException {
    return Rows.of(connection, LAST.formatted("")).all(Assignments::issued);
  }

  private static Issued issued(Row row) throws SQLException {
    var payload = row.getString("payload").getBytes(StandardCharsets.UTF_8);
    return switch (AssignmentCodec.decode(payload)) {
      case Decoded.Value<Assignment>(var assignment) ->
          new Issued(assignment, row.bytes("envelope"), row.textOrNull("rollout"));
      case Decoded.Refused<Assignment>(var path, var why) ->
          throw new IllegalStateException("assignment " + path + " " + why);
    };
  }
}
