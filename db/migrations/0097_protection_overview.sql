-- By how much somebody is over the cap in force for them, so that lists find them by an index. What was written before
-- caps were stored is written anew by the hourly job.
alter table protection_standings add column over_quarters bigint not null
  generated always as (greatest(load_quarters + reserved_quarters - cap_quarters, 0)) stored;
update protection_standings set valid_until = computed_for where load_quarters + reserved_quarters > 0;
create index protection_standings_over on protection_standings (workspace_id, over_quarters desc, contact_id)
  where over_quarters > 0;
create index protection_standings_turning on protection_standings (workspace_id, free_from, contact_id)
  where state in ('resting', 'held');

-- Which rules an exception set aside, so that exceptions can be told apart by rule.
alter table protection_overrides add column codes jsonb not null default '[]';
update protection_overrides o set codes = e.data -> 'codes'
from events e
where e.workspace_id = o.workspace_id and e.subject_kind = 'ask' and e.subject_id = o.ledger_entry_id
  and e.name = 'ask.overridden' and jsonb_typeof(e.data -> 'codes') = 'array';
create index protection_overrides_made on protection_overrides (workspace_id, created_at desc, id desc);
