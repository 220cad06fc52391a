-- Whom a need may bring, with fit and what multiplies it: $1 workspace, $2 activity type, $3 conditions in their order,
-- $4 words with their rarity as $5, what is wanted as $6 industry, $7 region, $8 seniority, $9 language, each weighing 3,
-- and words 2; $10 the cap of a person's load. The best 75 of those last known as free, and the best 50 of the others.
with recursive gathered (step, ids) as (
  select 0, '{}'::uuid[]
  union all
  select g.step + 1, g.ids || coalesce((
    select array_agg(f.contact_id) from (
      select s.contact_id from (
        select d.contact_id, d.freshness from advocate_documents d
        where d.document @@ ($3::text[]::tsquery[])[g.step + 1]
        limit 400 + cardinality(g.ids)) s
      where s.contact_id <> all (g.ids)
      order by s.freshness desc, s.contact_id
      limit least(100, 300 - cardinality(g.ids))) f), '{}')
  from gathered g where g.step < cardinality($3::text[]) and cardinality(g.ids) < 300
), candidate as materialized (
  select u.id from (select ids from gathered order by step desc limit 1) g, unnest(g.ids) u (id)
), above (wanted, id, up) as (
  select w.id, w.id, 0 from unnest(array[$6::uuid, $7::uuid]) w (id) where w.id is not null
  union all
  select a.wanted, t.parent_id, a.up + 1 from above a
  join taxonomy_terms t on t.workspace_id = $1 and t.id = a.id where t.parent_id is not null
), below (wanted, id, up, down) as (
  select wanted, id, up, 0 from above
  union all
  select b.wanted, t.id, b.up, b.down + 1 from below b
  join taxonomy_terms t on t.workspace_id = $1 and t.parent_id = b.id
), near as materialized (
  select distinct on (wanted, id) wanted, id, case when up = 0 then greatest(0.9, 1 - 0.03 * down)
    when down = 0 then 0.75::float8 ^ up else 0.6 * 0.5::float8 ^ (up + down - 2) end as part
  from below order by wanted, id, up
), known as materialized (
  select c.id, d.freshness, a.joined_on, x.industry_id, coalesce(x.region_id, land.id) as region_id, c.seniority,
    d.document || ''::tsvector as document, asks.last_on, asks.answered, asks.accepted,
    (r.articulacy + r.enthusiasm)::real / 2 as rating, coalesce(s.state in ('free', 'close-to-limit'), true) as is_likely,
    least(1, coalesce(s.load_quarters + s.reserved_quarters, 0) / $10::float8) as share,
    array(select l.language from contact_languages l where l.workspace_id = $1 and l.contact_id = c.id) as languages
  from candidate
  join advocate_documents d on d.workspace_id = $1 and d.contact_id = candidate.id
  join advocates a on a.workspace_id = $1 and a.contact_id = candidate.id
  join contacts c on c.workspace_id = $1 and c.id = candidate.id
  left join accounts x on x.workspace_id = $1 and x.id = c.account_id
  left join taxonomy_terms land on land.workspace_id = $1 and land.taxonomy = 'region' and land.code = x.country
  left join private_ratings r on r.workspace_id = $1 and r.contact_id = c.id
  left join protection_standings s on s.workspace_id = $1 and s.contact_id = c.id
  cross join lateral (
    select max(e.effective_on) as last_on,
      count(*) filter (where e.state in ('accepted', 'scheduled', 'done', 'debriefed', 'declined', 'missed')) as answered,
      count(*) filter (where e.state in ('accepted', 'scheduled', 'done', 'debriefed')) as accepted
    from ledger_entries e
    where e.workspace_id = $1 and e.contact_id = c.id and e.kind = 'ask' and e.corrects_id is null
      and not exists (select from ledger_entries v where v.workspace_id = $1 and v.corrects_id = e.id)) asks
  where exists (select from willingness w where w.workspace_id = $1 and w.contact_id = candidate.id
    and w.activity_type_id = $2 and w.answer in ('yes', 'maybe'))
), fitting as (
  select k.*, (
      select coalesce(sum(part * weight) / sum(weight), 1) from (
        select 3 as weight, case when k.industry_id is null then 0.5
          else coalesce((select part from near where wanted = $6 and id = k.industry_id), 0) end as part where $6::uuid is not null
        union all
        select 3, case when k.region_id is null then 0.5
          else coalesce((select part from near where wanted = $7 and id = k.region_id), 0) end where $7::uuid is not null
        union all
        select 3, case when k.seniority is null then 0.5
          else greatest(0, 1 - 0.35 * abs(array_position(ranks.all, k.seniority) - array_position(ranks.all, $8::text))) end
        from (select array['executive', 'vice-president', 'director', 'manager', 'specialist'] as all) ranks where $8::text is not null
        union all
        select 3, case when k.languages = '{}' then 0.5 when $9 = any (k.languages) then 1 else 0 end where $9::text is not null
        union all
        select 2, sqrt(least(1, sum(w.rarity * least(1, w.mark * 1.6 / (w.mark + 0.6))) / sum(w.rarity)))
        from (
          select u.rarity, (select (max(ts_rank('{0, 1.0, 0.7, 0.5}', k.document, quote_literal(s.stem)::tsquery)) * 1.645)::real::float8
            from regexp_split_to_table(u.condition, '[^[:alnum:]]+') s (stem) where s.stem <> '') as mark
          from unnest($4::text[], $5::float8[]) u (condition, rarity)) w
        where cardinality($4::text[]) > 0
        having count(*) > 0) parts) as fit,
    (0.6 + 0.4 * k.freshness / 100.0)
      * case when k.rating is null then (k.accepted + 3.4) / (k.answered + 4)
        else (k.accepted + 3.4) / (k.answered + 4) * 0.75 + k.rating / 5 * 0.25 end
      * case when coalesce(k.last_on < current_date - 180, k.joined_on < current_date - 90) then 1.04 else 1 end as others
  from known k
), placed as (
  select f.*, row_number() over (
    partition by f.is_likely order by least(1, f.fit * f.others * (1 - 0.35 * f.share)) desc, f.id) as place
  from fitting f
)
select id, fit::float8, others::float8 from placed where place <= case when is_likely then 75 else 50 end
