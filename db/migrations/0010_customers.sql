-- Customers: taxonomies, products, accounts, contacts, opportunities, custom fields, and the texts they gave.

-- Trees of terms with aliases. A code comes with a term of the shipped library, which names its public source.
create table taxonomy_terms (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  taxonomy text not null check (taxonomy in ('industry', 'region', 'persona', 'use-case')),
  code text,
  name text not null check (name <> ''),
  parent_id uuid,
  source text not null,
  version bigint not null default 1,
  created_at timestamptz not null default now(),
  retired_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, parent_id) references taxonomy_terms (workspace_id, id)
);
create unique index taxonomy_terms_code on taxonomy_terms (workspace_id, taxonomy, code);
create unique index taxonomy_terms_name on taxonomy_terms (workspace_id, taxonomy, fold(name));
create index taxonomy_terms_parent on taxonomy_terms (workspace_id, parent_id);

-- Other ways to write a term: squeezed to letters and digits, and as somebody wrote it.
create table taxonomy_aliases (
  workspace_id uuid not null,
  taxonomy text not null,
  alias text not null,
  written text not null,
  term_id uuid not null,
  primary key (workspace_id, taxonomy, alias),
  foreign key (workspace_id, term_id) references taxonomy_terms (workspace_id, id) on delete cascade
);
create index taxonomy_aliases_term on taxonomy_aliases (workspace_id, term_id);

-- Values that came in and found no term: kept as they came, listed for mapping.
create table unmapped_values (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  taxonomy text not null check (taxonomy in ('industry', 'region', 'persona', 'use-case', 'product', 'country')),
  folded text not null,
  value text not null,
  seen bigint not null default 1,
  first_seen_at timestamptz not null default now(),
  primary key (workspace_id, taxonomy, folded)
);

create table products (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  name text not null check (name <> ''),
  family text,
  price_minor bigint,
  price_currency text,
  crm_id text,
  version bigint not null default 1,
  created_at timestamptz not null default now(),
  retired_at timestamptz,
  primary key (workspace_id, id)
);
create unique index products_crm on products (workspace_id, crm_id);

-- Every squeezed way to write a product's name, its own name included: `gtxpro` for both GTXPro and GTX Pro.
create table product_aliases (
  workspace_id uuid not null,
  alias text not null,
  written text not null,
  product_id uuid not null,
  primary key (workspace_id, alias),
  foreign key (workspace_id, product_id) references products (workspace_id, id) on delete cascade
);
create index product_aliases_product on product_aliases (workspace_id, product_id);

create table accounts (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  name text not null check (name <> ''),
  folded_name text generated always as (fold(name)) stored,
  website text,
  parent_id uuid,
  -- A parent that a file named before it was known; becomes parent_id once an account by that name or CRM id comes.
  parent_text text,
  standing text not null default 'customer' check (standing in ('prospect', 'customer', 'former')),
  industry_id uuid,
  industry_text text,
  region_id uuid,
  country text check (country ~ '^[A-Z]{2}$'),
  country_text text,
  city text,
  employees bigint check (employees >= 0),
  employee_band text check (employee_band in ('1-49', '50-249', '250-999', '1000-4999', '5000+')),
  segment text,
  tier text not null default 'standard' check (tier in ('standard', 'strategic')),
  partner text,
  contract_minor bigint,
  contract_currency text,
  customer_since date,
  renewal_on date,
  health text check (health in ('good', 'watch', 'poor')),
  churn_notice_on date,
  public_sector boolean,
  gift_rule text,
  crm_id text,
  owner_id uuid,
  owner_kind text check (owner_kind in ('csm', 'ae', 'account-manager', 'program')),
  owner_text text,
  last_contact_on date,
  merged_into uuid,
  version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, parent_id) references accounts (workspace_id, id),
  foreign key (workspace_id, merged_into) references accounts (workspace_id, id),
  foreign key (workspace_id, industry_id) references taxonomy_terms (workspace_id, id),
  foreign key (workspace_id, region_id) references taxonomy_terms (workspace_id, id),
  foreign key (workspace_id, owner_id) references people (workspace_id, id)
);
create unique index accounts_crm on accounts (workspace_id, crm_id);
create index accounts_name on accounts (workspace_id, name collate "und-x-icu", id);
create index accounts_folded on accounts (workspace_id, folded_name);
create index accounts_industry on accounts (workspace_id, industry_id);
create index accounts_country on accounts (workspace_id, country);
create index accounts_owner on accounts (workspace_id, owner_id);
create index accounts_parent on accounts (workspace_id, parent_id);
create index accounts_orphans on accounts (workspace_id) where parent_text is not null;
create index accounts_renewal on accounts (workspace_id, renewal_on, id);
create index accounts_updated on accounts (workspace_id, updated_at, id);
create index accounts_words on accounts using gin (folded_name gin_trgm_ops);

