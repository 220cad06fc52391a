-- The ask with its event, and the standings of everybody at the account: $1 workspace, $2 contact, $3 account,
-- $4 activity type, $5 the day, $6 load, $7 title, $8 who asks.
with ask as (
  insert into ledger_entries (workspace_id, kind, contact_id, account_id, activity_type_id, state, title, audience, source_kind,
    source_id, holder_id, proposed_at, wished_on, effective_on, load_quarters, full_load_quarters, rest_days, is_live)
  values ($1, 'ask', $2, $3, $4, 'proposed', $7, 'buyers', 'person', $8, $8, now(), $5, $5, $6, $6, 14, false)
  returning id
), event as (
  insert into events (workspace_id, name, actor_kind, actor_id, subject_kind, subject_id, data)
  select $1, 'ask.reserved', 'person', $8, 'ask', ask.id,
    jsonb_build_object('activityTypeId', $4::uuid, 'on', $5::date, 'loadQuarters', $6::bigint, 'isOverride', false) from ask
  returning id, subject_id
), abouts as (
  insert into event_abouts (workspace_id, event_id, kind, record_id)
  select $1, event.id, about.kind, about.id from event,
    lateral (values ('ask', event.subject_id), ('account', $3::uuid), ('contact', $2::uuid)) about (kind, id)
), texts as (
  insert into event_texts (workspace_id, event_id, texts) select $1, event.id, jsonb_build_object('title', $7::text) from event
), standings as (
  update protection_standings s
  set reserved_quarters = s.reserved_quarters + case when s.contact_id = $2 then $6 else 0 end, computed_at = now()
  from contacts c where c.workspace_id = $1 and c.account_id = $3 and s.workspace_id = $1 and s.contact_id = c.id
)
select id from ask
