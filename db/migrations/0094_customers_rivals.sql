-- Who competes with whom among customers: nobody is asked to convince a rival of their own company.

create table account_rivals (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  -- One row is both directions. Of two accounts, the one whose id comes first stands here.
  account_id uuid not null,
  -- Null where the rival is known by its name only.
  rival_id uuid,
  rival_name text not null check (rival_name <> ''),
  folded_name text generated always as (fold(rival_name)) stored,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, rival_id) references accounts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, recorded_by) references people (workspace_id, id),
  constraint account_rivals_order check (rival_id is null or account_id < rival_id)
);
create unique index account_rivals_pair on account_rivals (workspace_id, account_id, rival_id);
create index account_rivals_rival on account_rivals (workspace_id, rival_id);
create unique index account_rivals_by_name on account_rivals (workspace_id, account_id, folded_name) where rival_id is null;
create index account_rivals_name on account_rivals (workspace_id, folded_name) where rival_id is null;

do $$
begin
  alter table account_rivals enable row level security;
  create policy workspace_wall on account_rivals
    using (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid)
    with check (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid);
end $$;

-- At which stages anybody helped a deal is asked for by the stage.
create index opportunity_stages_stage on opportunity_stages (workspace_id, stage);
