-- Whom to ask for all open requests together: a plan that is computed in the background and accepted line by line.

create table assignment_plans (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  asked_by uuid not null,
  asked_at timestamptz not null,
  state text not null check (state in ('computing', 'ready', 'failed')),
  -- How many of the requests were looked at so far.
  looked bigint not null default 0,
  requests bigint not null default 0,
  -- Open requests that are wanted later than those, and those that wait for an exception.
  left_out bigint not null default 0,
  on_exception bigint not null default 0,
  finished_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, asked_by) references people (workspace_id, id),
  check ((state = 'computing') = (finished_at is null))
);
create unique index assignment_plans_computing on assignment_plans (workspace_id) where state = 'computing';
create index assignment_plans_latest on assignment_plans (workspace_id, asked_at desc, id desc);

-- The requests of a plan as they were, and what stays open of them.
create table assignment_requests (
  workspace_id uuid not null,
  plan_id uuid not null,
  request_id uuid not null,
  -- The brief it was computed on.
  version bigint not null,
  places bigint not null,
  -- What a place is worth, in tenths (src/matching/assignment.ts).
  weight bigint not null,
  missing bigint not null default 0,
  cause text check (cause in ('nobody-fits', 'nobody-free', 'taken')),
  -- Who would be asked, had nobody else the place: contact, rank, and for which request they are asked instead.
  passed_over jsonb,
  primary key (workspace_id, plan_id, request_id),
  foreign key (workspace_id, plan_id) references assignment_plans (workspace_id, id) on delete cascade,
  foreign key (workspace_id, request_id) references requests (workspace_id, id) on delete cascade,
  check ((missing > 0) = (cause is not null))
);
create index assignment_requests_request on assignment_requests (workspace_id, request_id);

create table assignment_lines (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  plan_id uuid not null,
  request_id uuid not null,
  contact_id uuid not null,
  account_id uuid not null,
  day date not null,
  rank_permille bigint not null,
  value bigint not null,
  reasons jsonb not null default '[]',
  passed_over jsonb,
  ask_id uuid,
  accepted_by uuid,
  accepted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, plan_id, request_id)
    references assignment_requests (workspace_id, plan_id, request_id) on delete cascade,
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id),
  foreign key (workspace_id, accepted_by) references people (workspace_id, id),
  check ((ask_id is null) = (accepted_at is null))
);
create unique index assignment_lines_once on assignment_lines (workspace_id, plan_id, request_id, contact_id);

-- Whom no plan proposes for a request again, because a person said no to it.
create table assignment_dismissals (
  workspace_id uuid not null,
  request_id uuid not null,
  contact_id uuid not null,
  dismissed_by uuid not null,
  dismissed_at timestamptz not null,
  primary key (workspace_id, request_id, contact_id),
  foreign key (workspace_id, request_id) references requests (workspace_id, id) on delete cascade,
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id),
  foreign key (workspace_id, dismissed_by) references people (workspace_id, id)
);

do $$
declare each text;
begin
  foreach each in array array['assignment_plans', 'assignment_requests', 'assignment_lines', 'assignment_dismissals']
  loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy workspace_wall on %I using (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid) with check (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid)', each);
  end loop;
end $$;
