-- When a job first ran, ended and was confirmed: `changed_at` is the last of these alone.
alter table training_job
  add column started_at timestamptz,
  add column ended_at timestamptz,
  add column confirmed_at timestamptz;

-- A trace asks each station for the first part that a model decided.
create index inspection_model on inspection (model_digest, station, at);
