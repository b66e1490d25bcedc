-- How chance treated a part: {unit, identified, audit}, audit being the probability of its draw.
alter table inspection add column sampling jsonb;
create index inspection_rollout on inspection (rollout, received_at) where rollout is not null;
create index inspection_audit on inspection (received_at) where sampling ? 'audit';

-- Two models' results on one part. `skipped` says why there are none; else both are there.
create table shadowed (
  id bigint not null default nextval('arrival'),
  node text not null,
  journal uuid not null,
  seq bigint not null,
  received_at timestamptz not null,
  received_day date not null,
  inspected_journal uuid not null,
  inspected_seq bigint not null,
  part text not null,
  panel_position text,
  lot text not null,
  line text not null,
  station text not null,
  recipe text not null,
  origin text not null,
  rollout text not null,
  generation bigint not null,
  mode text not null,
  skipped text,
  champion_digest text,
  champion_verdict text,
  champion_confidence double precision,
  champion_error text,
  champion_defects jsonb,
  champion_infer_ms double precision,
  champion_decide_ms double precision,
  candidate_digest text,
  candidate_verdict text,
  candidate_confidence double precision,
  candidate_error text,
  candidate_defects jsonb,
  candidate_infer_ms double precision,
  candidate_decide_ms double precision,
  images jsonb not null,
  at timestamptz not null,
  monotonic bigint not null,
  digest bytea not null
) partition by range (received_day);
create index shadowed_identity on shadowed (node, journal, seq);
create index shadowed_inspected on shadowed (node, inspected_journal, inspected_seq);
create index shadowed_rollout on shadowed (rollout, received_at, id);
create table shadowed_other partition of shadowed default;

-- A lot's counts for drift. `covers` are the inspections it counts, in its own journal; `counted` is
-- how many of them are here, null until all are here or lost.
create table summary (
  node text not null,
  journal uuid not null,
  seq bigint not null,
  received_at timestamptz not null,
  line text not null,
  station text not null,
  recipe text not null,
  lot text not null,
  model text not null,
  model_digest text not null,
  covers int8multirange not null,
  parts integer not null,
  signals jsonb not null,
  counted integer,
  at timestamptz not null,
  monotonic bigint not null,
  digest bytea not null,
  primary key (node, journal, seq)
);
create index summary_series on summary (station, recipe, model_digest, at);
create index summary_at on summary (at);
create index summary_unchecked on summary (node, journal) where counted is null;

-- Counts the inspections of each unchecked summary whose records are all here or lost: of one journal,
-- or of all where none is named.
create function check_summaries(of_node text, of_journal uuid) returns bigint language sql as $$
  with complete as (
    select s.node, s.journal, s.seq from summary s
    join journal j on j.node = s.node and j.journal = s.journal
    where s.counted is null and s.covers <@ (j.got + j.lost)
      and (of_node is null or s.node = of_node and s.journal = of_journal)
    for update of s skip locked),
  checked as (
    update summary s set counted = (
      select count(*) from inspection i
      where i.node = s.node and i.journal = s.journal
        and i.seq between lower(s.covers) and upper(s.covers) and s.covers @> i.seq
        and i.station = s.station and i.recipe = s.recipe and i.lot = s.lot
        and i.origin = 'PRODUCTION')
    from complete c where s.node = c.node and s.journal = c.journal and s.seq = c.seq
    returning 1)
  select count(*) from checked
$$;

create table guard_tripped (
  node text not null,
  journal uuid not null,
  seq bigint not null,
  received_at timestamptz not null,
  station text not null,
  recipe text,
  rollout text not null,
  generation bigint not null,
  candidate text not null,
  candidate_digest text not null,
  why text not null,
  events integer not null,
  parts integer not null,
  at timestamptz not null,
  monotonic bigint not null,
  digest bytea not null,
  primary key (node, journal, seq)
);
create index guard_tripped_rollout on guard_tripped (rollout, received_at);
