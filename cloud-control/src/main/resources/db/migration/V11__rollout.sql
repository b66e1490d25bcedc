-- A candidate's way to the line. `state` is the word, `body` the state whole, `terms` what was agreed at the start.
create table rollout (
  id text primary key,
  version bigint not null,
  state text not null,
  body jsonb not null,
  terms jsonb not null,
  nodes text[] not null,
  candidate_digest text not null,
  champion_digest text not null,
  approved_by text,
  paused_by text,
  paused_why text,
  started_by text not null,
  started_at timestamptz not null,
  changed_at timestamptz not null,
  final boolean not null,
  -- one process at a time acts on it
  actor uuid,
  actor_until timestamptz
);
create index rollout_under_way on rollout (started_at) where not final;

-- Each saved change, in order: what it became, and why.
create table rollout_transition (
  rollout text not null references rollout,
  version bigint not null,
  at timestamptz not null,
  state text not null,
  body jsonb not null,
  why text not null,
  -- a person was called
  called boolean not null,
  primary key (rollout, version)
);

-- What the evidence said at a moment: counts, ln E, limits, and the records they were counted from.
create table judgement (
  id bigint generated always as identity primary key,
  rollout text not null references rollout,
  at timestamptz not null,
  state text not null,
  decision text not null,
  why text not null,
  observed jsonb not null,
  findings jsonb not null,
  split_log_e double precision not null,
  covered jsonb not null
);
create index judgement_rollout on judgement (rollout, id);

-- Everything ever sent to a node. A generation is given once.
create table assignment (
  node text not null,
  generation bigint not null,
  rollout text,
  issued_at timestamptz not null,
  payload jsonb not null,
  envelope bytea not null,
  primary key (node, generation)
);
create index assignment_rollout on assignment (rollout);

-- The same by slot: an inspection names its generation, and so the share in force for it.
create table assignment_slot (
  node text not null,
  generation bigint not null,
  station text not null,
  recipe text,
  champion_digest text not null,
  candidate_digest text,
  rollout text,
  mode text,
  share double precision not null,
  either_rejects boolean not null,
  audit_share double precision not null,
  foreign key (node, generation) references assignment
);
create index assignment_slot_of on assignment_slot (node, generation);
