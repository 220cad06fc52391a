-- Rounds of confirmation: a page with a few facts, sent to a relationship owner, or to the advocate once a program
-- manager released it.
create table confirmation_rounds (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  person_id uuid,
  contact_id uuid,
  owner_ask_id uuid,
  released_by uuid,
  state text not null default 'open' check (state in ('open', 'answered', 'unanswered', 'withdrawn')),
  opened_on date not null,
  opened_at timestamptz not null,
  remind_on date not null,
  reminded_at timestamptz,
  due_on date not null,
  answered_at timestamptz,
  -- From opening the page to the last answer, as the page measured it.
  seconds bigint check (seconds >= 0),
  primary key (workspace_id, id),
  foreign key (workspace_id, person_id) references people (workspace_id, id) on delete cascade,
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, owner_ask_id) references owner_asks (workspace_id, id),
  foreign key (workspace_id, released_by) references people (workspace_id, id),
  check ((person_id is null) <> (contact_id is null))
);
-- One page at a time: the next goes out once this one is answered or over.
create unique index confirmation_rounds_open on confirmation_rounds (workspace_id, person_id)
  where state = 'open' and person_id is not null;
create index confirmation_rounds_at on confirmation_rounds (workspace_id, opened_at desc, id desc);
create index confirmation_rounds_contact on confirmation_rounds (workspace_id, contact_id) where contact_id is not null;
create index confirmation_rounds_due on confirmation_rounds (workspace_id, due_on) where state = 'open';

create table round_facts (
  workspace_id uuid not null,
  round_id uuid not null,
  position bigint not null,
  contact_id uuid not null,
  account_id uuid,
  kind text not null,
  key text not null default '',
  answer text check (answer in ('still-true', 'changed', 'unknown')),
  -- What has changed, in the words of whoever was asked.
  said text,
  answered_at timestamptz,
  outcome text check (outcome in ('confirmed', 'applied', 'proposed', 'next-source', 'unanswered')),
  primary key (workspace_id, round_id, position),
  foreign key (workspace_id, round_id) references confirmation_rounds (workspace_id, id) on delete cascade,
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade
);
create index round_facts_contact on round_facts (workspace_id, contact_id, kind, key);
create index round_facts_account on round_facts (workspace_id, account_id, kind) where account_id is not null;

-- What somebody said has changed, where a person looks at it before it counts.
create table proposed_edits (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  contact_id uuid not null,
  account_id uuid,
  kind text not null,
  key text not null default '',
  before text,
  said text not null,
  proposed_by uuid,
  by_contact boolean not null default false,
  proposed_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'accepted', 'declined')),
  decided_by uuid,
  decided_at timestamptz,
  -- What was written in the end; null where it was written by hand elsewhere.
  written text,
  reason text,
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, proposed_by) references people (workspace_id, id),
  foreign key (workspace_id, decided_by) references people (workspace_id, id)
);
create index proposed_edits_waiting on proposed_edits (workspace_id, proposed_at, id) where state = 'waiting';
create index proposed_edits_contact on proposed_edits (workspace_id, contact_id);

do $$
declare each text;
begin
  foreach each in array array['confirmation_rounds', 'round_facts', 'proposed_edits']
  loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy workspace_wall on %I using (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid) with check (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid)', each);
  end loop;
end $$;
