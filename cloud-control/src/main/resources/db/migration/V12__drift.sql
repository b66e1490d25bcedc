-- What a line looked like when it was well: the lots' counts of an approved window, kept as they were.
create table drift_reference (
  id bigint generated always as identity primary key,
  line text not null,
  station text not null,
  recipe text not null,
  model text not null,
  model_digest text not null,
  version integer not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  approved_by text not null,
  approved_at timestamptz not null default now(),
  note text,
  unique (station, recipe, model_digest, version)
);
create table drift_reference_lot (
  reference bigint not null references drift_reference,
  lot text not null,
  signal text not null,
  edges double precision[] not null,
  counts bigint[] not null,
  primary key (reference, lot, signal)
);

-- Each patrol once: who inserts the row walks it. `level` is its part of the day's false-alarm budget.
create table drift_patrol (
  id bigint generated always as identity primary key,
  kind text not null,
  due timestamptz not null,
  line text,
  asked_by text,
  claimed_at timestamptz not null,
  finished_at timestamptz,
  level double precision not null,
  seed bigint not null,
  tests integer,
  unique (kind, due)
);

create table drift_finding (
  id bigint generated always as identity primary key,
  patrol bigint not null references drift_patrol,
  at timestamptz not null,
  line text not null,
  station text not null,
  recipe text not null,
  model text not null,
  model_digest text not null,
  signal text not null,
  reference bigint references drift_reference,
  state text not null,
  why text,
  lots text[] not null,
  parts bigint not null,
  reference_lots integer not null,
  reference_parts bigint not null,
  kl double precision,
  js double precision,
  w1_iqr double precision,
  psi double precision,
  g double precision,
  g_band double precision,
  p double precision,
  adjusted double precision,
  edges double precision[] not null,
  counts bigint[] not null,
  reference_counts bigint[] not null,
  band_low double precision[] not null,
  band_high double precision[] not null
);
create index drift_finding_patrol on drift_finding (patrol);
create index drift_finding_series on drift_finding (station, signal, at);

create table drift_alert (
  id bigint generated always as identity primary key,
  kind text not null,
  line text not null,
  station text not null,
  recipe text not null,
  model text not null,
  model_digest text not null,
  signal text not null,
  finding bigint not null references drift_finding,
  sentence text not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  closed_why text,
  -- what became of the candidate's shadow that the site named for this case
  shadow text,
  -- the webhook: null `next_at` is nothing (more) to send
  attempts integer not null default 0,
  next_at timestamptz,
  sent_at timestamptz,
  last_error text
);
create unique index drift_alert_open on drift_alert (station, recipe, model_digest, signal, kind)
  where closed_at is null;
create index drift_alert_unsent on drift_alert (next_at) where next_at is not null;
