-- Thresholds of protection set stricter for a segment, an account or an advocate, and when the rules last changed.

create table protection_limits (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  -- The name of one of the settings of protection; the value is in its unit.
  setting text not null check (setting like 'protection.%'),
  segment text check (btrim(segment) <> ''),
  account_id uuid,
  contact_id uuid,
  value numeric not null check (value >= 0),
  reason text not null check (btrim(reason) <> ''),
  set_by uuid,
  set_at timestamptz not null default now(),
  lifted_at timestamptz,
  lifted_by uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id),
  check (num_nonnulls(segment, account_id, contact_id) = 1)
);
-- One threshold is set once for each of them; what was lifted stays as history.
create unique index protection_limits_segment on protection_limits (workspace_id, lower(btrim(segment)), setting)
  where segment is not null and lifted_at is null;
create unique index protection_limits_account on protection_limits (workspace_id, account_id, setting)
  where account_id is not null and lifted_at is null;
create unique index protection_limits_contact on protection_limits (workspace_id, contact_id, setting)
  where contact_id is not null and lifted_at is null;
create index protection_limits_setting on protection_limits (workspace_id, setting, value) where lifted_at is null;

-- When rules changed that many stored standings have to follow: for everybody, or for a segment. A setting that goes
-- back to its default leaves no row behind, so this cannot be read from the settings.
create table protection_rule_changes (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  -- Empty: for everybody; else the segment in lower case.
  segment text not null,
  changed_at timestamptz not null,
  primary key (workspace_id, segment)
);

-- The cap the standing was held to: who carries more is over, whatever cap others have. Null: not written since.
alter table protection_standings add column cap_quarters bigint;

do $$
declare each text;
begin
  foreach each in array array['protection_limits', 'protection_rule_changes']
  loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy workspace_wall on %I using (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid) with check (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid)', each);
  end loop;
end $$;
