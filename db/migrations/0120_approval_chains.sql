-- The whole chain of approvals: steps after the customer's own yes, the words they approve, who answers in the
-- customer's house, and who answers while somebody is away.

-- A person of ours is away, both days included; whoever stands in answers for them meanwhile.
create table person_absences (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  person_id uuid not null,
  from_on date not null,
  until_on date not null,
  -- Who answers meanwhile; null where nobody does.
  delegate_id uuid,
  entered_by uuid not null,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, person_id) references people (workspace_id, id),
  foreign key (workspace_id, delegate_id) references people (workspace_id, id),
  foreign key (workspace_id, entered_by) references people (workspace_id, id),
  check (from_on <= until_on),
  check (delegate_id is distinct from person_id)
);
create index person_absences_person on person_absences (workspace_id, person_id, until_on);
create index person_absences_until on person_absences (workspace_id, until_on);

-- What the owner's silence means for this account; null as the workspace has it.
alter table accounts add column silence text check (silence in ('go-on', 'wait'));

alter table ask_approvals
  -- Asked once the customer said yes themselves.
  add column after_yes boolean not null default false,
  -- Whose yes it is, where somebody else answers for them.
  add column on_behalf_of uuid,
  -- Who said it, where it is nobody of ours.
  add column decided_by_name text,
  -- The version of the words it was said to.
  add column wording_version bigint,
  -- The time went by without an answer, and our side was told.
  add column overdue_told_at timestamptz,
  add foreign key (workspace_id, on_behalf_of) references people (workspace_id, id);
create index ask_approvals_overdue on ask_approvals (workspace_id, due_at)
  where state = 'open' and needs_yes and overdue_told_at is null;

-- What was said to each step, in order. Rows are only added.
create table approval_answers (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  ask_id uuid not null,
  approval_id uuid not null,
  answer text not null check (answer in ('approved', 'refused', 'passed', 'marked-up', 'reopened')),
  said_by uuid,
  -- Who said it, where it is nobody of ours.
  said_by_name text,
  through text check (through in ('app', 'link', 'recorded')),
  comment text,
  wording_version bigint,
  at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, ask_id) references request_asks (workspace_id, ask_id) on delete cascade,
  foreign key (workspace_id, approval_id) references ask_approvals (workspace_id, id) on delete cascade,
  foreign key (workspace_id, said_by) references people (workspace_id, id)
);
create index approval_answers_ask on approval_answers (workspace_id, ask_id, at, id);

insert into approval_answers (workspace_id, ask_id, approval_id, answer, said_by, through, comment, at)
select workspace_id, ask_id, id, state, decided_by, decided_through, comment, decided_at
from ask_approvals where state in ('approved', 'refused', 'passed') and decided_at is not null;

-- The customer's words are printed: nothing of it happens before they are agreed.
alter table request_asks add column needs_words boolean not null default false;

-- Versions of the words of an ask. The highest counts.
create table ask_wordings (
  workspace_id uuid not null,
  ask_id uuid not null,
  version bigint not null check (version > 0),
  text text not null check (text <> ''),
  written_side text not null check (written_side in ('requester', 'advocate', 'approver')),
  written_by uuid,
  -- Who wrote it in the customer's house, where it was an approver there.
  written_by_name text,
  -- The step that marked the words up.
  approval_id uuid,
  comment text,
  at timestamptz not null,
  -- Each side's yes to these words; writing them is one.
  requester_agreed_at timestamptz,
  requester_agreed_by uuid,
  advocate_agreed_at timestamptz,
  -- Who of ours noted the customer's yes; null where they gave it on their page.
  advocate_noted_by uuid,
  primary key (workspace_id, ask_id, version),
  foreign key (workspace_id, ask_id) references request_asks (workspace_id, ask_id) on delete cascade,
  foreign key (workspace_id, approval_id) references ask_approvals (workspace_id, id) on delete cascade,
  foreign key (workspace_id, written_by) references people (workspace_id, id),
  foreign key (workspace_id, requester_agreed_by) references people (workspace_id, id),
  foreign key (workspace_id, advocate_noted_by) references people (workspace_id, id)
);

-- Who approves in the customer's house: for one ask, and usually for an account.
create table ask_outside_approvers (
  workspace_id uuid not null,
  ask_id uuid not null,
  name text not null check (name <> ''),
  email text not null check (email <> ''),
  -- Who of ours named them; null where the customer did on their page.
  named_by uuid,
  named_at timestamptz not null,
  primary key (workspace_id, ask_id),
  foreign key (workspace_id, ask_id) references request_asks (workspace_id, ask_id) on delete cascade,
  foreign key (workspace_id, named_by) references people (workspace_id, id)
);
create table account_outside_approvers (
  workspace_id uuid not null,
  account_id uuid not null,
  name text not null check (name <> ''),
  email text not null check (email <> ''),
  named_at timestamptz not null,
  primary key (workspace_id, account_id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade
);

do $$
declare each text;
begin
  foreach each in array array['person_absences', 'approval_answers', 'ask_wordings', 'ask_outside_approvers',
    'account_outside_approvers']
  loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy workspace_wall on %I using (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid) with check (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid)', each);
  end loop;
end $$;
