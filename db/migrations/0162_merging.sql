-- Two records of one customer become one, and can become two again.

-- One merging. The absorbed record's row is gone from its table; its id and name stand here. No foreign keys: who
-- survived may be absorbed or erased later, and this row tells what was done then.
create table merges (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  record text not null check (record in ('contact', 'account')),
  survivor_id uuid not null,
  absorbed_id uuid not null,
  survivor_name text not null,
  absorbed_name text not null,
  -- Field by field, whose value was kept.
  choices jsonb not null default '{}',
  -- By table, how many rows went to the survivor.
  moved jsonb not null default '{}',
  merged_by uuid,
  merged_at timestamptz not null,
  undone_by uuid,
  undone_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, merged_by) references people (workspace_id, id),
  foreign key (workspace_id, undone_by) references people (workspace_id, id)
);
create index merges_latest on merges (workspace_id, merged_at, id);
create index merges_survivor on merges (workspace_id, survivor_id);
create index merges_absorbed on merges (workspace_id, absorbed_id);

-- What a merging did, row by row, so that it can be undone exactly.
create table merge_changes (
  workspace_id uuid not null,
  merge_id uuid not null,
  position bigint not null,
  table_name text not null,
  action text not null check (action in ('insert', 'update', 'delete')),
  -- The primary key as it is afterwards.
  row_key jsonb not null,
  -- Deleted: the whole row. Updated: the columns that were changed, as they were and as they are.
  before jsonb,
  after jsonb,
  primary key (workspace_id, merge_id, position),
  foreign key (workspace_id, merge_id) references merges (workspace_id, id) on delete cascade
);

-- Where an id, a CRM id or a name leads that a merging took away.
create table merged_records (
  workspace_id uuid not null,
  -- The id of the absorbed record.
  id uuid not null,
  record text not null check (record in ('contact', 'account')),
  contact_id uuid,
  account_id uuid,
  merge_id uuid not null,
  crm_id text,
  folded_name text not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id),
  foreign key (workspace_id, merge_id) references merges (workspace_id, id),
  check (contact_id is not null or account_id is not null)
);
create index merged_records_crm on merged_records (workspace_id, record, crm_id);
create index merged_records_contact on merged_records (workspace_id, contact_id) where contact_id is not null;
create index merged_records_account on merged_records (workspace_id, account_id) where account_id is not null;
create index merged_records_merge on merged_records (workspace_id, merge_id);

-- Two records that may be one, the lesser id first, and what somebody said of it.
create table duplicate_pairs (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  record text not null check (record in ('contact', 'account')),
  one_id uuid not null,
  other_id uuid not null,
  score_permille bigint not null,
  reasons jsonb not null default '[]',
  state text not null check (state in ('open', 'not-same')),
  found_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, record, one_id, other_id),
  foreign key (workspace_id, decided_by) references people (workspace_id, id)
);
create index duplicate_pairs_ranked on duplicate_pairs (workspace_id, record, state, score_permille desc, id);
create index duplicate_pairs_other on duplicate_pairs (workspace_id, record, other_id);

-- How far the search for duplicates has come: whatever was changed since is looked at next.
create table duplicate_searches (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  record text not null check (record in ('contact', 'account')),
  looked_until timestamptz not null,
  last_id uuid,
  primary key (workspace_id, record)
);

alter table merges enable row level security;
create policy workspace_wall on merges
  using (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid)
  with check (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid);
alter table merge_changes enable row level security;
create policy workspace_wall on merge_changes
  using (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid)
  with check (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid);
alter table merged_records enable row level security;
create policy workspace_wall on merged_records
  using (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid)
  with check (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid);
alter table duplicate_pairs enable row level security;
create policy workspace_wall on duplicate_pairs
  using (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid)
  with check (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid);
alter table duplicate_searches enable row level security;
create policy workspace_wall on duplicate_searches
  using (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid)
  with check (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid);

-- Names like a name, whatever stands in between; the index of trigrams is used behind the wall only.
create function search_like_contacts(wanted uuid[], most integer)
  returns table (contact_id uuid, like_id uuid, likeness real)
  language sql stable security definer
  set search_path = pg_catalog, public
  set pg_trgm.similarity_threshold = 0.5
  as $$
    select c.id, o.id, o.likeness
    from unnest(wanted) given (id)
    join contacts c on c.workspace_id = current_workspace() and c.id = given.id and c.merged_into is null
    cross join lateral (
      select x.id, similarity(x.folded_name, c.folded_name) as likeness from contacts x
      where x.workspace_id = current_workspace() and x.folded_name % c.folded_name and x.id <> c.id and x.merged_into is null
      order by 2 desc, (x.account_id is not distinct from c.account_id) desc, x.id limit most) o
  $$;

create function search_like_accounts(wanted uuid[], most integer)
  returns table (account_id uuid, like_id uuid, likeness real)
  language sql stable security definer
  set search_path = pg_catalog, public
  set pg_trgm.similarity_threshold = 0.45
  as $$
    select a.id, o.id, o.likeness
    from unnest(wanted) given (id)
    join accounts a on a.workspace_id = current_workspace() and a.id = given.id and a.merged_into is null
    cross join lateral (
      select x.id, similarity(x.folded_name, a.folded_name) as likeness from accounts x
      where x.workspace_id = current_workspace() and x.folded_name % a.folded_name and x.id <> a.id and x.merged_into is null
      order by 2 desc, x.id limit most) o
  $$;

-- Contacts whose name is like one that is being typed or read from a file.
create function search_contacts_named(wanted text[], most integer)
  returns table (place integer, contact_id uuid, likeness real)
  language sql stable security definer
  set search_path = pg_catalog, public
  set pg_trgm.similarity_threshold = 0.45
  as $$
    select given.place::integer, o.id, o.likeness
    from unnest(wanted) with ordinality given (name, place)
    cross join lateral (
      select x.id, similarity(x.folded_name, fold(given.name)) as likeness from contacts x
      where x.workspace_id = current_workspace() and x.folded_name % fold(given.name) and x.merged_into is null
      order by 2 desc, x.id limit most) o
  $$;

revoke all on function search_like_contacts(uuid[], integer), search_like_accounts(uuid[], integer),
  search_contacts_named(text[], integer) from public;
grant execute on function search_like_contacts(uuid[], integer), search_like_accounts(uuid[], integer),
  search_contacts_named(text[], integer) to avouch_app;
