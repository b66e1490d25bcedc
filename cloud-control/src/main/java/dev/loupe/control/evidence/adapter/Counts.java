package dev.loupe.control.evidence.adapter;

/// The counts behind the gates, each a statement of its own that any other program can repeat.
final class Counts {
  /// Faults of the node before inference say nothing of a model: such a part is no outcome.
  private static final String BLAMES_THE_MODEL =
      "('WRONG_SIZE', 'DEADLINE', 'MODEL_FAILED', 'NOT_A_NUMBER', 'HUNG')";

  private static final String PRODUCTION_UNIT =
      "i.origin = 'PRODUCTION' and (i.sampling ->> 'identified')::boolean";

  /// Both models' results on the rollout's parts, numbered within each unit by order of arrival.
  /// What belongs to a result is looked up by its key (`offset 0` keeps it so): of young tables
  /// PostgreSQL has no statistics, and would go through a whole other table for every row.
  /// Parameter: rollout.
  private static final String SHOWN =
      """
      with arrived as (
        select s.*, i.sampling ->> 'unit' as unit,
          greatest(s.received_at, i.received_at) as arrived_at
        from shadowed s
        cross join lateral (
          select origin, sampling, received_at from inspection i
          where i.node = s.node and i.journal = s.inspected_journal and i.seq = s.inspected_seq
          offset 0) i
        where s.rollout = ? and %s),
      shown as (
        select a.*,
          row_number() over (partition by station, unit order by arrived_at, id) as nth,
          row_number() over (partition by station, unit, mode order by arrived_at, id) as nth_of_mode,
          champion_infer_ms + champion_decide_ms as champion_ms,
          candidate_infer_ms + candidate_decide_ms as candidate_ms,
          champion_error in %s as champion_failed,
          candidate_error in %s as candidate_failed
        from arrived a)
      """
          .formatted(PRODUCTION_UNIT, BLAMES_THE_MODEL, BLAMES_THE_MODEL);

  /// Parameters: rollout, then four times the limit in ms.
  static final String PAIRED =
      SHOWN
          + """
          select count(*) filter (where skipped is null),
            count(*) filter (where skipped is not null),
            count(*) filter (where candidate_failed and not champion_failed),
            count(*) filter (where champion_failed and not candidate_failed),
            count(*) filter (where candidate_ms > ? and not champion_ms > ?),
            count(*) filter (where champion_ms > ? and not candidate_ms > ?)
          from shown where mode = 'SHADOW' and nth_of_mode = 1
          """;

  private static final String COMPARED =
      SHOWN
          + """
          , compared as (
            select s.*, a.outcome, a.champion_boxes, a.candidate_boxes,
              (champion_verdict = 'PASS') <> (candidate_verdict = 'PASS') as disputed,
              row_number() over (order by arrived_at, id) as place
            from shown s
            left join lateral (
              select outcome, champion_boxes, candidate_boxes from adjudication it
              where s.champion_verdict <> s.candidate_verdict and it.node = s.node
                and it.inspected_journal = s.inspected_journal
                and it.inspected_seq = s.inspected_seq and it.rollout = s.rollout
              offset 0) a on true
            where nth = 1 and skipped is null
              and champion_verdict <> 'ERROR' and candidate_verdict <> 'ERROR')
          """;

  /// Parameter: rollout.
  static final String DISPUTED =
      COMPARED
          + """
          select count(*),
            count(*) filter (where outcome = 'CHAMPION_RIGHT'),
            count(*) filter (where outcome = 'CANDIDATE_RIGHT'),
            count(*) filter (where candidate_boxes > champion_boxes),
            count(*) filter (where champion_boxes > candidate_boxes)
          from compared
          """;

  /// Parameters: rollout, the counts of parts at which to look.
  static final String LOOKS =
      COMPARED
          + """
          select look,
            count(*) filter (where disputed),
            count(*) filter (where disputed and outcome is not null),
            count(*) filter (where disputed and outcome = 'CHAMPION_RIGHT')
          from unnest(?) as look join compared on place <= look
          group by look having count(*) = look order by look
          """;

  /// Each canary unit's first outcome, by the share that the candidate then had. The delivered
  /// verdict may be the other model's: where both looked, the candidate's own result counts.
  /// Parameters: rollout, the limit in ms.
  static final String SPLITS =
      """
      with split as (
        select i.node, i.journal, i.seq, i.arm, i.rollout, i.error, a.share,
          i.infer_ms + i.decide_ms as ms,
          row_number() over (
            partition by i.station, i.sampling ->> 'unit' order by i.received_at, i.id) as nth
        from inspection i
        join assignment_slot a on a.node = i.node and a.generation = i.generation
          and a.station = i.station and (a.recipe is null or a.recipe = i.recipe)
          and a.rollout = i.rollout and a.mode = 'CANARY'
        where i.rollout = ? and %s and (i.error = 'NONE' or i.error in %s)),
      outcome as (
        select p.share, p.arm,
          case when p.arm = 'CANDIDATE' and s.seq is not null
            then coalesce(s.candidate_error in %s, false) else p.error <> 'NONE' end as failed,
          case when p.arm = 'CANDIDATE' and s.seq is not null
            then coalesce(s.candidate_infer_ms + s.candidate_decide_ms, 0) else p.ms end as ms,
          exists (
            select from delivery d where d.node = p.node and d.inspected_journal = p.journal
              and d.inspected_seq = p.seq and d.state = 'unknown') as unacknowledged
        from split p
        left join shadowed s on s.node = p.node and s.inspected_journal = p.journal
          and s.inspected_seq = p.seq and s.rollout = p.rollout and s.mode = 'CANARY'
        where p.nth = 1)
      select share, arm, count(*), count(*) filter (where failed), count(*) filter (where ms > ?),
        count(*) filter (where unacknowledged)
      from outcome group by share, arm order by share, arm
      """
          .formatted(PRODUCTION_UNIT, BLAMES_THE_MODEL, BLAMES_THE_MODEL);

  /// Parameter: rollout.
  static final String TRIPS =
      "select node, generation, why from guard_tripped where rollout = ? order by received_at, node";

  /// What is here of every node that took part, since it did. Parameters: three times the rollout.
  static final String COVERED =
      """
      with took_part as (
        select node, min(received_at) as since from (
          select node, received_at from inspection where rollout = ?
          union all select node, received_at from shadowed where rollout = ?
          union all select node, received_at from guard_tripped where rollout = ?) as all_records
        group by node)
      select j.node, j.journal, lower(r), upper(r) - 1
      from journal j join took_part t on t.node = j.node and j.last_at >= t.since,
        unnest(j.got) as r
      order by 1, 2, 3
      """;

  private static final String PLACE =
      """
      i.line in (select line from node where node = any(?)) and i.node = any(?)
        and (?::text is null or i.recipe = ?) and i.origin = 'PRODUCTION'\
      """;

  /// Parameters: nodes twice, recipe twice, then digest and the moment.
  static final String CHAMPION_P99 =
      """
      select count(*), percentile_disc(0.99) within group (order by ms) from (
        select i.infer_ms + i.decide_ms as ms from inspection i
        where %s and i.model_digest = ? and i.infer_ms > 0 and i.received_at < ?
        order by i.received_at desc limit 2000) as newest
      """
          .formatted(PLACE);

  /// Parameters: nodes twice, recipe twice, from, to.
  static final String PARTS =
      "select count(*) from inspection i where " + PLACE + " and i.received_at between ? and ?";

  private Counts() {}
}
