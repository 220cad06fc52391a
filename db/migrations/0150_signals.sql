-- Evidence of goodwill, who it is of, and the candidates it points at.

-- Somebody who answered a survey and is known by an outside id or a mail address alone, until somebody says who it is.
create table respondents (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  -- Knows them again: a hash of the outside id, else of the mail address.
  same_key text not null,
  outside_id text,
  email text check (email = lower(email)),
  name text,
  account_text text,
  -- Who it is, once that is known, and who said so; nobody where mail or id said so themselves.
  contact_id uuid,
  matched_by uuid,
  matched_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id),
  foreign key (workspace_id, matched_by) references people (workspace_id, id)
);
create unique index respondents_same on respondents (workspace_id, same_key);
create index respondents_contact on respondents (workspace_id, contact_id);
create index respondents_email on respondents (workspace_id, email) where contact_id is null;
create index respondents_outside on respondents (workspace_id, outside_id) where contact_id is null;

create table signals (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  kind text not null check (kind in ('nps', 'csat', 'ces', 'won-deal', 'renewal', 'praise', 'business-review', 'usage',
    'review', 'event', 'story', 'note')),
  contact_id uuid,
  -- The account it was given at: it stays there when the contact moves on.
  account_id uuid,
  respondent_id uuid,
  -- As it was given, with the top of its scale.
  score numeric,
  scale bigint,
  tone text not null check (tone in ('good', 'neutral', 'bad')),
  happened_on date not null,
  comment text,
  -- How it came in.
  source text not null check (source in ('person', 'import', 'api', 'product')),
  -- Whose work it speaks for.
  team_id uuid,
  person_id uuid,
  -- Who wrote it down; nobody where the product found it in its own records.
  recorded_by uuid,
  import_id uuid,
  -- What of ours it was made of: an opportunity, a case, a text, an entry of the ledger.
  object_kind text,
  object_id uuid,
  -- Knows the same evidence again: a hash, so that nobody is named by it.
  same_key text not null,
  version bigint not null default 1,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id),
  foreign key (workspace_id, respondent_id) references respondents (workspace_id, id),
  foreign key (workspace_id, team_id) references teams (workspace_id, id),
  foreign key (workspace_id, person_id) references people (workspace_id, id),
  foreign key (workspace_id, recorded_by) references people (workspace_id, id),
  foreign key (workspace_id, import_id) references imports (workspace_id, id) on delete set null (import_id),
  check (num_nonnulls(contact_id, account_id, respondent_id) > 0),
  check ((score is null) = (scale is null)),
  check ((object_kind is null) = (object_id is null))
);
create unique index signals_same on signals (workspace_id, same_key);
create index signals_contact on signals (workspace_id, contact_id, happened_on desc, id desc);
create index signals_account on signals (workspace_id, account_id, happened_on desc, id desc);
create index signals_respondent on signals (workspace_id, respondent_id) where respondent_id is not null;
create index signals_day on signals (workspace_id, happened_on desc, id desc);
create index signals_import on signals (workspace_id, import_id) where import_id is not null;

-- Standing rules: what makes somebody worth asking, and how much.
create table candidate_rules (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  purpose text not null check (purpose in ('recruit', 'review-invitation')),
  name text not null check (name <> ''),
  -- In hundredths: what it alone makes of a score.
  weight bigint not null check (weight between 1 and 95),
  -- All of them hold (src/signals/condition.ts), read and written whole.
  conditions jsonb not null,
  is_on boolean not null default true,
  version bigint not null default 1,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, created_by) references people (workspace_id, id)
);
create unique index candidate_rules_name on candidate_rules (workspace_id, purpose, name);

-- Whom the rules point at. Made of signals and facts, written anew when these change: nothing here is anybody's word.
create table candidates (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  purpose text not null check (purpose in ('recruit', 'review-invitation')),
  contact_id uuid not null,
  -- In hundredths.
  score bigint not null check (score between 1 and 99),
  -- The segment they would strengthen, and its coverage in hundredths: free advocates for each open opportunity.
  industry_id uuid,
  region_id uuid,
  coverage bigint,
  since timestamptz not null,
  refreshed_at timestamptz not null,
  primary key (workspace_id, purpose, contact_id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, industry_id) references taxonomy_terms (workspace_id, id),
  foreign key (workspace_id, region_id) references taxonomy_terms (workspace_id, id)
);
create index candidates_ranked on candidates (workspace_id, purpose, score desc, contact_id);
create index candidates_contact on candidates (workspace_id, contact_id);

create table candidate_reasons (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  purpose text not null,
  contact_id uuid not null,
  rule_id uuid not null,
  -- The rows it rests on, as [{kind, id}].
  rests_on jsonb not null,
  primary key (workspace_id, purpose, contact_id, rule_id),
  foreign key (workspace_id, purpose, contact_id)
    references candidates (workspace_id, purpose, contact_id) on delete cascade,
  foreign key (workspace_id, rule_id) references candidate_rules (workspace_id, id) on delete cascade
);
create index candidate_reasons_rule on candidate_reasons (workspace_id, rule_id);

alter table imports drop constraint imports_kind_check;
alter table imports add constraint imports_kind_check check (kind in ('people', 'products', 'accounts', 'contacts',
  'opportunities', 'advocates', 'history', 'stories', 'quotes', 'survey-answers'));

do $$
declare each text;
begin
  foreach each in array array['respondents', 'signals', 'candidate_rules', 'candidates', 'candidate_reasons']
  loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy workspace_wall on %I using (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid) with check (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid)', each);
  end loop;
end $$;
