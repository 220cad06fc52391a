-- What is planned, shared by all teams: launches, campaigns, events, earnings and analyst dates, and what each will
-- need of customers before anybody asks for it.

-- A calendar elsewhere that is read again and again.
create table calendar_sources (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  name text not null check (name <> ''),
  -- Where it is fetched; sealed, since such addresses open calendars to whoever knows them.
  sealed_address text not null,
  -- What its entries are, and whose.
  entry_kind text not null check (entry_kind in ('launch', 'campaign', 'event', 'earnings', 'analyst-date')),
  team_id uuid,
  owner_id uuid not null,
  due_at timestamptz not null,
  read_at timestamptz,
  -- Why the last reading failed; null where it did not.
  fault text,
  version bigint not null default 1,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, team_id) references teams (workspace_id, id),
  foreign key (workspace_id, owner_id) references people (workspace_id, id)
);
create index calendar_sources_due on calendar_sources (workspace_id, due_at);

create table calendar_entries (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  kind text not null check (kind in ('launch', 'campaign', 'event', 'earnings', 'analyst-date')),
  title text not null check (title <> ''),
  -- Half-open: the day it ends before.
  starts_on date not null,
  ends_before date not null,
  team_id uuid,
  owner_id uuid not null,
  place text,
  web_link text,
  notes text not null default '',
  state text not null default 'planned' check (state in ('planned', 'cancelled')),
  -- Where it came from: the event of an outside calendar, which of its days, and what that said last, as a hash.
  source_id uuid,
  outside_uid text,
  outside_key text,
  outside_hash text,
  version bigint not null default 1,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, team_id) references teams (workspace_id, id),
  foreign key (workspace_id, owner_id) references people (workspace_id, id),
  foreign key (workspace_id, source_id) references calendar_sources (workspace_id, id) on delete set null (source_id),
  check (ends_before > starts_on),
  check ((outside_key is null) = (outside_uid is null))
);
create index calendar_entries_day on calendar_entries (workspace_id, starts_on, id);
create index calendar_entries_ends on calendar_entries (workspace_id, ends_before);
create index calendar_entries_team on calendar_entries (workspace_id, team_id, starts_on);
create unique index calendar_entries_outside on calendar_entries (workspace_id, outside_key);
create index calendar_entries_uid on calendar_entries (workspace_id, outside_uid);

-- What an entry will need of customers, before anybody asks for it.
create table calendar_needs (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  calendar_entry_id uuid not null,
  activity_type_id uuid not null,
  wanted bigint not null default 1 check (wanted between 1 and 50),
  -- The criteria of the need (src/matching/need.ts), read and written whole.
  criteria jsonb not null default '[]',
  words text not null default '',
  notes text not null default '',
  -- The last working day on which asking keeps the notice of the activity; kept by whoever moves the entry, and daily.
  ask_by date,
  request_id uuid,
  -- How many qualified and were free on the entry's day when it was last counted, with the versions it was made of.
  free bigint,
  counted_at timestamptz,
  counted_of text,
  -- Told, and not yet untrue: that it is time to ask, and that fewer are free than are wanted.
  told_due_at timestamptz,
  told_short_at timestamptz,
  version bigint not null default 1,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, calendar_entry_id) references calendar_entries (workspace_id, id) on delete cascade,
  foreign key (workspace_id, activity_type_id) references activity_types (workspace_id, id),
  foreign key (workspace_id, request_id) references requests (workspace_id, id) on delete set null (request_id)
);
create index calendar_needs_entry on calendar_needs (workspace_id, calendar_entry_id);
create index calendar_needs_due on calendar_needs (workspace_id, ask_by);
create unique index calendar_needs_request on calendar_needs (workspace_id, request_id);

do $$
declare each text;
begin
  foreach each in array array['calendar_sources', 'calendar_entries', 'calendar_needs']
  loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy workspace_wall on %I using (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid) with check (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid)', each);
  end loop;
end $$;
