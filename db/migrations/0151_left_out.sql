-- Whom rules point at and who is not shown all the same, with the reason: so that nobody wonders where they went.

alter table candidates add column left_out text check (left_out in ('in-program', 'declined', 'nominated', 'asked',
  'objected', 'cool', 'gone'));
drop index candidates_ranked;
create index candidates_ranked on candidates (workspace_id, purpose, score desc, contact_id) where left_out is null;
create index candidates_left_out on candidates (workspace_id, purpose, left_out, score desc, contact_id)
  where left_out is not null;
