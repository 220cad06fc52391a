-- The backups this server keeps. Global: a backup holds every workspace, so it belongs to none. In no backup:
-- the files it speaks of stay where they were made.
create table backups (
  id uuid primary key default uuidv7(),
  state text not null default 'running' check (state in ('running', 'done', 'failed')),
  percent integer not null default 0 check (percent between 0 and 100),
  bytes bigint,
  row_count bigint,
  file_count bigint,
  failure text,
  created_at timestamptz not null,
  -- When it last moved: one that does not was cut off with its server.
  moved_at timestamptz not null,
  done_at timestamptz
);
-- One at a time: each reads the whole database.
create unique index backups_running on backups ((true)) where state = 'running';
