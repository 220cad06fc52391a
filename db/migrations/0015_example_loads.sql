-- The example company is a workspace of its own; here stands how far it has been filled.

create table example_loads (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  -- The day all dates of its content are counted from.
  day date not null,
  step bigint not null default 0 check (step >= 0),
  steps bigint not null check (steps > 0),
  failed_at timestamptz,
  started_at timestamptz not null,
  ready_at timestamptz,
  primary key (workspace_id)
);

alter table example_loads enable row level security;
create policy workspace_wall on example_loads
  using (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid)
  with check (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid);
