-- Many records are changed at once in more than their owner and segment: a text of the profile, a field of the workspace's
-- own, and the day somebody vouched for a fact. What a record was left at says whether it was changed since.

alter table wide_edits drop constraint wide_edits_field_check;
alter table wide_edits add constraint wide_edits_field_check
  check (field in ('contact-owner', 'account-owner', 'segment', 'section', 'custom', 'confirmed'));
-- Which text, which field, which fact.
alter table wide_edits add column key text not null default '';

alter table wide_edit_rows add column left_as text;
update wide_edit_rows set left_as = version::text;
alter table wide_edit_rows alter column left_as set not null;
alter table wide_edit_rows drop column version;
-- Who had vouched for what, and when, before the edit did.
alter table wide_edit_rows add column before_confirmed jsonb;

create index wide_edits_made on wide_edits (workspace_id, made_at desc, id desc);
