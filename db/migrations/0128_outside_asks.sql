-- Asks that took place outside the program and were written down afterwards. The ledger has the ask itself, so that its
-- load counts; this has what only such an ask has.

create table outside_asks (
  workspace_id uuid not null,
  ask_id uuid not null,
  -- Who asked the customer.
  asked_by uuid not null,
  -- Who wrote it down; null where a process did.
  logged_by uuid,
  logged_at timestamptz not null,
  -- The account to be convinced.
  prospect_id uuid,
  note text,
  primary key (workspace_id, ask_id),
  foreign key (workspace_id, ask_id) references ledger_entries (workspace_id, id) on delete cascade,
  foreign key (workspace_id, asked_by) references people (workspace_id, id),
  foreign key (workspace_id, logged_by) references people (workspace_id, id),
  foreign key (workspace_id, prospect_id) references accounts (workspace_id, id)
);
create index outside_asks_logged on outside_asks (workspace_id, logged_at desc, ask_id desc);
-- Every use of a period, for its share.
create index ledger_entries_uses on ledger_entries (workspace_id, done_on)
  where kind = 'ask' and state in ('done', 'debriefed') and corrects_id is null;

alter table outside_asks enable row level security;
create policy workspace_wall on outside_asks using (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid) with check (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid);
