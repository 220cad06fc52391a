-- Exceptions that somebody approves, quotas of teams, whom a late clock was carried to, and how requests end.

-- A request that comes too late, too early in its deal, or beyond its team's quota waits for a yes.
create table request_exceptions (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  request_id uuid not null,
  kind text not null check (kind in ('notice', 'stage', 'quota')),
  -- What it breaks, as it was when it was opened: `2026-03-09 at the earliest`.
  breaks text not null,
  -- The day it was needed by, for one below the notice.
  need_by date,
  reason text not null default '',
  -- The team it is counted for, and the first day of the quarter.
  team_id uuid,
  quarter_on date not null,
  -- Who is asked; null where any program manager answers.
  approver_id uuid,
  state text not null check (state in ('open', 'approved', 'refused', 'dropped')),
  opened_at timestamptz not null,
  due_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  decided_through text check (decided_through in ('app', 'link', 'handed-in')),
  comment text,
  -- A refusal stands in the way, and a yes covers, until the brief has changed.
  superseded_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, request_id) references requests (workspace_id, id) on delete cascade,
  foreign key (workspace_id, team_id) references teams (workspace_id, id),
  foreign key (workspace_id, approver_id) references people (workspace_id, id),
  foreign key (workspace_id, decided_by) references people (workspace_id, id),
  check ((state = 'open') = (decided_at is null))
);
create unique index request_exceptions_open on request_exceptions (workspace_id, request_id, kind) where state = 'open';
create index request_exceptions_request on request_exceptions (workspace_id, request_id);
create index request_exceptions_approver on request_exceptions (workspace_id, approver_id, due_at) where state = 'open';
create index request_exceptions_quarter on request_exceptions (workspace_id, quarter_on, opened_at desc, id desc);

-- How many requests a team may hand in within a quarter: of one activity, or of all together.
create table team_quotas (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  team_id uuid not null,
  -- Null: all activities together.
  activity_type_id uuid,
  per_quarter bigint not null check (per_quarter between 0 and 10000),
  set_by uuid,
  set_at timestamptz not null,
  primary key (workspace_id, id),
  unique nulls not distinct (workspace_id, team_id, activity_type_id),
  foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete cascade,
  foreign key (workspace_id, activity_type_id) references activity_types (workspace_id, id) on delete cascade,
  foreign key (workspace_id, set_by) references people (workspace_id, id)
);

-- A clock that stayed late was carried to somebody, once.
create table request_escalations (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  request_id uuid not null,
  clock_kind text not null,
  ask_id uuid,
  -- When the clock began: an approval that was opened anew has another.
  started_at timestamptz not null,
  -- Null: nobody is named whom it could be carried to.
  person_id uuid,
  at timestamptz not null,
  primary key (workspace_id, id),
  unique nulls not distinct (workspace_id, request_id, clock_kind, ask_id, started_at),
  foreign key (workspace_id, request_id) references requests (workspace_id, id) on delete cascade,
  foreign key (workspace_id, person_id) references people (workspace_id, id)
);

alter table requests drop constraint requests_outcome_check;
alter table requests add constraint requests_outcome_check
  check (outcome in ('fulfilled', 'part-fulfilled', 'unfilled', 'withdrawn', 'duplicate', 'expired'));
alter table requests
  -- The request that asks for the same.
  add column duplicate_of uuid,
  -- What the deal was worth when the request ended without all it needed.
  add column missed_minor bigint,
  add column missed_currency text,
  -- When a clock that is late is carried to somebody; null while none could be (server/settle-request.ts).
  add column escalate_at timestamptz,
  -- The need-by day for which the requester was told that the request is about to expire.
  add column expiry_told_for date,
  add foreign key (workspace_id, duplicate_of) references requests (workspace_id, id);
create index requests_escalate on requests (workspace_id, escalate_at) where escalate_at is not null;
create index requests_submitted on requests (workspace_id, submitted_at) where submitted_at is not null;
create index requests_team_submitted on requests (workspace_id, team_id, submitted_at) where submitted_at is not null;
create index requests_missed on requests (workspace_id, closed_at desc, id desc)
  where outcome in ('unfilled', 'part-fulfilled', 'expired');

-- What was handed in below the notice before somebody was asked about it counts as approved by being handed in.
insert into request_exceptions (workspace_id, request_id, kind, breaks, need_by, reason, team_id, quarter_on, state,
  opened_at, due_at, decided_at, decided_through)
select r.workspace_id, r.id, 'notice', 'Sooner than the notice of the activity', r.need_by, r.exception_reason, r.team_id,
  date_trunc('quarter', r.submitted_at at time zone w.time_zone)::date, 'approved', r.submitted_at, r.submitted_at,
  r.submitted_at, 'handed-in'
from requests r join workspaces w on w.id = r.workspace_id
where r.exception_reason is not null and r.submitted_at is not null;

do $$
declare each text;
begin
  foreach each in array array['request_exceptions', 'team_quotas', 'request_escalations']
  loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy workspace_wall on %I using (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid) with check (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid)', each);
  end loop;
end $$;
