-- Care: the touch plan of an advocate, and the library of value touches that people send.

-- What differs from the workspace's own interval; nobody without a row is forgotten, the setting holds for them.
create table touch_plans (
  workspace_id uuid not null,
  contact_id uuid not null,
  -- An interval of their own, in days; null: the workspace's.
  every_days bigint check (every_days between 1 and 730),
  -- A day that a person set: it stands until a give or a touch on it or after it.
  next_on date,
  set_by uuid,
  set_at timestamptz not null,
  primary key (workspace_id, contact_id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, set_by) references people (workspace_id, id)
);

create table value_touches (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  -- Set for the shipped ones, by which they are known again.
  code text,
  kind text not null check (kind in ('news', 'introduction', 'event-seat', 'roadmap-answer', 'other')),
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
create unique index value_touches_code on value_touches (workspace_id, code) where code is not null;
create unique index value_touches_title on value_touches (workspace_id, lower(title));

-- Which value touch a give in the ledger was, and how it came to the customer.
create table value_touch_gives (
  workspace_id uuid not null,
  ledger_entry_id uuid not null,
  value_touch_id uuid not null,
  contact_id uuid not null,
  through text not null check (through in ('mail', 'copied', 'said')),
  mail_id uuid,
  primary key (workspace_id, ledger_entry_id),
  foreign key (workspace_id, ledger_entry_id) references ledger_entries (workspace_id, id) on delete cascade,
  foreign key (workspace_id, value_touch_id) references value_touches (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, mail_id) references mails (workspace_id, id)
);
create index value_touch_gives_contact on value_touch_gives (workspace_id, contact_id);
create index value_touch_gives_touch on value_touch_gives (workspace_id, value_touch_id);

-- The last contact that asked for nothing, for each advocate by one look.
create index ledger_entries_last_touch on ledger_entries (workspace_id, contact_id, effective_on desc)
  where kind in ('give', 'touch') and corrects_id is null;

do $$
declare each text;
begin
  foreach each in array array['touch_plans', 'value_touches', 'value_touch_gives']
  loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy workspace_wall on %I using (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid) with check (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid)', each);
  end loop;
end $$;
