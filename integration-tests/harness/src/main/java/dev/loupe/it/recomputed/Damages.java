package dev.loupe.it.recomputed;

import java.util.LinkedHashMap;
import java.util.Map;

/// What may be done to a database that a recount must notice, each one statement.
final class Damages {
  private static final String STORED =
      "update judgement set %s where id = (select min(id) from judgement where decision = 'Advance'"
          + " and state = 'Canary')";

  /// The first that was shadowed of the parts that came once: of one that came again the first
  /// outcome alone counts, and the second takes its place.
  private static final String SHADOWED =
      """
      (select id from (
        select s.id, s.skipped, s.candidate_error, s.champion_error,
          greatest(s.received_at, i.received_at) came,
          count(*) over (partition by s.rollout, i.station, i.sampling ->> 'unit') times
        from shadowed s join inspection i
          on i.node = s.node and i.journal = s.inspected_journal and i.seq = s.inspected_seq
        where s.mode = 'SHADOW' and i.origin = 'PRODUCTION'
          and (i.sampling ->> 'identified')::boolean) part
      where times = 1 and skipped is null and candidate_error = 'NONE' and champion_error = 'NONE'
      order by came, id limit 1)
      """;

  /// The first that the candidate decided of the parts that came once.
  private static final String CANDIDATES =
      """
      (select id from (
        select id, arm, received_at,
          count(*) over (partition by rollout, station, sampling ->> 'unit') times
        from inspection
        where rollout is not null and origin = 'PRODUCTION'
          and (sampling ->> 'identified')::boolean) part
      where times = 1 and arm = 'CANDIDATE' order by received_at, id limit 1)
      """;

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
        "update shadowed set candidate_error = 'HUNG', candidate_verdict = 'ERROR' where id = "
            + SHADOWED);
    ALL.put("a shadowed part dropped", "delete from shadowed where id = " + SHADOWED);
    ALL.put(
        "a part given to the other arm",
        "update inspection set arm = 'CHAMPION' where id = " + CANDIDATES);
  }

  private Damages() {}
}
