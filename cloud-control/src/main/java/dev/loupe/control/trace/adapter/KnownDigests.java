package dev.loupe.control.trace.adapter;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/// Every model that anything here names: a registered one, a job's, one that was rolled out or
/// assigned, one that a node reports, one that decided a part.
@ApplicationScoped
class KnownDigests {
  /// 'g' comes after each hex digit; of the many inspections the first and the last digest do.
  private static final String BEGINNING =
      """
      select digest from (
        select digest from model
        union select bundle from training_job
        union select unnest(array[candidate_digest, champion_digest]) from rollout
        union select unnest(array[candidate_digest, champion_digest]) from assignment_slot
        union select s ->> 'digest' from node, jsonb_array_elements(slots) s
        union select r ->> 'digest' from node, jsonb_array_elements(slots) s,
          jsonb_array_elements(coalesce(s -> 'residents', '[]')) r
        union (select model_digest from inspection where model_digest >= ? and model_digest < ?
          order by model_digest limit 1)
        union (select model_digest from inspection where model_digest >= ? and model_digest < ?
          order by model_digest desc limit 1)
      ) it where starts_with(digest, ?) order by digest limit 3
      """;

  private final Sql sql;

  KnownDigests(DataSource database) {
    sql = new Sql(database);
  }

  /// At most three.
  List<String> beginningWith(String prefix) throws SQLException {
    var end = prefix + "g";
    return sql.all(BEGINNING, row -> row.getString(1), prefix, end, prefix, end, prefix);
  }
}
