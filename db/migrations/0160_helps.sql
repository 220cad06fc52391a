-- The help log: what an advocate asked us for, what became of it, and that they were told.

create table helps (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  contact_id uuid not null,
  what text not null check (what <> ''),
  source text not null check (source in ('person', 'interview', 'advocate')),
  -- The interview or page it came from, so that it is written down once.
  source_id uuid,
  state text not null check (state in ('asked', 'escalated', 'connected', 'roadmap', 'done', 'cannot')),
  outcome text,
  owner_id uuid,
  due_on date not null,
  -- Set once they were told how it stands; null again where it went on since.
  told_at timestamptz,
  written_by uuid,
  asked_at timestamptz not null,
  moved_at timestamptz not null,
  version bigint not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, owner_id) references people (workspace_id, id),
  foreign key (workspace_id, written_by) references people (workspace_id, id)
);
create unique index helps_source on helps (workspace_id, source, source_id) where source_id is not null;
create index helps_contact on helps (workspace_id, contact_id, asked_at);
create index helps_owner on helps (workspace_id, owner_id);
create index helps_open on helps (workspace_id, due_on, id) where told_at is null;
create index helps_told on helps (workspace_id, told_at desc, id desc) where told_at is not null;

-- How it came to where it is; telling them is a step too, with its mail and the row it left in the ledger.
create table help_steps (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  help_id uuid not null,
  what text not null check (what in ('asked', 'escalated', 'connected', 'roadmap', 'done', 'cannot', 'told')),
  note text,
  through text check (through in ('mail', 'copied', 'said')),
  mail_id uuid,
  ledger_entry_id uuid,
  by_id uuid,
  at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, help_id) references helps (workspace_id, id) on delete cascade,
  foreign key (workspace_id, mail_id) references mails (workspace_id, id),
  foreign key (workspace_id, ledger_entry_id) references ledger_entries (workspace_id, id) on delete cascade,
  foreign key (workspace_id, by_id) references people (workspace_id, id)
);
create index help_steps_help on help_steps (workspace_id, help_id, id);

do $$
declare each text;
begin
  foreach each in array array['helps', 'help_steps']
  loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy workspace_wall on %I using (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid) with check (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid)', each);
  end loop;
end $$;