create table account_domains (
  workspace_id uuid not null,
  domain text not null,
  account_id uuid not null,
  primary key (workspace_id, domain),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade
);
create index account_domains_account on account_domains (workspace_id, account_id);

-- Other names an account came under: a file that knows it by domain, or a name it bore before.
create table account_aliases (
  workspace_id uuid not null,
  folded_name text not null,
  account_id uuid not null,
  primary key (workspace_id, folded_name, account_id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade
);
create index account_aliases_account on account_aliases (workspace_id, account_id);

create table account_products (
  workspace_id uuid not null,
  account_id uuid not null,
  product_id uuid not null,
  live_on date,
  product_version text,
  primary key (workspace_id, account_id, product_id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, product_id) references products (workspace_id, id)
);
create index account_products_product on account_products (workspace_id, product_id);

create table account_use_cases (
  workspace_id uuid not null,
  account_id uuid not null,
  term_id uuid not null,
  primary key (workspace_id, account_id, term_id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, term_id) references taxonomy_terms (workspace_id, id)
);

-- Competitors this account left for us.
create table account_displacements (
  workspace_id uuid not null,
  account_id uuid not null,
  competitor text not null,
  primary key (workspace_id, account_id, competitor),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade
);

create table cases (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  account_id uuid not null,
  contact_id uuid,
  number text,
  title text not null,
  severity text not null check (severity in ('minor', 'normal', 'serious')),
  opened_on date not null,
  closed_on date,
  recorded_by uuid,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade
);
create index cases_account on cases (workspace_id, account_id, closed_on);

create table initiatives (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  account_id uuid not null,
  title text not null,
  noted_on date not null,
  recorded_by uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade
);
create index initiatives_account on initiatives (workspace_id, account_id);

create table contacts (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  account_id uuid,
  name text not null check (name <> ''),
  folded_name text generated always as (fold(name)) stored,
  title text,
  persona_id uuid,
  persona_text text,
  seniority text check (seniority in ('executive', 'vice-president', 'director', 'manager', 'specialist')),
  phone text,
  time_zone text,
  preferred_channel text,
  assistant text,
  owner_id uuid,
  crm_id text,
  left_on date,
  merged_into uuid,
  version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id),
  foreign key (workspace_id, merged_into) references contacts (workspace_id, id),
  foreign key (workspace_id, persona_id) references taxonomy_terms (workspace_id, id),
  foreign key (workspace_id, owner_id) references people (workspace_id, id)
);
create unique index contacts_crm on contacts (workspace_id, crm_id);
create index contacts_name on contacts (workspace_id, name collate "und-x-icu", id);
create index contacts_folded on contacts (workspace_id, account_id, folded_name);
create index contacts_owner on contacts (workspace_id, owner_id);
create index contacts_updated on contacts (workspace_id, updated_at, id);
create index contacts_words on contacts using gin (folded_name gin_trgm_ops);
alter table cases add foreign key (workspace_id, contact_id) references contacts (workspace_id, id);

create table contact_mails (
  workspace_id uuid not null,
  email text not null check (email = lower(email)),
  contact_id uuid not null,
  is_primary boolean not null default false,
  bounced_on date,
  primary key (workspace_id, email),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade
);
create index contact_mails_contact on contact_mails (workspace_id, contact_id);

create table contact_languages (
  workspace_id uuid not null,
  contact_id uuid not null,
  language text not null check (language ~ '^[a-z]{2,3}$'),
  primary key (workspace_id, contact_id, language),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade
);
create index contact_languages_language on contact_languages (workspace_id, language);

-- People move: where a contact worked, from when until when.
create table employments (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  contact_id uuid not null,
  account_id uuid,
  title text,
  from_on date,
  until_on date,
  source text not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, account_id) references accounts (workspace_id, id)
);
create index employments_contact on employments (workspace_id, contact_id);

create table absences (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  contact_id uuid not null,
  from_on date not null,
  until_on date not null,
  reason text,
  recorded_by uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade,
  check (until_on >= from_on)
);
create index absences_contact on absences (workspace_id, contact_id, until_on);

