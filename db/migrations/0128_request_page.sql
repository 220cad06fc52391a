-- The page of a request as the one place: files, people who were named or want to hear of it.

create table request_files (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  request_id uuid not null,
  -- The message it came with; null where it belongs to the brief.
  message_id uuid,
  name text not null check (name <> ''),
  content_type text not null,
  bytes bigint not null check (bytes > 0),
  file_key text not null,
  added_by uuid not null,
  at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, request_id) references requests (workspace_id, id) on delete cascade,
  foreign key (workspace_id, message_id) references request_messages (workspace_id, id),
  foreign key (workspace_id, added_by) references people (workspace_id, id)
);
create index request_files_request on request_files (workspace_id, request_id, at, id);
create index request_files_key on request_files (workspace_id, file_key);

create table request_watchers (
  workspace_id uuid not null,
  request_id uuid not null,
  person_id uuid not null,
  -- Hears of what is written; who was named stays able to look, also after they stopped watching.
  is_watching boolean not null default true,
  -- Who named them in a message: from then on they see the request. Null where they chose to watch.
  named_by uuid,
  since timestamptz not null,
  primary key (workspace_id, request_id, person_id),
  foreign key (workspace_id, request_id) references requests (workspace_id, id) on delete cascade,
  foreign key (workspace_id, person_id) references people (workspace_id, id),
  foreign key (workspace_id, named_by) references people (workspace_id, id)
);
create index request_watchers_person on request_watchers (workspace_id, person_id) where named_by is not null;

do $$
declare each text;
begin
  foreach each in array array['request_files', 'request_watchers']
  loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy workspace_wall on %I using (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid) with check (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid)', each);
  end loop;
end $$;
