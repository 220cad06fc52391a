-- What lists, searches and standings read, in fewer pages.

-- The state of the stored standing, so that a search or a count of those who are free looks nobody up. No index has
-- it, so that a change writes nothing but the row.
alter table advocate_documents add column state text
  check (state in ('free', 'close-to-limit', 'resting', 'held', 'blocked', 'never'));
update advocate_documents d set state = s.state from protection_standings s
where s.workspace_id = d.workspace_id and s.contact_id = d.contact_id;

-- A standing that reads otherwise tells the document in the same transaction. Whoever changes both locks the standing
-- first (`announce` before `refreshDocuments`).
create function tell_document_state() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
  as $$
  begin
    update advocate_documents d set state = new.state
    where d.workspace_id = new.workspace_id and d.contact_id = new.contact_id and d.state is distinct from new.state;
    return null;
  end
  $$;
create trigger standing_begins after insert on protection_standings
  for each row execute function tell_document_state();
create trigger standing_changes after update of state on protection_standings
  for each row when (old.state is distinct from new.state) execute function tell_document_state();

-- A new document begins with the standing there is; one that is written again keeps what its standing told it.
create function take_standing_state() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
  as $$
  begin
    if new.state is null then
      new.state := (select s.state from protection_standings s
        where s.workspace_id = new.workspace_id and s.contact_id = new.contact_id);
    end if;
    return new;
  end
  $$;
create trigger document_begins before insert on advocate_documents
  for each row execute function take_standing_state();

-- Documents written since the last tidying are read one by one by every search: no more of them than some pages.
alter index advocate_documents_document set (gin_pending_list_limit = 256);

-- The permissions that decide something in general: to be named, and refused, taken back or given for a time.
create index permissions_person_standing on permissions (workspace_id, contact_id)
  where contact_id is not null and use = 'name' and (answer = 'refused' or valid_until is not null or withdrawn_on is not null);
create index permissions_company_standing on permissions (workspace_id, account_id)
  where contact_id is null and use = 'name' and (answer = 'refused' or valid_until is not null or withdrawn_on is not null);

-- As in 0061, but a stored document, which costs five pages, is unpacked only where its words decide: those whose name
-- fits come in the order of how much of the name was typed, and of the others the words of the `weighed` freshest are
-- weighed; whoever is left of the pool comes after them.
drop function search_advocates(text, text, text, text, text, integer, integer);
create function search_advocates(wanted text, ranked text, by_name text, stages text, states text, pool integer,
    weighed integer, most integer)
  returns table (contact_id uuid, score real)
  language sql stable security definer rows 200
  set search_path = pg_catalog, public
  set enable_seqscan = off
  set enable_indexscan = off
  as $$
    with named as materialized (
      select d.contact_id, (1 + 1.0 / (1 + length(d.name_sort) + length(d.account_sort)))::real as score
      from advocate_documents d
      where d.workspace_id = current_workspace() and d.document @@ by_name::tsquery
        and (stages is null or d.stage = any (string_to_array(stages, ' ')))
        and (states is null or d.state = any (string_to_array(states, ' ')))
      limit most
    ), fitting as materialized (
      select d.contact_id, d.document, d.freshness
      from advocate_documents d
      where d.workspace_id = current_workspace() and d.document @@ wanted::tsquery
        and (stages is null or d.stage = any (string_to_array(stages, ' ')))
        and (states is null or d.state = any (string_to_array(states, ' ')))
        and d.contact_id not in (select n.contact_id from named n)
      limit greatest(pool - (select count(*) from named), 0)
    ), placed as (
      select f.contact_id, f.document, row_number() over (order by f.freshness desc, f.contact_id) as place from fitting f
    )
    select n.contact_id, n.score from named n
    union all
    select p.contact_id, case when p.place <= weighed
      then ts_rank('{0.05, 0.2, 0.5, 1.0}', p.document, ranked::tsquery, 1)::real else 0 end as score
    from placed p
    order by score desc, contact_id
    limit most
  $$;
revoke all on function search_advocates(text, text, text, text, text, integer, integer, integer) from public;
grant execute on function search_advocates(text, text, text, text, text, integer, integer, integer) to avouch_app;

-- As in 0061, with the state.
drop function match_advocates(text);
create function match_advocates(wanted text)
  returns table (contact_id uuid, stage text, state text, country text, industry_id uuid, region_id uuid, owner_id uuid,
    tier text, fresh_band text, will_yes bigint, will_maybe bigint)
  language sql stable security definer rows 1000
  set search_path = pg_catalog, public
  set enable_seqscan = off
  as $$
    select d.contact_id, d.stage, d.state, d.country, d.industry_id, d.region_id, d.owner_id, d.tier, d.fresh_band,
      d.will_yes, d.will_maybe
    from advocate_documents d
    where d.workspace_id = current_workspace() and d.document @@ wanted::tsquery
  $$;
revoke all on function match_advocates(text) from public;
grant execute on function match_advocates(text) to avouch_app;
