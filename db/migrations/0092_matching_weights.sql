-- How much each thing weighs when advocates are matched for a kind of activity, where the workspace said so.

create table match_weights (
  workspace_id uuid not null,
  activity_type_id uuid not null,
  -- A kind of criterion, or `words` (src/matching/need.ts).
  kind text not null,
  weight bigint not null check (weight between 1 and 5),
  primary key (workspace_id, activity_type_id, kind),
  foreign key (workspace_id, activity_type_id) references activity_types (workspace_id, id) on delete cascade
);

do $$
begin
  alter table match_weights enable row level security;
  create policy workspace_wall on match_weights
    using (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid)
    with check (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid);
end $$;
