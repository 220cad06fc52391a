-- Protection: what was agreed to keep from an advocate, the owner's objections, and the stored standing.

create table protection_rests (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  contact_id uuid not null,
  until_on date not null,
  reason text,
  asked_by uuid,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id)
);
create index protection_rests_contact on protection_rests (workspace_id, contact_id, until_on);

create table protection_objections (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  account_id uuid not null,
  contact_id uuid,
  reason text not null,
  until_on date,
  raised_by uuid,
  created_at timestamptz not null default now(),
  lifted_at timestamptz,
  lifted_by uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id)
);
create index protection_objections_account on protection_objections (workspace_id, account_id);

create table protection_overrides (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  ledger_entry_id uuid not null,
  reason text not null,
  owner_consent text not null,
  overridden_by uuid not null,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, ledger_entry_id) references ledger_entries (workspace_id, id)
);
create index protection_overrides_entry on protection_overrides (workspace_id, ledger_entry_id);

-- What the one pure function said, for lists, facets and ranking; rewritten where a fact changes.
create table protection_standings (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  contact_id uuid not null,
  state text not null check (state in ('free', 'close-to-limit', 'resting', 'held', 'blocked', 'never')),
  free_from date,
  load_quarters bigint not null,
  reserved_quarters bigint not null,
  reasons jsonb not null default '[]',
  computed_for date not null,
  valid_until date not null,
  computed_at timestamptz not null default now(),
  primary key (workspace_id, contact_id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade
);
create index protection_standings_state on protection_standings (workspace_id, state, contact_id);
create index protection_standings_due on protection_standings (workspace_id, valid_until);

do $$
declare each text;
begin
  foreach each in array array['protection_rests', 'protection_objections', 'protection_overrides', 'protection_standings']
  loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy workspace_wall on %I using (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid) with check (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid)', each);
  end loop;
end $$;
