-- What labels decide on parts that the two models judged differently: one row a settled part. The
-- tables of labels replace it; until then nothing is settled. `outcome` is CHAMPION_RIGHT,
-- CANDIDATE_RIGHT, BOTH_RIGHT or BOTH_WRONG; the boxes are each model's wrong and missing ones.
create view adjudication as
select null::text as node, null::uuid as inspected_journal, null::bigint as inspected_seq,
  null::text as rollout, null::bigint as generation, null::text as outcome,
  null::integer as champion_boxes, null::integer as candidate_boxes
where false;
