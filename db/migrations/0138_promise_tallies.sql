-- How promises around requests were kept in the last ninety days, counted every hour: the first page of a day reads a
-- few rows, and not every request of a quarter.
create table promise_tallies (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  code text not null,
  side text not null,
  met bigint not null,
  due bigint not null,
  counted_at timestamptz not null,
  primary key (workspace_id, code),
  check (met between 0 and due)
);

alter table promise_tallies enable row level security;
create policy workspace_wall on promise_tallies
  using (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid)
  with check (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid);
