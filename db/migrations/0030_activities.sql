-- Activities: the catalogue of what a customer can do, and the one ledger of what was asked, shared, given.

create table activity_types (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  code text not null,
  name text not null check (name <> ''),
  name_de text,
  family text not null check (family in ('talks', 'stories', 'stage', 'press', 'proof', 'program')),
  effort text not null,
  notice_days bigint not null check (notice_days >= 0),
  load_quarters bigint not null check (load_quarters >= 0),
  rest_days bigint not null check (rest_days >= 0),
  reward_points bigint not null check (reward_points >= 0),
  -- A conversation with an outsider in real time; at most two of them in rolling 90 days.
  is_live boolean not null,
  -- The company acts, not a person: only the account's cap counts.
  is_company_level boolean not null,
  fulfilment text not null check (fulfilment in ('program', 'program-after-approvals', 'self-service-informed', 'self-service-after-approvals')),
  audience text not null check (audience in ('buyers', 'analysts', 'media', 'investors', 'internal', 'public')),
  -- Which permission of person and company the kind needs; null where none.
  permission_use text check (permission_use in ('name', 'logo', 'quote', 'recording', 'press', 'analysts', 'investors')),
  evidence text not null,
  in_use boolean not null default true,
  version bigint not null default 1,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id)
);
create unique index activity_types_code on activity_types (workspace_id, code);
create unique index activity_types_name on activity_types (workspace_id, lower(name));

create table activity_type_teams (
  workspace_id uuid not null,
  activity_type_id uuid not null,
  team_kind text not null,
  primary key (workspace_id, activity_type_id, team_kind),
  foreign key (workspace_id, activity_type_id) references activity_types (workspace_id, id) on delete cascade
);

create table activity_type_steps (
  workspace_id uuid not null,
  activity_type_id uuid not null,
  position bigint not null,
  approver text not null check (approver in ('owner', 'advocate', 'company', 'legal', 'program', 'executive')),
  window_days bigint not null default 2 check (window_days > 0),
  primary key (workspace_id, activity_type_id, position),
  foreign key (workspace_id, activity_type_id) references activity_types (workspace_id, id) on delete cascade
);

create table activity_type_fields (
  workspace_id uuid not null,
  activity_type_id uuid not null,
  position bigint not null,
  label text not null,
  kind text not null check (kind in ('text', 'choice', 'number', 'date')),
  is_required boolean not null default false,
  choices jsonb not null default '[]',
  primary key (workspace_id, activity_type_id, position),
  foreign key (workspace_id, activity_type_id) references activity_types (workspace_id, id) on delete cascade
);

-- One row per ask, share, give or touch. Closed rows are never edited; a reversing row corrects them.
create table ledger_entries (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  kind text not null check (kind in ('ask', 'share', 'give', 'touch')),
  contact_id uuid,
  account_id uuid not null,
  activity_type_id uuid,
  state text not null check (state in ('proposed', 'awaiting-approval', 'asked', 'accepted', 'scheduled', 'done', 'debriefed',
    'refused', 'declined', 'deferred', 'expired', 'withdrawn', 'missed')),
  title text not null,
  audience text check (audience in ('buyers', 'analysts', 'media', 'investors', 'internal', 'public')),
  source_kind text not null check (source_kind in ('request', 'program', 'import', 'person')),
  source_id uuid,
  external_id text,
  opportunity_id uuid,
  holder_id uuid,
  proposed_at timestamptz,
  approved_at timestamptz,
  asked_at timestamptz,
  answered_at timestamptz,
  wished_on date,
  agreed_on date,
  done_on date,
  closed_at timestamptz,
  -- The day load counts from: done, else agreed, else wished; the day of the answer for a declined ask.
  effective_on date not null,
  -- What counts now, in quarter points: all of it while open or done, a quarter point once declined.
  -- A reversing row counts less than nothing, so that a plain sum over the ledger comes out right.
  load_quarters bigint not null,
  full_load_quarters bigint not null check (full_load_quarters >= 0),
  rest_days bigint not null default 0,
  is_live boolean not null default false,
  minutes bigint check (minutes >= 0),
  outcome text,
  reason text,
  deferred_until date,
  -- Said when declining: not this kind, ever.
  never_again boolean not null default false,
  evidence text,
  corrects_id uuid,
  title_then text,
  persona_then text,
  seniority_then text,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id),
  foreign key (workspace_id, activity_type_id) references activity_types (workspace_id, id),
  foreign key (workspace_id, opportunity_id) references opportunities (workspace_id, id),
  foreign key (workspace_id, holder_id) references people (workspace_id, id),
  foreign key (workspace_id, corrects_id) references ledger_entries (workspace_id, id),
  check (kind = 'ask' or load_quarters = 0),
  check (load_quarters >= 0 or corrects_id is not null)
);
-- Not unique: a corrected row keeps its outside id beside the row that takes its place.
create index ledger_entries_external on ledger_entries (workspace_id, external_id) where external_id is not null;
create unique index ledger_entries_corrects on ledger_entries (workspace_id, corrects_id) where corrects_id is not null;
create index ledger_entries_type on ledger_entries (workspace_id, activity_type_id, kind);
create index ledger_entries_contact on ledger_entries (workspace_id, contact_id, effective_on desc, id desc);
create index ledger_entries_account on ledger_entries (workspace_id, account_id, effective_on desc, id desc);
create index ledger_entries_opportunity on ledger_entries (workspace_id, opportunity_id, effective_on desc, id desc);

do $$
declare each text;
begin
  foreach each in array array['activity_types', 'activity_type_teams', 'activity_type_steps', 'activity_type_fields', 'ledger_entries']
  loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy workspace_wall on %I using (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid) with check (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid)', each);
  end loop;
end $$;
