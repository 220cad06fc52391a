-- Requests: a stakeholder's need with a date and a purpose, the asks made for it, and what came of them.

create table requests (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  -- Counts up within the workspace; people say R-24.
  number bigint not null,
  requester_id uuid not null,
  -- The requester's team when it was submitted.
  team_id uuid,
  -- The program manager who took it up.
  handler_id uuid,
  activity_type_id uuid not null,
  audience text not null check (audience in ('buyers', 'analysts', 'media', 'investors', 'internal', 'public')),
  title text not null check (title <> ''),
  -- The criteria of the need (src/matching/need.ts), read and written whole.
  criteria jsonb not null default '[]',
  words text not null default '',
  wanted bigint not null default 1 check (wanted between 1 and 50),
  opportunity_id uuid,
  -- The account to be convinced.
  prospect_id uuid,
  -- The deal's stage when it was submitted (ROLE-6).
  opportunity_stage text,
  -- Who the advocate would talk to, as the requester wrote it.
  speaks_with text,
  speaks_with_email text,
  purpose text not null default '',
  context text not null default '',
  need_by date,
  minutes bigint not null default 30 check (minutes between 5 and 1440),
  -- The language the talk is held in; null where it does not matter.
  language text,
  -- Where it takes place: a link or a number, put into the invitation.
  place text,
  -- Values of the fields of the activity type, by label.
  fields jsonb not null default '{}',
  -- The advocate the requester came with, until one is proposed.
  wish_contact_id uuid,
  -- Asked for below the notice of the activity: the exception's reason.
  exception_reason text,
  state text not null check (state in ('draft', 'submitted', 'in-triage', 'matched', 'closed')),
  outcome text check (outcome in ('fulfilled', 'part-fulfilled', 'unfilled', 'withdrawn')),
  cause text,
  closing_note text,
  submitted_at timestamptz,
  -- The program's first answer: taken up, a question, or an advocate proposed.
  answered_at timestamptz,
  matched_at timestamptz,
  fulfilled_at timestamptz,
  closed_at timestamptz,
  -- The next promise on it: due then, and in its last quarter from then on; null while nothing runs. Kept by every
  -- use case (server/settle-request.ts), so that lists of what is late are cut in the database.
  due_at timestamptz,
  risk_at timestamptz,
  -- Fulfilled, and until then the requester's feedback is waited for.
  owed_until timestamptz,
  version bigint not null default 1,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, requester_id) references people (workspace_id, id),
  foreign key (workspace_id, team_id) references teams (workspace_id, id),
  foreign key (workspace_id, handler_id) references people (workspace_id, id),
  foreign key (workspace_id, activity_type_id) references activity_types (workspace_id, id),
  foreign key (workspace_id, opportunity_id) references opportunities (workspace_id, id),
  foreign key (workspace_id, prospect_id) references accounts (workspace_id, id),
  foreign key (workspace_id, wish_contact_id) references contacts (workspace_id, id),
  check ((state = 'closed') = (outcome is not null)),
  check ((state = 'draft') = (submitted_at is null))
);
create unique index requests_number on requests (workspace_id, number);
create index requests_open on requests (workspace_id, coalesce(need_by, '9999-12-31'::date), id)
  where state in ('submitted', 'in-triage', 'matched');
create index requests_owed on requests (workspace_id, owed_until) where owed_until is not null;
create index requests_requester on requests (workspace_id, requester_id, created_at desc, id desc);
create index requests_opportunity on requests (workspace_id, opportunity_id);
create index requests_prospect on requests (workspace_id, prospect_id);
create index requests_closed on requests (workspace_id, closed_at desc, id desc) where state = 'closed';

-- Times the requester's side can offer.
create table request_times (
  workspace_id uuid not null,
  request_id uuid not null,
  starts_at timestamptz not null,
  primary key (workspace_id, request_id, starts_at),
  foreign key (workspace_id, request_id) references requests (workspace_id, id) on delete cascade
);

-- While the program waits for the requester's answer its clocks stand still.
create table request_questions (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  request_id uuid not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  answered_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, request_id) references requests (workspace_id, id) on delete cascade,
  foreign key (workspace_id, asked_by) references people (workspace_id, id)
);
create unique index request_questions_open on request_questions (workspace_id, request_id) where answered_at is null;

create table request_messages (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  request_id uuid not null,
  author_id uuid not null,
  -- Set where the message asks something back, or answers it.
  question_id uuid,
  text text not null check (text <> ''),
  at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, request_id) references requests (workspace_id, id) on delete cascade,
  foreign key (workspace_id, author_id) references people (workspace_id, id),
  foreign key (workspace_id, question_id) references request_questions (workspace_id, id)
);
create index request_messages_request on request_messages (workspace_id, request_id, at, id);

