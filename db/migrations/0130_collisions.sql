-- Two teams who reach one customer at the same time know of each other.

-- What stood against an ask when it was proposed, and was known: shown on both requests.
create table request_collisions (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  -- The ask that came later, and its request.
  ask_id uuid not null,
  request_id uuid not null,
  -- What it meets: another team's ask, an interview of the program, or first words to somebody new.
  other_kind text not null check (other_kind in ('ask', 'interview', 'outreach')),
  other_id uuid not null,
  -- The request of the ask it meets, where that has one.
  other_request_id uuid,
  -- As it stood then.
  other_on date not null,
  other_person_id uuid not null,
  is_same_contact boolean not null default false,
  acknowledged_by uuid not null,
  at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, ask_id, other_kind, other_id),
  foreign key (workspace_id, ask_id) references request_asks (workspace_id, ask_id) on delete cascade,
  foreign key (workspace_id, request_id) references requests (workspace_id, id) on delete cascade,
  foreign key (workspace_id, other_request_id) references requests (workspace_id, id) on delete cascade,
  foreign key (workspace_id, other_person_id) references people (workspace_id, id),
  foreign key (workspace_id, acknowledged_by) references people (workspace_id, id)
);
create index request_collisions_request on request_collisions (workspace_id, request_id);
create index request_collisions_other on request_collisions (workspace_id, other_request_id);

alter table request_collisions enable row level security;
create policy workspace_wall on request_collisions
  using (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid)
  with check (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid);
