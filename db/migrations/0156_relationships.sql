-- Who stands where at a customer, who of ours really talks to them, and who is asked where the owner is not there.

-- Whom somebody reports to: a contact, or a name nobody has a record of yet. Neither where it is not known.
alter table contacts
  add column reports_to_id uuid,
  add column reports_to_text text,
  add foreign key (workspace_id, reports_to_id) references contacts (workspace_id, id),
  add check (reports_to_id is null or reports_to_text is null);
create index contacts_reports_to on contacts (workspace_id, reports_to_id) where reports_to_id is not null;

-- Since when the owner holds the account: whoever took it over last week has not been silent for half a year.
alter table accounts add column owner_since date;

create function note_owner_since() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  new.owner_since := case when new.owner_id is null then null else (new.updated_at at time zone 'UTC')::date end;
  return new;
end
$$;
create trigger owner_begins before insert on accounts
  for each row when (new.owner_id is not null) execute function note_owner_since();
create trigger owner_changes before update of owner_id on accounts
  for each row when (old.owner_id is distinct from new.owner_id) execute function note_owner_since();

-- The last real conversation of each of ours with an account.
create table real_contacts (
  workspace_id uuid not null,
  account_id uuid not null,
  person_id uuid not null,
  happened_on date not null,
  primary key (workspace_id, account_id, person_id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, person_id) references people (workspace_id, id)
);

alter table real_contacts enable row level security;
create policy workspace_wall on real_contacts
  using (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid)
  with check (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid);

-- Who was asked, with which ally, to help with the customers of a team or at an account, and what came of it.
create table persuasions (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  account_id uuid,
  team_id uuid,
  asked_id uuid not null,
  ally_id uuid,
  happened_on date not null,
  outcome text not null check (outcome in ('agreed', 'partly', 'refused', 'no-answer')),
  note text,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete cascade,
  foreign key (workspace_id, asked_id) references people (workspace_id, id),
  foreign key (workspace_id, ally_id) references people (workspace_id, id),
  check ((account_id is null) <> (team_id is null))
);
create index persuasions_account on persuasions (workspace_id, account_id, happened_on) where account_id is not null;
create index persuasions_team on persuasions (workspace_id, team_id, happened_on) where team_id is not null;

alter table persuasions enable row level security;
create policy workspace_wall on persuasions
  using (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid)
  with check (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid);

-- The program holds the relationship itself, at one account or for all that a team owns. The hours are those that were
-- shown before it began.
create table direct_modes (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  account_id uuid,
  team_id uuid,
  holder_id uuid not null,
  reason text not null check (reason <> ''),
  hours_shown numeric not null check (hours_shown >= 0),
  accounts_shown bigint not null,
  started_at timestamptz not null,
  started_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete cascade,
  foreign key (workspace_id, holder_id) references people (workspace_id, id),
  check ((account_id is null) <> (team_id is null))
);
create unique index direct_modes_account on direct_modes (workspace_id, account_id)
  where ended_at is null and account_id is not null;
create unique index direct_modes_team on direct_modes (workspace_id, team_id)
  where ended_at is null and team_id is not null;

alter table direct_modes enable row level security;
create policy workspace_wall on direct_modes
  using (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid)
  with check (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid);

-- Who is asked instead of the relationship owner, and why: written anew when a fact changes, and once a day.
create table relationship_routes (
  workspace_id uuid not null,
  account_id uuid not null,
  because text not null check (because in ('direct-mode', 'owner-silent')),
  -- Whom it avoids; null where nobody owns the account.
  owner_id uuid,
  -- Who is asked; null where the program answers.
  person_id uuid,
  -- Why them: they hold it, talked to the account last, or lead the owner.
  chosen_as text not null check (chosen_as in ('holder', 'last-talked', 'manager', 'program')),
  -- The last real contact of the owner.
  silent_since date,
  decided_on date not null,
  primary key (workspace_id, account_id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, owner_id) references people (workspace_id, id),
  foreign key (workspace_id, person_id) references people (workspace_id, id)
);
create index relationship_routes_person on relationship_routes (workspace_id, person_id);

alter table relationship_routes enable row level security;
create policy workspace_wall on relationship_routes
  using (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid)
  with check (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid);

-- What a customer said that bears on growth or renewal, sent to the relationship owner, and their answer.
create table insight_notes (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  account_id uuid not null,
  contact_id uuid,
  bears_on text not null check (bears_on in ('growth', 'renewal')),
  note text not null check (note <> ''),
  heard_on date not null,
  noted_by uuid,
  noted_at timestamptz not null,
  -- Whom it was sent to; null while nobody holds the account.
  owner_id uuid,
  answer text check (answer in ('acts-on-it', 'knew-it', 'not-useful')),
  answered_by uuid,
  answered_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id),
  foreign key (workspace_id, noted_by) references people (workspace_id, id),
  foreign key (workspace_id, owner_id) references people (workspace_id, id),
  foreign key (workspace_id, answered_by) references people (workspace_id, id),
  check ((answer is null) = (answered_at is null))
);
create index insight_notes_account on insight_notes (workspace_id, account_id, noted_at);
create index insight_notes_list on insight_notes (workspace_id, noted_at, id);
create index insight_notes_owner on insight_notes (workspace_id, owner_id, noted_at);

alter table insight_notes enable row level security;
create policy workspace_wall on insight_notes
  using (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid)
  with check (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid);

-- The page of an account that its owner opens by a link, without signing in.
create table owner_pages (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  account_id uuid not null,
  person_id uuid not null,
  made_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, person_id) references people (workspace_id, id)
);
create index owner_pages_account on owner_pages (workspace_id, account_id, person_id);

alter table owner_pages enable row level security;
create policy workspace_wall on owner_pages
  using (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid)
  with check (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid);

-- A team that is a partner of the program wherever the program lives, and how far its executive moves their peers.
alter table teams
  add column is_partner boolean not null default false,
  add column executive_id uuid,
  add column executive_influence text check (executive_influence in ('strong', 'some', 'little')),
  add foreign key (workspace_id, executive_id) references people (workspace_id, id),
  add check (executive_id is not null or executive_influence is null);
update teams set is_partner = true where kind = 'customer-success';
