-- Finding advocates: one document each, and a list of the words that occur. The functions that search them stand
-- in 0061, since they read standings too.

create table advocate_documents (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  contact_id uuid not null,
  -- What somebody is found by. Words of their name stand in it twice, the second time as `n=word`; words that
  -- only the program reads (the honest view, motives, own fields) as `p=word`; facets as `stage=active`.
  document tsvector not null,
  stage text not null,
  name_sort text not null,
  account_sort text not null,
  country text,
  industry_id uuid,
  region_id uuid,
  owner_id uuid,
  tier text,
  -- How much of what is known is still within its policy age, in per cent.
  freshness bigint not null,
  fresh_band text not null check (fresh_band in ('fresh', 'some-stale', 'mostly-stale')),
  -- One bit per group of activities (`willing-group.ts`).
  will_yes bigint not null default 0,
  will_maybe bigint not null default 0,
  refreshed_at timestamptz not null,
  primary key (workspace_id, contact_id),
  foreign key (workspace_id, contact_id) references advocates (workspace_id, contact_id) on delete cascade
) with (toast_tuple_target = 256);
create index advocate_documents_document on advocate_documents using gin (document);
create index advocate_documents_name on advocate_documents (workspace_id, name_sort collate "und-x-icu", contact_id);
create index advocate_documents_account on advocate_documents (workspace_id, account_sort collate "und-x-icu", contact_id);
create index advocate_documents_freshness on advocate_documents (workspace_id, freshness, contact_id);
create index advocate_documents_stage on advocate_documents (workspace_id, stage, name_sort collate "und-x-icu", contact_id);
create index advocate_documents_industry on advocate_documents (workspace_id, industry_id, name_sort collate "und-x-icu", contact_id);
create index advocate_documents_region on advocate_documents (workspace_id, region_id, name_sort collate "und-x-icu", contact_id);
create index advocate_documents_owner on advocate_documents (workspace_id, owner_id, name_sort collate "und-x-icu", contact_id);
create index advocate_documents_country on advocate_documents (workspace_id, country, name_sort collate "und-x-icu", contact_id);

-- Every word of a public document, so that a misspelt one finds the word that was meant, and a part finds the
-- compound it stands in.
create table advocate_words (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  word text not null,
  primary key (workspace_id, word)
);
create index advocate_words_letters on advocate_words using gin (word gin_trgm_ops);

do $$
declare each text;
begin
  foreach each in array array['advocate_documents', 'advocate_words']
  loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy workspace_wall on %I using (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid) with check (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid)', each);
  end loop;
end $$;

-- Letters and digits of the folded text, parted by single spaces: what a document is made of and a query read as.
create function plain_words(value text) returns text
  language sql immutable parallel safe strict
  set search_path = pg_catalog, public
  as $$ select trim(regexp_replace(public.fold(value), '[^[:alnum:]]+', ' ', 'g')) $$;

-- A text by its words as they stand, and by their English and German stems.
create function word_vector(value text, weight "char") returns tsvector
  language sql immutable parallel safe
  set search_path = pg_catalog, public
  as $$
    select setweight(to_tsvector('simple', words) || to_tsvector('english', words) || to_tsvector('german', words), weight)
    -- Without the offset the words would be worked out anew for each of the three.
    from (select public.plain_words(coalesce(value, '')) as words offset 0) given
  $$;

-- The words of a vector with a mark before each, and nothing else of them.
create function marked_vector(words tsvector, mark text) returns tsvector
  language sql immutable parallel safe strict
  set search_path = pg_catalog, public
  as $$ select array_to_tsvector(array(select mark || w.lexeme from unnest(words) w)) $$;
