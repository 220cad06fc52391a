-- Who vouched last for a fact that is no row of its own: a contact's address, an account's products; and for facts of
-- a profile, that the customer said so themselves. The rows of profiles keep their own days.
create table fact_confirmations (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  contact_id uuid,
  account_id uuid,
  fact text not null,
  key text not null default '',
  confirmed_by uuid,
  by_contact boolean not null default false,
  confirmed_at timestamptz not null,
  primary key (workspace_id, id),
  unique nulls not distinct (workspace_id, contact_id, account_id, fact, key),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, confirmed_by) references people (workspace_id, id),
  check ((contact_id is null) <> (account_id is null))
);
create index fact_confirmations_account on fact_confirmations (workspace_id, account_id) where account_id is not null;

-- Every fact about an advocate that ages, with the day it goes stale: written with their document.
create table dated_facts (
  workspace_id uuid not null,
  contact_id uuid not null,
  kind text not null,
  key text not null default '',
  -- Of facts about the company: the account they are the same for.
  account_id uuid,
  confirmed_on date,
  stale_on date not null,
  primary key (workspace_id, contact_id, kind, key),
  foreign key (workspace_id, contact_id) references advocates (workspace_id, contact_id) on delete cascade,
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade
);
create index dated_facts_stale on dated_facts (workspace_id, stale_on, contact_id);
create index dated_facts_account on dated_facts (workspace_id, account_id) where account_id is not null;

do $$
declare each text;
begin
  foreach each in array array['fact_confirmations', 'dated_facts']
  loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy workspace_wall on %I using (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid) with check (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid)', each);
  end loop;
end $$;
