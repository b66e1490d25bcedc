package dev.loupe.it.recomputed;

import java.util.LinkedHashMap;
import java.util.Map;

/// What may be done to a database that a recount must notice, each one statement.
final class Damages {
  private static final String STORED =
      "update judgement set %s where id = (select min(id) from judgement where decision = 'Advance'"
          + " and state = 'Canary')";

  static final Map<String, String> ALL = new LinkedHashMap<>();

  static {
    ALL.put(
        "a stored count edited",
        STORED.formatted(
            "observed = jsonb_set(observed, '{paired,parts}',"
                + " to_jsonb((observed #>> '{paired,parts}')::bigint + 1))"));
    ALL.put(
        "a stored e-value edited by a millionth",
        STORED.formatted(
            "findings = jsonb_set(findings, '{0,logE}',"
                + " to_jsonb((findings #>> '{0,logE}')::double precision + 1e-6))"));
    ALL.put(
        "a stored limit edited",
        STORED.formatted("findings = jsonb_set(findings, '{3,logLimit}', '3.2')"));
    ALL.put("a decision edited", STORED.formatted("decision = 'RollBack', why = 'gate A: errors'"));
    ALL.put(
        "a shadowed part edited",
        """
        update shadowed set candidate_error = 'HUNG', candidate_verdict = 'ERROR' where id = (
          select min(id) from shadowed where mode = 'SHADOW' and skipped is null
            and candidate_error = 'NONE' and champion_error = 'NONE')
        """);
    ALL.put(
        "a shadowed part dropped",
        "delete from shadowed where id = (select min(id) from shadowed where mode = 'SHADOW')");
    ALL.put(
        "a part given to the other arm",
        """
        update inspection set arm = 'CHAMPION' where id = (
          select min(id) from inspection where rollout is not null and arm = 'CANDIDATE')
        """);
  }

  private Damages() {}
}
