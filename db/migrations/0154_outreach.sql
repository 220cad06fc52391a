-- Outreach: the first word to a customer who may become an advocate, once whoever holds the relationship had their say.

create table outreach_templates (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  -- Set for the shipped ones, by which they are known again.
  code text,
  occasion text not null check (occasion in ('survey', 'won-deal', 'nomination', 'self-nomination', 'other')),
  title text not null check (title <> ''),
  fits text not null,
  subject text not null check (subject <> ''),
  body text not null check (body <> ''),
  subject_de text,
  body_de text,
  in_use boolean not null default true,
  version bigint not null default 1,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id)
);
create unique index outreach_templates_code on outreach_templates (workspace_id, code) where code is not null;
create unique index outreach_templates_title on outreach_templates (workspace_id, lower(title));

create table outreaches (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  contact_id uuid not null,
  came_from text not null check (came_from in ('candidate', 'nomination', 'hand')),
  nomination_id uuid,
  reason text not null check (reason <> ''),
  plan text not null check (plan <> ''),
  planned_by uuid not null,
  -- Who writes, in their own name.
  sender_id uuid not null,
  template_id uuid,
  state text not null check (state in
    ('with-owner', 'free', 'objected', 'written', 'later', 'introduced', 'declined', 'withdrawn')),
  state_since timestamptz not null,
  -- Who was asked; null where nobody holds the relationship, or they plan it themselves.
  owner_id uuid,
  -- The last day on which they may object or join; silence lets it go on.
  respond_by date,
  owner_answer text check (owner_answer in ('go-ahead', 'named', 'introduces', 'object', 'silence')),
  owner_answered_at timestamptz,
  owner_answered_by uuid,
  objection text check (objection in ('contract', 'trouble', 'enough', 'other')),
  objection_until date,
  owner_note text,
  written_at timestamptz,
  written_by uuid,
  through text check (through in ('mail', 'copied', 'said')),
  mail_id uuid,
  subject text,
  answered_at timestamptz,
  answered_by uuid,
  later_until date,
  decline_reason text check (decline_reason in ('no-time', 'not-allowed', 'not-happy', 'rather-not', 'no-answer')),
  answer_note text,
  introduced_by uuid,
  introduced_how text,
  version bigint not null default 1,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, nomination_id) references nominations (workspace_id, id),
  foreign key (workspace_id, planned_by) references people (workspace_id, id),
  foreign key (workspace_id, sender_id) references people (workspace_id, id),
  foreign key (workspace_id, template_id) references outreach_templates (workspace_id, id),
  foreign key (workspace_id, owner_id) references people (workspace_id, id),
  foreign key (workspace_id, owner_answered_by) references people (workspace_id, id),
  foreign key (workspace_id, written_by) references people (workspace_id, id),
  foreign key (workspace_id, mail_id) references mails (workspace_id, id),
  foreign key (workspace_id, answered_by) references people (workspace_id, id),
  foreign key (workspace_id, introduced_by) references people (workspace_id, id),
  check (state <> 'with-owner' or (owner_id is not null and respond_by is not null)),
  check (state not in ('written', 'introduced') or written_at is not null or introduced_by is not null),
  check (state <> 'later' or later_until is not null)
);
-- One first word at a time: two who plan at once are told of each other.
create unique index outreaches_live on outreaches (workspace_id, contact_id)
  where state in ('with-owner', 'free', 'written', 'later');
create index outreaches_contact on outreaches (workspace_id, contact_id, written_at);
create index outreaches_sender on outreaches (workspace_id, sender_id, id);
create index outreaches_owner on outreaches (workspace_id, owner_id, id);
create index outreaches_state on outreaches (workspace_id, state, id);
create index outreaches_nomination on outreaches (workspace_id, nomination_id) where nomination_id is not null;
create index outreaches_respond_by on outreaches (workspace_id, respond_by) where state = 'with-owner';
create index outreaches_later on outreaches (workspace_id, later_until) where state = 'later';

do $$
declare each text;
begin
  foreach each in array array['outreach_templates', 'outreaches']
  loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy workspace_wall on %I using (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid) with check (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid)', each);
  end loop;
end $$;
