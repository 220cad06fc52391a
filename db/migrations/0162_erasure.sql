-- Somebody wants nothing to be known of them any more.

-- Each erasure: who asked for it, when it was done, what it took away. The contact's row stays, without a word of them,
-- so that what they did still counts.
create table erasures (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  contact_id uuid not null,
  source text not null check (source in ('program', 'themself', 'backup')),
  reason text not null default '',
  state text not null check (state in ('asked', 'erasing', 'erased', 'withdrawn')),
  asked_by uuid,
  asked_at timestamptz not null,
  begun_by uuid,
  begun_at timestamptz,
  erased_at timestamptz,
  -- By table, how many rows were emptied or taken away; and how many files.
  emptied jsonb not null default '{}',
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id),
  foreign key (workspace_id, asked_by) references people (workspace_id, id),
  foreign key (workspace_id, begun_by) references people (workspace_id, id)
);
create unique index erasures_one on erasures (workspace_id, contact_id) where state <> 'withdrawn';
create index erasures_latest on erasures (workspace_id, asked_at, id);

-- By what an erased person would be known again, as fingerprints: nobody comes back by a file unless they agreed anew.
create table erasure_marks (
  workspace_id uuid not null,
  fingerprint text not null,
  kind text not null check (kind in ('mail', 'crm', 'name')),
  erasure_id uuid not null,
  -- They agreed anew: who noted it, when, and how.
  lifted_at timestamptz,
  lifted_by uuid,
  consent text,
  primary key (workspace_id, fingerprint),
  foreign key (workspace_id, erasure_id) references erasures (workspace_id, id) on delete cascade,
  foreign key (workspace_id, lifted_by) references people (workspace_id, id)
);
create index erasure_marks_erasure on erasure_marks (workspace_id, erasure_id);

-- Files in which an erased person may be named and that no program can read: somebody looks.
create table erasure_files (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  erasure_id uuid not null,
  file_key text not null,
  name text not null,
  about_path text,
  looked_at timestamptz,
  looked_by uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, erasure_id) references erasures (workspace_id, id) on delete cascade,
  foreign key (workspace_id, looked_by) references people (workspace_id, id)
);
create index erasure_files_erasure on erasure_files (workspace_id, erasure_id);

alter table erasures enable row level security;
create policy workspace_wall on erasures
  using (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid)
  with check (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid);
alter table erasure_marks enable row level security;
create policy workspace_wall on erasure_marks
  using (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid)
  with check (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid);
alter table erasure_files enable row level security;
create policy workspace_wall on erasure_files
  using (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid)
  with check (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid);
