-- One change of many records at once, row by row with what stood there before, so that it can be taken back whole.
create table wide_edits (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  field text not null check (field in ('contact-owner', 'account-owner', 'segment')),
  value text,
  made_by uuid,
  made_at timestamptz not null,
  undone_by uuid,
  undone_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, made_by) references people (workspace_id, id),
  foreign key (workspace_id, undone_by) references people (workspace_id, id)
);

create table wide_edit_rows (
  workspace_id uuid not null,
  edit_id uuid not null,
  position bigint not null,
  contact_id uuid,
  account_id uuid,
  before text,
  -- The version it was left at: who changed it since, keeps their change.
  version bigint not null,
  primary key (workspace_id, edit_id, position),
  foreign key (workspace_id, edit_id) references wide_edits (workspace_id, id) on delete cascade,
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade,
  check ((contact_id is null) <> (account_id is null))
);
create index wide_edit_rows_contact on wide_edit_rows (workspace_id, contact_id) where contact_id is not null;
create index wide_edit_rows_account on wide_edit_rows (workspace_id, account_id) where account_id is not null;

do $$
declare each text;
begin
  foreach each in array array['wide_edits', 'wide_edit_rows']
  loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy workspace_wall on %I using (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid) with check (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid)', each);
  end loop;
end $$;
