-- The planner stores nothing; these indexes keep the first page of the day from reading what is long over.

create index ledger_entries_open on ledger_entries (workspace_id, state, contact_id)
  where kind = 'ask' and state in ('proposed', 'awaiting-approval', 'asked', 'accepted', 'scheduled');
create index ledger_entries_lately on ledger_entries (workspace_id, effective_on, contact_id, kind, state)
  where corrects_id is null and kind in ('ask', 'give');
create index journey_steps_reached on journey_steps (workspace_id, to_stage, at);
create index interviews_booked on interviews (workspace_id, booked_for) where state = 'open';
create index permissions_ending on permissions (workspace_id, valid_until) where answer = 'given';
create index requests_wished on requests (workspace_id, wish_contact_id)
  where wish_contact_id is not null and state in ('submitted', 'in-triage', 'matched');
