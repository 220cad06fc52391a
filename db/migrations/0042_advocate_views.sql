-- Views of the list of advocates that a person keeps: the query of the page under a name.

create table advocate_views (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  person_id uuid not null,
  name text not null check (name <> ''),
  query text not null,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, person_id) references people (workspace_id, id) on delete cascade
);
create unique index advocate_views_name on advocate_views (workspace_id, person_id, lower(name));

do $$
begin
  alter table advocate_views enable row level security;
  create policy workspace_wall on advocate_views
    using (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid)
    with check (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid);
end $$;