create table opportunities (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  name text not null check (name <> ''),
  folded_name text generated always as (fold(name)) stored,
  account_id uuid,
  prospect text,
  kind text check (kind in ('new', 'expansion', 'renewal')),
  state text not null default 'open' check (state in ('open', 'won', 'lost')),
  stage text,
  amount_minor bigint,
  amount_currency text,
  created_on date,
  close_on date,
  owner_id uuid,
  owner_text text,
  product_id uuid,
  product_text text,
  industry_id uuid,
  industry_text text,
  country text check (country ~ '^[A-Z]{2}$'),
  country_text text,
  need text,
  crm_id text,
  version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id),
  foreign key (workspace_id, owner_id) references people (workspace_id, id),
  foreign key (workspace_id, product_id) references products (workspace_id, id),
  foreign key (workspace_id, industry_id) references taxonomy_terms (workspace_id, id)
);
create unique index opportunities_crm on opportunities (workspace_id, crm_id);
create index opportunities_name on opportunities (workspace_id, name collate "und-x-icu", id);
create index opportunities_folded on opportunities (workspace_id, folded_name);
create index opportunities_account on opportunities (workspace_id, account_id);
create index opportunities_state on opportunities (workspace_id, state, close_on, id);
create index opportunities_close on opportunities (workspace_id, close_on, id);
create index opportunities_updated on opportunities (workspace_id, updated_at, id);
create index opportunities_owner on opportunities (workspace_id, owner_id);
create index opportunities_words on opportunities using gin (folded_name gin_trgm_ops);

create table opportunity_stages (
  workspace_id uuid not null,
  opportunity_id uuid not null,
  at timestamptz not null,
  stage text not null,
  amount_minor bigint,
  primary key (workspace_id, opportunity_id, at),
  foreign key (workspace_id, opportunity_id) references opportunities (workspace_id, id) on delete cascade
);

create table opportunity_competitors (
  workspace_id uuid not null,
  opportunity_id uuid not null,
  competitor text not null,
  primary key (workspace_id, opportunity_id, competitor),
  foreign key (workspace_id, opportunity_id) references opportunities (workspace_id, id) on delete cascade
);

create table custom_fields (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  record text not null check (record in ('account', 'contact', 'opportunity', 'advocate')),
  label text not null check (label <> ''),
  kind text not null check (kind in ('text', 'choice', 'number', 'date')),
  choices jsonb not null default '[]',
  position bigint not null default 0,
  retired_at timestamptz,
  version bigint not null default 1,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id)
);
create unique index custom_fields_label on custom_fields (workspace_id, record, lower(label));

create table custom_values (
  workspace_id uuid not null,
  field_id uuid not null,
  record_id uuid not null,
  text_value text,
  number_value numeric,
  date_value date,
  primary key (workspace_id, field_id, record_id),
  foreign key (workspace_id, field_id) references custom_fields (workspace_id, id) on delete cascade,
  check (num_nonnulls(text_value, number_value, date_value) = 1)
);
create index custom_values_record on custom_values (workspace_id, record_id);
create index custom_values_text on custom_values (workspace_id, field_id, text_value);

-- Stories and quotes as they came in: texts of the account, and of the contact they name.
create table customer_texts (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  kind text not null check (kind in ('story', 'quote')),
  -- Who gave it: a company, a person of it, or a person whose company nobody named.
  account_id uuid,
  contact_id uuid,
  external_id text,
  title text,
  summary text,
  body text not null,
  attribution text,
  tags text,
  product_text text,
  link text,
  owner_text text,
  permission_text text,
  dated_on date,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id),
  check (num_nonnulls(account_id, contact_id) > 0)
);
create unique index customer_texts_external on customer_texts (workspace_id, kind, external_id);
create index customer_texts_account on customer_texts (workspace_id, account_id);
create index customer_texts_contact on customer_texts (workspace_id, contact_id);

do $$
declare each text;
begin
  foreach each in array array['taxonomy_terms', 'taxonomy_aliases', 'unmapped_values', 'products', 'product_aliases',
    'accounts', 'account_domains', 'account_aliases', 'account_products', 'account_use_cases', 'account_displacements', 'cases',
    'initiatives', 'contacts', 'contact_mails', 'contact_languages', 'employments', 'absences', 'opportunities',
    'opportunity_stages', 'opportunity_competitors', 'custom_fields', 'custom_values', 'customer_texts']
  loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy workspace_wall on %I using (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid) with check (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid)', each);
  end loop;
end $$;
