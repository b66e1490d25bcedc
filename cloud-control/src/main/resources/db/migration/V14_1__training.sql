-- Training jobs. A running one belongs to `owner`, who says so at least every ten seconds (`beat_at`): else another
-- control plane, or the same one after a crash, takes it up again. What a job works on lies in its folder.
create table training_job (
  id uuid primary key,
  created_at timestamptz not null default now(),
  created_by text not null,
  line text not null,
  parent text not null,
  name text not null,
  version text not null,
  dataset text not null,
  examples integer not null,
  left_out integer not null,
  state text not null,
  changed_at timestamptz not null default now(),
  owner uuid,
  beat_at timestamptz,
  tries integer not null default 0,
  step text,
  done integer,
  of integer,
  code text,
  sentence text,
  bundle text,
  metrics jsonb,
  cancelled_by text,
  confirmed_by text
);
create index training_job_created on training_job (created_at desc, id);

-- Which labels a job learned from: from a model in the field back to who said what.
create table training_label (
  job uuid not null references training_job,
  label uuid not null references label,
  primary key (job, label)
);
