-- Nominations from everyone: asked of relationship owners at the right moment, made by customers themselves, taken up by
-- rules, with evidence; and what a team did for its customers before.

-- Where a workspace's public page stands: found before a workspace is known.
alter table workspaces add column public_name text
  check (public_name ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(public_name) between 3 and 60);
create unique index workspaces_public_name on workspaces (public_name);

-- A rule that takes nominations up by itself.
create table acceptance_rules (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  name text not null check (name <> ''),
  is_on boolean not null default true,
  conditions jsonb not null,
  made_by uuid,
  version bigint not null default 1,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, made_by) references people (workspace_id, id)
);

-- Which rule took a nomination up, and what it found.
alter table nominations
  add column rule_id uuid,
  add column rule_findings jsonb,
  add constraint nominations_rule foreign key (workspace_id, rule_id) references acceptance_rules (workspace_id, id)
    on delete set null (rule_id);
create index nominations_of_rule on nominations (workspace_id, rule_id) where rule_id is not null;
create index nominations_team on nominations (workspace_id, team_id, created_at desc);
create index nominations_behalf on nominations (workspace_id, on_behalf_of_id, created_at desc) where on_behalf_of_id is not null;

-- Files and addresses that stand behind a nomination.
create table nomination_evidence (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  nomination_id uuid not null,
  kind text not null check (kind in ('link', 'file', 'signal')),
  title text not null check (title <> ''),
  address text,
  file_key text,
  content_type text,
  bytes bigint,
  signal_id uuid,
  added_by uuid,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, nomination_id) references nominations (workspace_id, id) on delete cascade,
  foreign key (workspace_id, added_by) references people (workspace_id, id),
  check ((kind = 'link') = (address is not null) and (kind = 'file') = (file_key is not null) and (kind = 'signal') = (signal_id is not null))
);
create index nomination_evidence_of on nomination_evidence (workspace_id, nomination_id, created_at, id);

-- The question to a relationship owner, whom they would put forward, once for each occasion.
create table nomination_prompts (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  occasion text not null check (occasion in ('won-deal-live', 'business-review', 'case-closed')),
  occasion_id uuid not null,
  occasion_on date not null,
  account_id uuid not null,
  person_id uuid not null,
  state text not null default 'waiting' check (state in ('waiting', 'asked', 'nominated', 'nobody', 'lapsed')),
  due_on date not null,
  ask_id uuid,
  asked_at timestamptz,
  reason text check (reason in ('no-time', 'not-pleased', 'too-early', 'nobody-fits')),
  answered_at timestamptz,
  seconds bigint,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id),
  foreign key (workspace_id, person_id) references people (workspace_id, id)
);
create unique index nomination_prompts_once on nomination_prompts (workspace_id, occasion, occasion_id);
create index nomination_prompts_account on nomination_prompts (workspace_id, account_id, created_at desc);
create index nomination_prompts_due on nomination_prompts (workspace_id, due_on) where state = 'waiting';
create index nomination_prompts_person on nomination_prompts (workspace_id, person_id, created_at desc);

-- Whom an owner put forward when they were asked.
create table nomination_prompt_answers (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  prompt_id uuid not null,
  nomination_id uuid not null,
  primary key (workspace_id, prompt_id, nomination_id),
  foreign key (workspace_id, prompt_id) references nomination_prompts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, nomination_id) references nominations (workspace_id, id) on delete cascade
);
create index nomination_prompt_answers_nomination on nomination_prompt_answers (workspace_id, nomination_id);

-- How the public page looks and what it says.
create table public_pages (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  is_open boolean not null default false,
  shown_name text,
  colour text check (colour ~ '^#[0-9a-f]{6}$'),
  words jsonb not null default '{}',
  logo_key text,
  logo_type text,
  frames text not null default '',
  version bigint not null default 1,
  changed_at timestamptz not null default now(),
  changed_by uuid,
  primary key (workspace_id),
  foreign key (workspace_id, changed_by) references people (workspace_id, id)
);

-- What customers agree to, as it stood when they did.
create table consent_texts (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  version bigint not null,
  language text not null,
  words text not null check (words <> ''),
  made_by uuid,
  created_at timestamptz not null default now(),
  primary key (workspace_id, version, language),
  foreign key (workspace_id, made_by) references people (workspace_id, id)
);

-- Customers who put themselves forward.
create table self_nominations (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  state text not null check (state in ('quarantined', 'open', 'confirmed', 'declined', 'discarded')),
  name text not null,
  email text not null,
  account_text text not null,
  title text,
  why text not null,
  source text,
  language text not null,
  consent_version bigint not null,
  consented_at timestamptz not null,
  doubts text not null default '',
  sender text,
  opening text not null,
  copies bigint not null default 0,
  account_id uuid,
  contact_id uuid,
  owner_id uuid,
  due_on date,
  ask_id uuid,
  asked_at timestamptz,
  seconds bigint,
  reason text check (reason in ('not-known', 'bad-moment', 'would-rather-not', 'no-fit', 'repeated')),
  decided_by uuid,
  decided_at timestamptz,
  nomination_id uuid,
  version bigint not null default 1,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, consent_version, language) references consent_texts (workspace_id, version, language),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id),
  foreign key (workspace_id, owner_id) references people (workspace_id, id),
  foreign key (workspace_id, decided_by) references people (workspace_id, id),
  foreign key (workspace_id, nomination_id) references nominations (workspace_id, id) on delete set null (nomination_id)
);
create unique index self_nominations_opening on self_nominations (workspace_id, opening);
create unique index self_nominations_open on self_nominations (workspace_id, lower(email)) where state = 'open';
create unique index self_nominations_quarantined on self_nominations (workspace_id, lower(email)) where state = 'quarantined';
create index self_nominations_state on self_nominations (workspace_id, state, id desc);
create index self_nominations_account on self_nominations (workspace_id, account_id);
create index self_nominations_contact on self_nominations (workspace_id, contact_id);

-- What the program wrote to a team that puts nobody forward.
create table nomination_calls (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  team_id uuid not null,
  sent_by uuid not null,
  words text not null check (words <> ''),
  people bigint not null,
  sent_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete cascade,
  foreign key (workspace_id, sent_by) references people (workspace_id, id)
);
create index nomination_calls_team on nomination_calls (workspace_id, team_id, sent_at desc);

-- What somebody of ours did for a customer before anything was asked: the first arc of the cycle.
create table cultivations (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  kind text not null check (kind in ('collaboration', 'best-practice', 'problem-solving', 'good-service')),
  account_id uuid not null,
  contact_id uuid,
  person_id uuid not null,
  done_on date not null,
  words text,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id),
  foreign key (workspace_id, person_id) references people (workspace_id, id)
);
create index cultivations_account on cultivations (workspace_id, account_id, done_on desc);
create index cultivations_contact on cultivations (workspace_id, contact_id) where contact_id is not null;
create index cultivations_done on cultivations (workspace_id, done_on desc, id);

do $$
declare each text;
begin
  foreach each in array array['acceptance_rules', 'nomination_evidence', 'nomination_prompts', 'nomination_prompt_answers',
    'public_pages', 'consent_texts', 'self_nominations', 'nomination_calls', 'cultivations']
  loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy workspace_wall on %I using (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid) with check (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid)', each);
  end loop;
end $$;