-- What a request adds to an ask of the ledger. The state of the ask is the ledger's.
create table request_asks (
  workspace_id uuid not null,
  ask_id uuid not null,
  request_id uuid not null,
  -- The person whose act the ask is, and in whose name everything goes to the customer.
  proposed_by uuid not null,
  why_you text not null default '',
  -- How it ranked when it was proposed.
  rank_permille bigint check (rank_permille >= 0),
  -- The relationship owner asks the customer themselves.
  owner_asks boolean not null default false,
  -- The ask was handed to the customer: by our mail, or as a copied text by a person.
  sent_through text check (sent_through in ('mail', 'copy', 'owner')),
  answer_by timestamptz,
  -- A colleague the customer named instead.
  colleague text,
  -- Which of the outcomes the customer was told: won, lost; null while the deal is open.
  outcome_told text,
  primary key (workspace_id, ask_id),
  foreign key (workspace_id, ask_id) references ledger_entries (workspace_id, id) on delete cascade,
  foreign key (workspace_id, request_id) references requests (workspace_id, id) on delete cascade,
  foreign key (workspace_id, proposed_by) references people (workspace_id, id)
);
create index request_asks_request on request_asks (workspace_id, request_id);

-- Who says yes before the customer hears of it, in the order of the activity type.
create table ask_approvals (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  ask_id uuid not null,
  position bigint not null,
  approver text not null check (approver in ('owner', 'company', 'legal', 'program', 'executive')),
  -- Who is asked; null where any holder of the role may answer.
  person_id uuid,
  window_days bigint not null,
  -- Silence is not enough: without a yes nothing goes on (domain.md "Explicit yes").
  needs_yes boolean not null default false,
  state text not null check (state in ('waiting', 'open', 'approved', 'refused', 'passed', 'dropped')),
  opened_at timestamptz,
  due_at timestamptz,
  -- When half of the time is gone, for whoever is asked.
  remind_at timestamptz,
  reminded_at timestamptz,
  decided_at timestamptz,
  decided_by uuid,
  decided_through text check (decided_through in ('app', 'link', 'recorded')),
  comment text,
  -- With a refusal: the account or person is left alone until then.
  until date,
  primary key (workspace_id, id),
  unique (workspace_id, ask_id, position),
  foreign key (workspace_id, ask_id) references request_asks (workspace_id, ask_id) on delete cascade,
  foreign key (workspace_id, person_id) references people (workspace_id, id),
  foreign key (workspace_id, decided_by) references people (workspace_id, id)
);
create index ask_approvals_person on ask_approvals (workspace_id, person_id, due_at) where state = 'open';
create index ask_approvals_due on ask_approvals (workspace_id, due_at) where state = 'open' and not needs_yes;
create index ask_approvals_remind on ask_approvals (workspace_id, remind_at) where state = 'open' and reminded_at is null;

-- Times of one ask: offered by the requester, or suggested by the customer.
create table ask_times (
  workspace_id uuid not null,
  ask_id uuid not null,
  starts_at timestamptz not null,
  offered_by text not null check (offered_by in ('requester', 'customer')),
  primary key (workspace_id, ask_id, starts_at),
  foreign key (workspace_id, ask_id) references request_asks (workspace_id, ask_id) on delete cascade
);

-- The agreed talk. A change counts `sequence` up, so that calendars take it for the same event.
create table ask_meetings (
  workspace_id uuid not null,
  ask_id uuid not null,
  starts_at timestamptz not null,
  minutes bigint not null,
  -- The time zone it was agreed in: the customer's.
  time_zone text not null,
  place text,
  sequence bigint not null default 0,
  state text not null check (state in ('planned', 'cancelled', 'held', 'missed')),
  primary key (workspace_id, ask_id),
  foreign key (workspace_id, ask_id) references request_asks (workspace_id, ask_id) on delete cascade
);
create index ask_meetings_at on ask_meetings (workspace_id, starts_at) where state = 'planned';

-- One question each to the requester and to the customer.
create table ask_feedback (
  workspace_id uuid not null,
  ask_id uuid not null,
  side text not null check (side in ('requester', 'advocate')),
  due_at timestamptz not null,
  score bigint check (score between 1 and 5),
  comment text,
  -- Our words to the customer may quote the requester's comment.
  may_quote boolean not null default false,
  given_at timestamptz,
  given_by uuid,
  primary key (workspace_id, ask_id, side),
  foreign key (workspace_id, ask_id) references request_asks (workspace_id, ask_id) on delete cascade,
  foreign key (workspace_id, given_by) references people (workspace_id, id)
);
create index ask_feedback_due on ask_feedback (workspace_id, due_at) where given_at is null;

-- Each kind of mail goes out once for an ask; who finds it written leaves it be.
create table ask_mails (
  workspace_id uuid not null,
  ask_id uuid not null,
  kind text not null,
  mail_id uuid not null,
  primary key (workspace_id, ask_id, kind),
  foreign key (workspace_id, ask_id) references request_asks (workspace_id, ask_id) on delete cascade,
  foreign key (workspace_id, mail_id) references mails (workspace_id, id)
);

do $$
declare each text;
begin
  foreach each in array array['requests', 'request_times', 'request_questions', 'request_messages', 'request_asks',
    'ask_approvals', 'ask_times', 'ask_meetings', 'ask_feedback', 'ask_mails']
  loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy workspace_wall on %I using (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid) with check (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid)', each);
  end loop;
end $$;
