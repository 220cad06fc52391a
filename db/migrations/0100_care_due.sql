-- When the next touch of an advocate is due and how gives stand to asks, beside the stored standing and written with it:
-- lists and counts of care read an index and not the ledger. Of whoever cannot be found or has left nothing is stored.
alter table protection_standings
  add column touch_due_on date,
  add column care_gives bigint not null default 0,
  add column care_asks bigint not null default 0,
  -- Fewer gives for each ask than the program wants; nothing but asks.
  add column gives_below boolean not null default false,
  add column asks_only boolean not null default false,
  -- The first day on which it may read otherwise. What was written before is written anew by the hourly job.
  add column care_until date not null default '2000-01-01',
  add column care_balance bigint not null generated always as (care_gives - care_asks) stored;
create index protection_standings_touch_due on protection_standings (workspace_id, touch_due_on, contact_id)
  where touch_due_on is not null;
create index protection_standings_uneven on protection_standings (workspace_id, care_balance, contact_id)
  where gives_below or asks_only;
