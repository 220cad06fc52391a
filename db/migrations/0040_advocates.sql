-- Advocates: the journey, the interview, the profile, and what person and company allow.

-- A contact on the journey. A contact without a row is a customer.
create table advocates (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  contact_id uuid not null,
  stage text not null check (stage in ('potential', 'introduced', 'interviewed', 'discoverable', 'active', 'retired', 'declined')),
  stage_since timestamptz not null,
  joined_on date,
  introduced_by uuid,
  introduction_how text,
  -- Set where a program manager let somebody become discoverable without an interview.
  interview_override text,
  completeness bigint not null default 0 check (completeness between 0 and 100),
  -- As the advocate states them; null where nothing was said.
  own_asks_a_quarter bigint check (own_asks_a_quarter >= 0),
  own_notice_days bigint check (own_notice_days >= 0),
  recommend_score bigint check (recommend_score between 0 and 10),
  gift_note text,
  recontact_on date,
  -- When somebody last vouched for facts that are no row of their own.
  limits_confirmed_by uuid,
  limits_confirmed_at timestamptz,
  topics_confirmed_by uuid,
  topics_confirmed_at timestamptz,
  employment_confirmed_by uuid,
  employment_confirmed_at timestamptz,
  updated_by uuid,
  version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, contact_id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id),
  foreign key (workspace_id, introduced_by) references people (workspace_id, id)
);
create index advocates_stage on advocates (workspace_id, stage, contact_id);

create table journey_steps (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  contact_id uuid not null,
  from_stage text not null,
  to_stage text not null,
  at timestamptz not null,
  by_id uuid,
  reason text,
  is_override boolean not null default false,
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references advocates (workspace_id, contact_id) on delete cascade
);
create index journey_steps_contact on journey_steps (workspace_id, contact_id, at);

create table interviews (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  contact_id uuid not null,
  scribe_id uuid not null,
  state text not null default 'open' check (state in ('open', 'finished')),
  -- Section → its answers as typed; the profile below is written from them as they are saved.
  answers jsonb not null default '{}',
  booked_for timestamptz,
  started_at timestamptz,
  finished_at timestamptz,
  updated_by uuid,
  version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references advocates (workspace_id, contact_id) on delete cascade,
  foreign key (workspace_id, scribe_id) references people (workspace_id, id)
);
create unique index interviews_open on interviews (workspace_id, contact_id) where state = 'open';

-- Texts of the profile, one row a section, each confirmed by somebody at some time.
create table profile_sections (
  workspace_id uuid not null,
  contact_id uuid not null,
  section text not null check (section in ('role', 'motives', 'organisation', 'situation', 'choice', 'deployment', 'outcome',
    'honest-view', 'advice', 'audiences', 'availability', 'contact')),
  body text not null,
  confirmed_by uuid,
  confirmed_at timestamptz,
  updated_at timestamptz not null default now(),
  primary key (workspace_id, contact_id, section),
  foreign key (workspace_id, contact_id) references advocates (workspace_id, contact_id) on delete cascade
);

create table profile_results (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  contact_id uuid not null,
  position bigint not null default 0,
  measure text not null,
  before_value text,
  after_value text,
  since text,
  confirmer text,
  is_quotable boolean not null default false,
  confirmed_by uuid,
  confirmed_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references advocates (workspace_id, contact_id) on delete cascade
);
create index profile_results_contact on profile_results (workspace_id, contact_id, position);

create table advocate_topics (
  workspace_id uuid not null,
  contact_id uuid not null,
  topic text not null,
  primary key (workspace_id, contact_id, topic),
  foreign key (workspace_id, contact_id) references advocates (workspace_id, contact_id) on delete cascade
);

create table willingness (
  workspace_id uuid not null,
  contact_id uuid not null,
  activity_type_id uuid not null,
  answer text not null check (answer in ('yes', 'maybe', 'no', 'never')),
  is_public boolean,
  languages text,
  limit_note text,
  own_limit bigint check (own_limit >= 0),
  own_limit_days bigint check (own_limit_days > 0),
  answered_on date not null,
  confirmed_by uuid,
  confirmed_at timestamptz,
  primary key (workspace_id, contact_id, activity_type_id),
  foreign key (workspace_id, contact_id) references advocates (workspace_id, contact_id) on delete cascade,
  foreign key (workspace_id, activity_type_id) references activity_types (workspace_id, id)
);
create index willingness_type on willingness (workspace_id, activity_type_id, answer);

-- The person's (contact set) and the company's (contact null); the narrower one counts.
create table permissions (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  account_id uuid not null,
  contact_id uuid,
  use text not null check (use in ('name', 'logo', 'quote', 'recording', 'press', 'analysts', 'investors')),
  answer text not null check (answer in ('given', 'refused', 'not-asked')),
  scope text,
  document text,
  valid_until date,
  withdrawn_on date,
  confirmed_by uuid,
  confirmed_at timestamptz,
  version bigint not null default 1,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id)
);
create unique index permissions_person on permissions (workspace_id, contact_id, use) where contact_id is not null;
create unique index permissions_company on permissions (workspace_id, account_id, use) where contact_id is null;

create table blackouts (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  contact_id uuid not null,
  from_on date not null,
  until_on date not null,
  reason text,
  recorded_by uuid,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references advocates (workspace_id, contact_id) on delete cascade,
  check (until_on >= from_on)
);
create index blackouts_contact on blackouts (workspace_id, contact_id, until_on);

create table never_withs (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  contact_id uuid not null,
  kind text not null check (kind in ('account', 'industry', 'competitor', 'other')),
  name text not null,
  account_id uuid,
  term_id uuid,
  recorded_by uuid,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references advocates (workspace_id, contact_id) on delete cascade
);
create index never_withs_contact on never_withs (workspace_id, contact_id);

-- Read by program managers only; never shown to a customer, never exported to anybody else.
create table private_ratings (
  workspace_id uuid not null,
  contact_id uuid not null,
  articulacy bigint check (articulacy between 1 and 5),
  enthusiasm bigint check (enthusiasm between 1 and 5),
  seniority_fit bigint check (seniority_fit between 1 and 5),
  risk bigint check (risk between 1 and 5),
  rated_by uuid,
  rated_at timestamptz not null default now(),
  primary key (workspace_id, contact_id),
  foreign key (workspace_id, contact_id) references advocates (workspace_id, contact_id) on delete cascade
);

do $$
declare each text;
begin
  foreach each in array array['advocates', 'journey_steps', 'interviews', 'profile_sections', 'profile_results', 'advocate_topics',
    'willingness', 'permissions', 'blackouts', 'never_withs', 'private_ratings']
  loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy workspace_wall on %I using (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid) with check (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid)', each);
  end loop;
end $$;
