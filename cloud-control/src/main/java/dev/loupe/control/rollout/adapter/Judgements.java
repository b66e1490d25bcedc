package dev.loupe.control.rollout.adapter;

import dev.loupe.control.gate.Finding;
import dev.loupe.control.gate.Gates.Weighed;
import dev.loupe.control.gate.Observed;
import dev.loupe.control.rollout.Judgement;
import dev.loupe.control.rollout.Judgement.Judged;
import dev.loupe.control.rollout.Rollout;
import dev.loupe.control.rollout.RolloutStore.Kept;
import dev.loupe.control.rollout.RolloutStore.Weighing;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The table `judgement`.
final class Judgements {
  private Judgements() {}

  static void insert(Connection connection, Rollout rollout, Weighing weighing, Instant now)
      throws SQLException {
    var judged = weighing.judged();
    var observed = weighing.observed();
    Rows.of(
            connection,
            """
            insert into judgement (rollout, at, state, decision, why, observed, findings, split_log_e, covered)
            values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?::jsonb)
            """,
            rollout.id(),
            now,
            rollout.state().word(),
            judged.judgement().word(),
            judged.judgement().why(),
            RolloutJson.write(
                new Observed(
                    observed.paired(),
                    observed.splits(),
                    observed.disputed(),
                    observed.trips(),
                    List.of())),
            RolloutJson.write(judged.weighed().findings()),
            judged.weighed().splitLogE(),
            RolloutJson.write(observed.covered()))
        .run();
  }

  static List<Kept> page(Connection connection, String id, long before, int limit)
      throws SQLException {
    return Rows.of(
            connection,
            "select * from judgement where rollout = ? and id < ? order by id desc limit ?",
            id,
            before,
            limit)
        .all(Judgements::kept);
  }

  static Optional<Kept> decisive(Connection connection, String id) throws SQLException {
    return Rows.of(
            connection,
            "select * from judgement where rollout = ? order by decision = 'RollBack' desc, id desc limit 1",
            id)
        .first(Judgements::kept);
  }

  private static Kept kept(Row row) throws SQLException {
    return new Kept(row.getLong("id"), row.instant("at"), row.getString("state"), weighing(row));
  }

  private static Weighing weighing(Row row) throws SQLException {
    var seen = RolloutJson.read(row.getString("observed"), Observed.class);
    var covered = RolloutJson.read(row.getString("covered"), Observed.Covered[].class);
    var findings = RolloutJson.read(row.getString("findings"), Finding[].class);
    return new Weighing(
        new Judged(
            judgement(row.getString("decision"), row.getString("why")),
            new Weighed(List.of(findings), row.getDouble("split_log_e"))),
        new Observed(
            seen.paired(), seen.splits(), seen.disputed(), seen.trips(), List.of(covered)));
  }

  private static Judgement judgement(String word, String why) {
    return switch (word) {
      case "Advance" -> new Judgement.Advance(why);
      case "Hold" -> new Judgement.Hold(why);
      case "RollBack" -> new Judgement.RollBack(why);
      default -> throw new IllegalStateException("decision " + word);
    };
  }
}
