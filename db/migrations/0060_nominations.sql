-- Nominations: somebody puts a customer forward.

create table nominations (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  contact_id uuid not null,
  why text not null check (why <> ''),
  reach text not null check (reach in ('nominator-introduces', 'program-writes', 'wait')),
  evidence text,
  nominator_id uuid not null,
  on_behalf_of_id uuid,
  team_id uuid,
  source text not null default 'staff' check (source in ('staff', 'customer', 'rule', 'import')),
  own_asks_a_quarter bigint,
  state text not null default 'new' check (state in ('new', 'accepted', 'declined', 'duplicate', 'withdrawn')),
  decline_reason text,
  decision_note text,
  decided_by uuid,
  decided_at timestamptz,
  duplicate_of uuid,
  version bigint not null default 1,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id),
  foreign key (workspace_id, nominator_id) references people (workspace_id, id),
  foreign key (workspace_id, on_behalf_of_id) references people (workspace_id, id),
  foreign key (workspace_id, team_id) references teams (workspace_id, id),
  foreign key (workspace_id, duplicate_of) references nominations (workspace_id, id)
);
create unique index nominations_open on nominations (workspace_id, contact_id) where state = 'new';
create index nominations_state on nominations (workspace_id, state, created_at, id);
create index nominations_contact on nominations (workspace_id, contact_id);
create index nominations_nominator on nominations (workspace_id, nominator_id, created_at desc);

create table nomination_activities (
  workspace_id uuid not null,
  nomination_id uuid not null,
  activity_type_id uuid not null,
  is_allowed boolean not null,
  primary key (workspace_id, nomination_id, activity_type_id),
  foreign key (workspace_id, nomination_id) references nominations (workspace_id, id) on delete cascade,
  foreign key (workspace_id, activity_type_id) references activity_types (workspace_id, id)
);

-- Colleagues who add their voice to a nomination that is already there.
create table nomination_voices (
  workspace_id uuid not null,
  nomination_id uuid not null,
  person_id uuid not null,
  words text,
  created_at timestamptz not null default now(),
  primary key (workspace_id, nomination_id, person_id),
  foreign key (workspace_id, nomination_id) references nominations (workspace_id, id) on delete cascade,
  foreign key (workspace_id, person_id) references people (workspace_id, id)
);

do $$
declare each text;
begin
  foreach each in array array['nominations', 'nomination_activities', 'nomination_voices']
  loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy workspace_wall on %I using (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid) with check (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid)', each);
  end loop;
end $$;
