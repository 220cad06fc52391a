-- A value that found no place may be left as it came: it waits for nobody then, however often files bring it.

alter table unmapped_values
  add column left_at timestamptz,
  add column left_by uuid,
  add foreign key (workspace_id, left_by) references people (workspace_id, id) on delete set null (left_by);
