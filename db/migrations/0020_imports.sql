-- Imports: files that came in, what was read of them, what became of every row.

create table imports (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  -- Files that were dropped together are tried and taken in together.
  set_id uuid not null,
  kind text check (kind in ('people', 'products', 'accounts', 'contacts', 'opportunities', 'advocates', 'history', 'stories', 'quotes')),
  file_name text not null,
  file_key text not null,
  bytes bigint not null,
  form text not null check (form in ('csv', 'excel')),
  encoding text,
  delimiter text,
  sheet text,
  sheets jsonb not null default '[]',
  state text not null default 'waiting' check (state in ('waiting', 'reading', 'read', 'trying', 'tried', 'running', 'done', 'stopped', 'unreadable')),
  -- Why a file could not be read, or an import came to a stop.
  failure text,
  -- What all rows together say about each column; made by reading the file once.
  profiles jsonb not null default '[]',
  notes jsonb not null default '[]',
  mapping jsonb not null default '[]',
  answers jsonb not null default '[]',
  creates_accounts boolean not null default true,
  rows bigint not null default 0,
  -- Rows of the file that are settled: a restart goes on behind them.
  settled bigint not null default 0,
  created bigint not null default 0,
  updated bigint not null default 0,
  unchanged bigint not null default 0,
  refused bigint not null default 0,
  -- The same counts of the last dry run, and how many rows wait for a choice.
  trial jsonb,
  warnings bigint not null default 0,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  read_at timestamptz,
  started_at timestamptz,
  touched_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, created_by) references people (workspace_id, id)
);
create index imports_set on imports (workspace_id, set_id);
create index imports_created on imports (workspace_id, created_at desc, id desc);

-- One line per problem of a row: of the last dry run until the import starts, of the import itself from then on.
create table import_problems (
  workspace_id uuid not null,
  import_id uuid not null,
  row bigint not null,
  position bigint not null,
  severity text not null check (severity in ('refused', 'choice', 'note')),
  field text not null,
  column_name text not null,
  value text not null,
  reason text not null,
  proposal text,
  -- What the row is called, so that a person knows it again.
  label text not null,
  primary key (workspace_id, import_id, row, position),
  foreign key (workspace_id, import_id) references imports (workspace_id, id) on delete cascade
);

-- How a file with these columns was mapped last time.
create table import_mappings (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  signature text not null,
  kind text not null,
  mapping jsonb not null,
  creates_accounts boolean not null,
  used_at timestamptz not null,
  primary key (workspace_id, signature)
);

do $$
declare each text;
begin
  foreach each in array array['imports', 'import_problems', 'import_mappings']
  loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy workspace_wall on %I using (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid) with check (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid)', each);
  end loop;
end $$;
