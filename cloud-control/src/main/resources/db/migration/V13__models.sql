-- The registered models. The store (a directory, MLflow) holds their files; this is what lists and rollouts are answered from.
create table model (
  digest text primary key,
  name text not null,
  version text not null,
  family text not null,
  manifest bytea not null, -- the exact bytes that `digest` is the SHA-256 of
  place text not null,     -- the store's own address of it
  signer text not null,
  bytes bigint not null,
  tags jsonb not null,     -- as it was registered
  registered_at timestamptz not null,
  mismatch text,           -- what the store says otherwise than the manifest
  mismatch_since timestamptz,
  unique (name, version)
);
create index model_newest on model (registered_at desc, digest);

-- What an alias shall stand for; the store follows when it answers.
create table model_alias (
  name text not null,
  alias text not null,
  digest text not null,
  rollout text not null,
  asked_at timestamptz not null,
  primary key (name, alias)
);
