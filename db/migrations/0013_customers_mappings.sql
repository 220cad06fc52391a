-- Values that came in and were given their place by a person: what was changed, so that it can be undone.

create table term_mappings (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  taxonomy text not null check (taxonomy in ('industry', 'region', 'persona', 'use-case', 'product', 'country')),
  value text not null,
  -- One of the two: a term (of the region tree for a country), or a product.
  term_id uuid,
  product_id uuid,
  -- What the mapping itself made, and its undoing takes away again.
  made_target boolean not null,
  made_alias text,
  seen bigint not null,
  mapped_by uuid,
  mapped_at timestamptz not null,
  undone_at timestamptz,
  primary key (workspace_id, id),
  -- A target that the undoing takes away leaves the mapping as a record of what was done.
  foreign key (workspace_id, term_id) references taxonomy_terms (workspace_id, id) on delete set null (term_id),
  foreign key (workspace_id, product_id) references products (workspace_id, id) on delete set null (product_id)
);
create index term_mappings_at on term_mappings (workspace_id, mapped_at desc, id desc);

-- The records a mapping changed, each with its text as it came.
create table term_mapping_records (
  workspace_id uuid not null,
  mapping_id uuid not null,
  record text not null check (record in ('account', 'contact', 'opportunity')),
  record_id uuid not null,
  value text not null,
  primary key (workspace_id, mapping_id, record, record_id),
  foreign key (workspace_id, mapping_id) references term_mappings (workspace_id, id) on delete cascade
);

-- The few records that still carry a text without a place.
create index accounts_unmapped_industry on accounts (workspace_id) where industry_text is not null;
create index accounts_unmapped_country on accounts (workspace_id) where country_text is not null;
create index contacts_unmapped_persona on contacts (workspace_id) where persona_text is not null;
create index opportunities_unmapped_industry on opportunities (workspace_id) where industry_text is not null;
create index opportunities_unmapped_country on opportunities (workspace_id) where country_text is not null;
create index opportunities_unmapped_product on opportunities (workspace_id) where product_text is not null;

-- Counting how often a term is used.
create index accounts_region on accounts (workspace_id, region_id);
create index contacts_persona on contacts (workspace_id, persona_id);
create index opportunities_industry on opportunities (workspace_id, industry_id);
create index opportunities_product on opportunities (workspace_id, product_id);
create index account_use_cases_term on account_use_cases (workspace_id, term_id);

do $$
declare each text;
begin
  foreach each in array array['term_mappings', 'term_mapping_records']
  loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy workspace_wall on %I using (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid) with check (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid)', each);
  end loop;
end $$;
