-- Talks between a customer and whom they would convince: times that either side names, and what both say afterwards.

alter table ask_times drop constraint ask_times_offered_by_check;
alter table ask_times add constraint ask_times_offered_by_check
  check (offered_by in ('requester', 'customer', 'prospect'));

alter table ask_meetings
  -- When both sides were invited to this time.
  add column invited_at timestamptz,
  -- Who of ours is there, as the requester's side wrote it.
  add column from_us text,
  -- Who did not come.
  add column missing text check (missing in ('advocate', 'prospect', 'ours'));

alter table ask_feedback drop constraint ask_feedback_side_check;
alter table ask_feedback add constraint ask_feedback_side_check
  check (side in ('requester', 'advocate', 'prospect'));

-- What whoever is to be convinced said about a talk, on their page.
create table ask_prospects (
  workspace_id uuid not null,
  ask_id uuid not null,
  -- When they were first sent the customer's times.
  offered_at timestamptz,
  -- Counts up with every set of times that either side names, so that each is told once.
  round bigint not null default 0,
  -- What they would like to hear about.
  questions text not null default '',
  -- As their browser told it.
  time_zone text,
  -- They do not need the talk any more.
  ended_at timestamptz,
  ended_reason text,
  primary key (workspace_id, ask_id),
  foreign key (workspace_id, ask_id) references request_asks (workspace_id, ask_id) on delete cascade
);

alter table ask_prospects enable row level security;
create policy workspace_wall on ask_prospects
  using (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid)
  with check (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid);
