-- Interviews: a time that both sides agree on, what is known and asked ahead, what the account team owes, and the words
-- that come out of it.

create table interview_invitations (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  interview_id uuid not null,
  contact_id uuid not null,
  interviewer_id uuid not null,
  minutes bigint not null check (minutes between 5 and 240),
  place text,
  words text,
  state text not null default 'offered' check (state in ('offered', 'named', 'agreed', 'cancelled')),
  starts_at timestamptz,
  -- Counts every change that calendars must follow.
  sequence bigint not null default 0,
  through text not null check (through in ('mail', 'copied')),
  mail_id uuid,
  their_note text,
  time_zone text,
  created_at timestamptz not null,
  answered_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, interview_id) references interviews (workspace_id, id) on delete cascade,
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, interviewer_id) references people (workspace_id, id),
  foreign key (workspace_id, mail_id) references mails (workspace_id, id)
);
create unique index interview_invitations_interview on interview_invitations (workspace_id, interview_id);
create index interview_invitations_contact on interview_invitations (workspace_id, contact_id);
create index interview_invitations_interviewer on interview_invitations (workspace_id, interviewer_id, starts_at);

create table interview_times (
  workspace_id uuid not null,
  invitation_id uuid not null,
  starts_at timestamptz not null,
  offered_by text not null check (offered_by in ('us', 'customer')),
  primary key (workspace_id, invitation_id, offered_by, starts_at),
  foreign key (workspace_id, invitation_id) references interview_invitations (workspace_id, id) on delete cascade
);

-- What was written ahead for a section: by the customer, or by whoever holds the relationship.
create table interview_preparations (
  workspace_id uuid not null,
  interview_id uuid not null,
  section text not null,
  source text not null check (source in ('customer', 'owner')),
  body text not null check (body <> ''),
  written_by uuid,
  written_at timestamptz not null,
  primary key (workspace_id, interview_id, section, source),
  foreign key (workspace_id, interview_id) references interviews (workspace_id, id) on delete cascade,
  foreign key (workspace_id, written_by) references people (workspace_id, id)
);

-- What the account team owes around an interview: a brief before it, a look at what was written after it.
create table interview_tasks (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  interview_id uuid not null,
  contact_id uuid not null,
  kind text not null check (kind in ('brief', 'confirmation')),
  owner_id uuid not null,
  state text not null default 'due' check (state in ('due', 'asked', 'answered', 'dropped')),
  -- Not asked before: the owner's week was full.
  due_from date not null,
  ask_id uuid,
  asked_at timestamptz,
  -- Overdue after this day.
  answer_by date,
  answered_at timestamptz,
  answered_by uuid,
  is_right boolean,
  words text,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, interview_id) references interviews (workspace_id, id) on delete cascade,
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, owner_id) references people (workspace_id, id),
  foreign key (workspace_id, answered_by) references people (workspace_id, id)
);
create unique index interview_tasks_kind on interview_tasks (workspace_id, interview_id, kind);
create index interview_tasks_contact on interview_tasks (workspace_id, contact_id);
create index interview_tasks_open on interview_tasks (workspace_id, state, due_from) where state in ('due', 'asked');

-- Words made out of an interview's answers: a story, and sentences to quote, each for the speaker to approve.
create table interview_drafts (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  interview_id uuid not null,
  contact_id uuid not null,
  kind text not null check (kind in ('story', 'quote')),
  title text,
  body text not null check (body <> ''),
  -- Which answers it was made of: sections of the profile.
  sources jsonb not null,
  state text not null default 'draft' check (state in ('draft', 'sent', 'approved', 'marked-up', 'refused', 'dropped')),
  sent_at timestamptz,
  sent_by uuid,
  mail_id uuid,
  answered_at timestamptz,
  their_words text,
  their_note text,
  customer_text_id uuid,
  version bigint not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, interview_id) references interviews (workspace_id, id) on delete cascade,
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, sent_by) references people (workspace_id, id),
  foreign key (workspace_id, mail_id) references mails (workspace_id, id),
  foreign key (workspace_id, customer_text_id) references customer_texts (workspace_id, id)
);
create index interview_drafts_interview on interview_drafts (workspace_id, interview_id, id);
create index interview_drafts_contact on interview_drafts (workspace_id, contact_id, id);
create index interview_drafts_text on interview_drafts (workspace_id, customer_text_id) where customer_text_id is not null;

do $$
declare each text;
begin
  foreach each in array array['interview_invitations', 'interview_times', 'interview_preparations', 'interview_tasks',
    'interview_drafts']
  loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy workspace_wall on %I using (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid) with check (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid)', each);
  end loop;
end $$;
