-- What relationship owners are asked to do for the program: one row each, so that a week has an end and the minutes
-- it costs them are known.
create table owner_asks (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  person_id uuid not null,
  task text not null check (task in ('confirm', 'nominate', 'fulfil')),
  -- What it is about, where whoever asked wants to find it again.
  about_kind text,
  about_id uuid,
  -- The Monday of the workspace's week in which it was asked.
  week_on date not null check (extract(isodow from week_on) = 1),
  asked_at timestamptz not null,
  answered_at timestamptz,
  -- From opening to answering, as the page measured it.
  seconds bigint check (seconds >= 0),
  primary key (workspace_id, id),
  foreign key (workspace_id, person_id) references people (workspace_id, id) on delete cascade,
  check ((about_kind is null) = (about_id is null))
);
create index owner_asks_week on owner_asks (workspace_id, person_id, week_on);
create index owner_asks_about on owner_asks (workspace_id, about_kind, about_id) where about_id is not null;

-- What was held back because somebody's week was full: once for each thing and week.
create table held_owner_asks (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  person_id uuid not null,
  task text not null check (task in ('confirm', 'nominate', 'fulfil')),
  about_kind text,
  about_id uuid,
  week_on date not null check (extract(isodow from week_on) = 1),
  held_at timestamptz not null,
  -- From when it may be asked.
  from_on date not null,
  primary key (workspace_id, id),
  unique nulls not distinct (workspace_id, person_id, week_on, task, about_kind, about_id),
  foreign key (workspace_id, person_id) references people (workspace_id, id) on delete cascade,
  check ((about_kind is null) = (about_id is null))
);

do $$
declare each text;
begin
  foreach each in array array['owner_asks', 'held_owner_asks']
  loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy workspace_wall on %I using (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid) with check (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid)', each);
  end loop;
end $$;
