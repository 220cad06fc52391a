-- Asks on their way, by how far they are: few among all that ever were, and looked for by every list of what waits.
create index ledger_entries_under_way on ledger_entries (workspace_id, state)
  where state in ('proposed', 'awaiting-approval', 'asked', 'accepted', 'scheduled');
