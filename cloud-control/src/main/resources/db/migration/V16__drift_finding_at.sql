-- The page asks for the newest patrol's findings.
create index drift_finding_at on drift_finding (at);
