-- Whom a message names.

create table request_mentions (
  workspace_id uuid not null,
  message_id uuid not null,
  person_id uuid not null,
  primary key (workspace_id, message_id, person_id),
  foreign key (workspace_id, message_id) references request_messages (workspace_id, id) on delete cascade,
  foreign key (workspace_id, person_id) references people (workspace_id, id)
);
alter table request_mentions enable row level security;
create policy workspace_wall on request_mentions using (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid) with check (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid);
