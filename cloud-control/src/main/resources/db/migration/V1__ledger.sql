-- What the nodes said, each record once. Identity of a record: (node, journal, seq).

-- This ledger's own id: nodes pin it and refuse another's receipts.
create table ledger (
  single boolean primary key default true check (single),
  id uuid not null default gen_random_uuid(),
  created_at timestamptz not null default now()
);
insert into ledger default values;

-- One row per (node, journal) is the lock and the truth about what is here: only `batch - got` is inserted.
-- `lost` are numbers the node said can never arrive; they are not asked for again.
create table journal (
  node text not null,
  journal uuid not null,
  got int8multirange not null default '{}',
  lost int8multirange not null default '{}',
  first_at timestamptz not null default now(),
  last_at timestamptz not null default now(),
  primary key (node, journal)
);

-- Numbers each record once, over all days: the last word in the order of pages.
create sequence arrival cache 100;

create table inspection (
  id bigint not null default nextval('arrival'),
  node text not null,
  journal uuid not null,
  seq bigint not null,
  received_at timestamptz not null,
  received_day date not null,
  trigger bigint not null,
  part text not null,
  panel_position text,
  lot text not null,
  line text not null,
  station text not null,
  recipe text not null,
  origin text not null,
  arm text,
  rollout text,
  generation bigint,
  model text,
  model_digest text,
  verdict text not null,
  confidence double precision not null,
  error text not null,
  defects jsonb not null,
  truncated boolean not null,
  views jsonb not null,
  acquire_ms double precision not null,
  decode_ms double precision not null,
  infer_ms double precision not null,
  decide_ms double precision not null,
  at timestamptz not null,
  monotonic bigint not null,
  digest bytea not null
) partition by range (received_day);
create index inspection_identity on inspection (node, journal, seq);
-- Pages and the live window follow the order of arrival; origin and verdict are counted from the index alone.
create index inspection_line on inspection (line, received_at, at, id) include (origin, verdict);

create table delivery (
  id bigint not null default nextval('arrival'),
  node text not null,
  journal uuid not null,
  seq bigint not null,
  received_at timestamptz not null,
  received_day date not null,
  trigger bigint not null,
  inspected_journal uuid,
  inspected_seq bigint,
  word bigint not null,
  verdict text not null,
  state text not null,
  journal_ms double precision not null,
  plc_ms double precision not null,
  total_ms double precision not null,
  at timestamptz not null,
  monotonic bigint not null,
  digest bytea not null
) partition by range (received_day);
create index delivery_identity on delivery (node, journal, seq);
create index delivery_inspected on delivery (node, inspected_journal, inspected_seq);

-- A day for which no partition was made in time lands here, and moves when its partition is made.
create table inspection_other partition of inspection default;
create table delivery_other partition of delivery default;

create function make_partition(of_table text, of_day date) returns void language plpgsql as $$
declare
  name text := format('%s_%s', of_table, to_char(of_day, 'YYYYMMDD'));
begin
  if to_regclass(name) is not null then return; end if;
  perform pg_advisory_xact_lock(hashtext('make_partition'));
  if to_regclass(name) is not null then return; end if;
  execute format('lock table %I in access exclusive mode', of_table || '_other');
  execute format('create table %I (like %I including defaults)', name, of_table);
  execute format(
    'with moved as (delete from %I where received_day = %L returning *) insert into %I select * from moved',
    of_table || '_other', of_day, name);
  execute format(
    'alter table %I attach partition %I for values from (%L) to (%L)', of_table, name, of_day, of_day + 1);
end $$;

-- Records that the node said are gone: a record of their own, `seq` in `journal`, about others.
create table lost (
  node text not null,
  journal uuid not null,
  seq bigint not null,
  received_at timestamptz not null,
  lost_journal uuid not null,
  lost_from bigint not null,
  lost_to bigint not null,
  reason text not null,
  digest bytea not null,
  primary key (node, journal, seq)
);

-- Records refused for themselves: their numbers are in `got`, their bytes wait for a person.
create table rejected (
  node text not null,
  journal uuid not null,
  seq bigint not null,
  received_at timestamptz not null,
  why text not null,
  bytes bytea not null,
  digest bytea not null,
  primary key (node, journal, seq)
);

-- Other bytes under a number that is taken: never in `got` by themselves.
create table conflict (
  node text not null,
  journal uuid not null,
  seq bigint not null,
  digest bytea not null,
  kept bytea not null,
  bytes bytea not null,
  first_at timestamptz not null default now(),
  last_at timestamptz not null default now(),
  times bigint not null default 1,
  primary key (node, journal, seq, digest)
);

-- Messages, and records without a number, that nobody can answer: once per SHA-256, with a counter.
create table quarantine (
  digest bytea primary key,
  topic text not null,
  why text not null,
  bytes bytea not null,
  first_at timestamptz not null default now(),
  last_at timestamptz not null default now(),
  times bigint not null default 1
);

-- The last report of each node. It is online while `reported_at` is at most five seconds old.
create table node (
  node text primary key,
  line text not null,
  station text not null,
  version text not null,
  number bigint not null,
  sent_at timestamptz not null,
  reported_at timestamptz not null,
  live_journal uuid not null,
  predecessor uuid,
  ready boolean not null,
  fault text not null,
  plc_state text not null,
  plc_firmware text not null,
  queued bigint not null,
  disk_used bigint not null,
  disk_free bigint not null,
  generation bigint not null,
  slots jsonb not null,
  first_at timestamptz not null,
  duplicate_since timestamptz,
  duplicate_at timestamptz,
  duplicate_why text
);

-- Every journal a node ever reported as its live one, and which it followed.
create table lineage (
  node text not null,
  journal uuid not null,
  predecessor uuid,
  first_sent_at timestamptz not null,
  superseded_at timestamptz,
  primary key (node, journal)
);

create table image (
  digest text primary key,
  media_type text not null,
  size bigint not null,
  received_at timestamptz not null default now()
);
