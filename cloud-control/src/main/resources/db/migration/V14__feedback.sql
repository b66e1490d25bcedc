-- What people say of inspected parts. `id` is the sender's own: sent twice it is one label. `marks` are the models'
-- boxes with what the reviewer said of each, `flaws` the truth that follows.
create table label (
  id uuid primary key,
  node text not null,
  journal uuid not null,
  seq bigint not null,
  line text not null,
  kind text not null,
  reviewer text not null,
  at timestamptz not null default now(),
  champion_digest text,
  candidate_digest text,
  defective boolean not null,
  champion_right boolean not null,
  candidate_right boolean,
  champion_boxes integer not null,
  candidate_boxes integer,
  marks jsonb not null,
  missed jsonb not null,
  flaws jsonb not null,
  undone_at timestamptz
);
create unique index label_once on label (node, journal, seq, reviewer) where undone_at is null;
create index label_line on label (line, at) where undone_at is null;

-- A tenth of all parts is shown to two reviewers who do not know of each other.
create function reviewed_twice(node text, journal uuid, seq bigint) returns boolean
language sql immutable parallel safe as $$
  select (get_byte(hash, 0) * 256 + get_byte(hash, 1)) % 10 = 0
  from (select sha256(convert_to(node || '/' || journal || '/' || seq, 'UTF8')) hash) it
$$;

-- What stands of all labels of a part: the majority's word, none (`lean` 0) while they are divided.
create view opinion as
  select node, journal, seq, line, min(at) first_at, count(*) labels,
    2 * count(*) filter (where defective) - count(*) lean,
    (array_agg(id order by at, id))[1] first_label
  from label where undone_at is null
  group by node, journal, seq, line;

-- Parts on which two models differ, and that a person can settle: errors are no matter of opinion.
create view disagreement as
  select * from shadowed
  where skipped is null and origin = 'PRODUCTION'
    and champion_error = 'NONE' and candidate_error = 'NONE'
    and champion_verdict <> candidate_verdict;

-- Each settled one, once, by the labels that saw both models' boxes. `champion_boxes` and `candidate_boxes` are that
-- model's wrong and missing boxes together, by the first label.
drop view if exists adjudication;
create view adjudication as
  with votes as (
    select node, journal, seq,
      2 * count(*) filter (where champion_right) - count(*) champion_lean,
      2 * count(*) filter (where candidate_right) - count(*) candidate_lean,
      (array_agg(champion_boxes order by at, id))[1] champion_boxes,
      (array_agg(candidate_boxes order by at, id))[1] candidate_boxes
    from label where undone_at is null and candidate_digest is not null
    group by node, journal, seq)
  select d.node, d.inspected_journal, d.inspected_seq, d.rollout, d.generation,
    case
      when champion_lean > 0 and candidate_lean > 0 then 'BOTH_RIGHT'
      when champion_lean > 0 then 'CHAMPION_RIGHT'
      when candidate_lean > 0 then 'CANDIDATE_RIGHT'
      else 'BOTH_WRONG'
    end outcome,
    v.champion_boxes, v.candidate_boxes
  from disagreement d
  join votes v on v.node = d.node and v.journal = d.inspected_journal and v.seq = d.inspected_seq
  where champion_lean <> 0 and candidate_lean <> 0;
