-- Whom facts were about since candidates were last looked at: a burst of facts is followed by one look, not by one each.

create table candidates_due (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  contact_id uuid not null,
  primary key (workspace_id, contact_id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade
);

alter table candidates_due enable row level security;
create policy workspace_wall on candidates_due
  using (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid)
  with check (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid);
