-- Extensions, the wall's own function, the few global tables, and the records every noun stands on.

create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gist;

-- The app role may use what the owner makes, and owns nothing.
grant usage on schema public to avouch_app;
alter default privileges in schema public grant select, insert, update, delete on tables to avouch_app;
alter default privileges in schema public grant usage, select on sequences to avouch_app;

-- The workspace the connection is tagged with. Empty reads as none: after a transaction a local setting is ''.
create function current_workspace() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('avouch.workspace', true), '')::uuid $$;

-- unaccent is only stable; this form may stand in an index.
create function fold(value text) returns text
  language sql immutable parallel safe strict
  set search_path = pg_catalog, public
  as $$ select lower(public.unaccent('public.unaccent', value)) $$;

-- Global: which workspaces exist, and who belongs where.
create table workspaces (
  id uuid primary key default uuidv7(),
  name text not null check (name <> ''),
  currency text not null default 'EUR' check (currency ~ '^[A-Z]{3}$'),
  language text not null default 'en',
  time_zone text not null default 'UTC',
  is_example boolean not null default false,
  created_at timestamptz not null default now()
);

create table memberships (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  person_id uuid not null,
  auth_user_id text not null,
  primary key (workspace_id, person_id),
  unique (auth_user_id, workspace_id)
);

-- Global: links for outsiders, found by their hash before any workspace is known.
create table link_hashes (
  hash text primary key,
  workspace_id uuid not null references workspaces (id) on delete cascade,
  purpose text not null,
  subject_id uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
create index link_hashes_subject on link_hashes (workspace_id, purpose, subject_id);

create table teams (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  name text not null check (name <> ''),
  kind text not null check (kind in ('sales', 'customer-success', 'account-management', 'support', 'services',
    'product-management', 'product-marketing', 'demand-generation', 'events', 'public-relations',
    'analyst-relations', 'investor-relations', 'digital', 'executives', 'program')),
  parent_id uuid,
  manager_id uuid,
  version bigint not null default 1,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, parent_id) references teams (workspace_id, id)
);
create unique index teams_name on teams (workspace_id, lower(name));

create table people (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  name text not null check (name <> ''),
  email text,
  title text,
  office text,
  team_id uuid,
  language text,
  time_zone text,
  crm_id text,
  left_at timestamptz,
  version bigint not null default 1,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, team_id) references teams (workspace_id, id)
);
create unique index people_email on people (workspace_id, lower(email));
create unique index people_crm on people (workspace_id, crm_id);
create index people_name on people (workspace_id, name collate "und-x-icu", id);
create index people_team on people (workspace_id, team_id);
alter table teams add foreign key (workspace_id, manager_id) references people (workspace_id, id);

create table person_roles (
  workspace_id uuid not null,
  person_id uuid not null,
  role text not null check (role in ('administrator', 'program-manager', 'executive', 'member')),
  primary key (workspace_id, person_id, role),
  foreign key (workspace_id, person_id) references people (workspace_id, id) on delete cascade
);

-- Audit trail and outbox at once. The app role may add to it and read it, never change it.
create table events (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  at timestamptz not null default now(),
  name text not null,
  actor_kind text not null check (actor_kind in ('person', 'system', 'link')),
  actor_id uuid,
  actor_task text,
  key_id text,
  subject_kind text not null,
  subject_id uuid not null,
  data jsonb not null default '{}',
  request_id text,
  primary key (workspace_id, id)
);
create index events_at on events (workspace_id, at desc, id desc);
create index events_name on events (workspace_id, name, at desc, id desc);
create index events_subject on events (workspace_id, subject_kind, subject_id, at desc, id desc);
create index events_actor on events (workspace_id, actor_id, at desc, id desc);

-- The other records an event concerns, for their timelines.
create table event_abouts (
  workspace_id uuid not null,
  event_id uuid not null,
  kind text not null,
  record_id uuid not null,
  primary key (workspace_id, kind, record_id, event_id),
  foreign key (workspace_id, event_id) references events (workspace_id, id) on delete cascade
);

-- Names, addresses and free text of events; the one part that erasure may blank.
create table event_texts (
  workspace_id uuid not null,
  event_id uuid not null,
  texts jsonb not null,
  primary key (workspace_id, event_id),
  foreign key (workspace_id, event_id) references events (workspace_id, id) on delete cascade
);
revoke update, delete on events, event_abouts from avouch_app;
revoke delete on event_texts from avouch_app;

-- What a write answered, so that repeating it within a day answers the same and does nothing.
create table idempotency_records (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  person_id uuid not null,
  key text not null,
  endpoint text not null,
  request_hash text not null,
  response jsonb,
  created_at timestamptz not null default now(),
  primary key (workspace_id, person_id, key)
);
create index idempotency_records_age on idempotency_records (workspace_id, created_at);

create table workspace_settings (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  name text not null,
  value jsonb not null,
  set_at timestamptz not null default now(),
  set_by uuid,
  primary key (workspace_id, name)
);

-- Every mail the product wrote: handed to SMTP, or kept to be read and copied.
create table mails (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  audience text not null check (audience in ('staff', 'customer')),
  to_address text,
  to_name text,
  reply_to text,
  from_name text,
  subject text not null,
  body_text text not null,
  body_html text not null,
  about_kind text,
  about_id uuid,
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'kept', 'unsure', 'failed', 'copied')),
  failure text,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  primary key (workspace_id, id)
);
create index mails_at on mails (workspace_id, created_at desc, id desc);
create index mails_state on mails (workspace_id, state, created_at);

do $$
declare each text;
begin
  foreach each in array array['teams', 'people', 'person_roles', 'events', 'event_abouts', 'event_texts',
    'idempotency_records', 'workspace_settings', 'mails']
  loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy workspace_wall on %I using (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid) with check (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid)', each);
  end loop;
end $$;

-- The server makes workspaces and memberships (setup, invitations); names of workspaces may change.
grant select, insert, update, delete on workspaces, memberships, link_hashes to avouch_app;
