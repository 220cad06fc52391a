-- Lists of requests that stay quick with tens of thousands behind them: what is not over, in every order, and by words.

alter table requests add column folded_title text generated always as (fold(title)) stored;
create index requests_words on requests using gin (folded_title gin_trgm_ops);
create index requests_written on requests (workspace_id, created_at desc, id desc);
-- What boards, counts and the first page of the day look through: drafts, what is open, and what feedback is owed on.
create index requests_live on requests (workspace_id, id) where state <> 'closed' or owed_until is not null;
create index requests_handler on requests (workspace_id, handler_id) where state <> 'closed';
create index request_asks_proposer on request_asks (workspace_id, proposed_by);

-- Words against the title, and against the names of the deal and of the account to be convinced; `R-2417` and `2417`
-- against the number. Gives ids only: whether the reader may see them is for the list to say.
create function search_requests(wanted text, most integer) returns table (request_id uuid)
  language sql stable security definer
  set search_path = pg_catalog, public
  as $$
    with asked as materialized (
      select '%' || like_pattern(fold(wanted)) || '%' as phrase,
        array(select '%' || like_pattern(w) || '%'
          from unnest(array_remove(regexp_split_to_array(fold(wanted), '\s+'), '')) w) as words,
        '%' || like_pattern((select w from regexp_split_to_table(fold(wanted), '\s+') w order by length(w) desc, w limit 1)) || '%' as longest,
        substring(fold(wanted) from '^\s*(?:r\s*-?\s*)?(\d{1,9})\s*$')::bigint as number
    ), found as (
      select r.id, r.created_at from requests r, asked
      where r.workspace_id = current_workspace() and r.folded_title like asked.longest and r.folded_title like all (asked.words)
      union
      select r.id, r.created_at from requests r, asked
      where r.workspace_id = current_workspace() and r.number = asked.number
      union
      select r.id, r.created_at from requests r
      where r.workspace_id = current_workspace() and r.prospect_id in (
        select a.id from accounts a, asked
        where a.workspace_id = current_workspace() and a.merged_into is null and a.folded_name like asked.phrase)
      union
      select r.id, r.created_at from requests r
      where r.workspace_id = current_workspace() and r.opportunity_id in (
        select o.id from opportunities o, asked
        where o.workspace_id = current_workspace() and o.folded_name like asked.phrase)
    )
    select f.id from found f order by f.created_at desc, f.id desc limit most
  $$;
revoke all on function search_requests(text, integer) from public;
grant execute on function search_requests(text, integer) to avouch_app;
