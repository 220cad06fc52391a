-- A workspace of 200 people with 100,000 contacts of 20,000 accounts: 10,000 of them advocates, 90,000 signals, 20,000
-- respondents, 20,000 nominations, 10,000 pairs that look alike. Before it runs, `given` names the workspace. The same rows
-- come out every time.

create function pg_temp.pick(n bigint, salt bigint, choices bigint) returns bigint language sql immutable
  as $$ select (hashint8extended(n, salt) & 9223372036854775807) % choices $$;

insert into teams (workspace_id, name, kind)
select g.workspace_id, 'Team ' || n, 'sales' from given g, generate_series(1, 20) n on conflict do nothing;
create temp table team as select row_number() over (order by t.name, t.id) - 1 as at, t.id from teams t, given g
  where t.workspace_id = g.workspace_id;
insert into people (workspace_id, name, email, team_id)
select g.workspace_id, 'Colleague ' || n, 'colleague' || n || '@vendor.example',
  (select t.id from team t where t.at = pg_temp.pick(n, 1, (select count(*) from team)))
from given g, generate_series(1, 200) n;
create temp table who as select row_number() over (order by p.id) - 1 as at, p.id, p.team_id from people p, given g
  where p.workspace_id = g.workspace_id;
create temp table industry as select row_number() over (order by t.code) - 1 as at, t.id from taxonomy_terms t, given g
  where t.workspace_id = g.workspace_id and t.taxonomy = 'industry' and t.parent_id is not null;
create temp table region as select row_number() over (order by t.code) - 1 as at, t.id from taxonomy_terms t, given g
  where t.workspace_id = g.workspace_id and t.taxonomy = 'region' and t.parent_id is not null;

create temp table firm as select n, uuidv7() as id, (select w.id from who w where w.at = n % 200) as owner_id
from generate_series(0, 19999) n;
insert into accounts (workspace_id, id, name, industry_id, country, owner_id, owner_kind, standing, customer_since, health)
select g.workspace_id, f.id, 'Firm ' || f.n || ' Holding',
  (select i.id from industry i where i.at = pg_temp.pick(f.n, 2, (select count(*) from industry))),
  (array['DE', 'FR', 'US', 'GB', 'JP', 'SE'])[1 + pg_temp.pick(f.n, 3, 6)], f.owner_id, 'csm', 'customer',
  current_date - (50 + pg_temp.pick(f.n, 4, 2000))::int,
  (array['good', 'good', 'good', 'watch', 'poor'])[1 + pg_temp.pick(f.n, 5, 5)]
from firm f, given g;
create temp table guest as select i.n, uuidv7() as id, f.id as account_id, f.owner_id
from generate_series(0, 99999) i (n) join firm f on f.n = i.n % 20000;
alter table firm add primary key (n);
alter table guest add primary key (n);
analyze firm;
analyze guest;
insert into contacts (workspace_id, id, account_id, name, title, seniority, crm_id, owner_id)
select g.workspace_id, c.id, c.account_id, 'Guest ' || c.n, 'Head of ' || c.n % 40,
  (array['executive', 'director', 'manager', 'specialist'])[1 + pg_temp.pick(c.n, 6, 4)], 'C-' || c.n, c.owner_id
from guest c, given g;
insert into opportunities (workspace_id, account_id, name, stage, state, owner_id, close_on, amount_minor, amount_currency)
select g.workspace_id, f.id, 'Deal ' || f.n, 'Closed', 'won', f.owner_id,
  current_date - (10 + pg_temp.pick(f.n, 7, 900))::int, 1000000, 'EUR' from firm f, given g where f.n % 4 = 0;

insert into advocates (workspace_id, contact_id, stage, stage_since, joined_on)
select g.workspace_id, c.id, (array['discoverable', 'discoverable', 'active', 'interviewed'])[1 + pg_temp.pick(c.n, 8, 4)],
  now() - pg_temp.pick(c.n, 9, 700) * interval '1 day', current_date - pg_temp.pick(c.n, 10, 900)::int
from guest c, given g where c.n % 10 = 3;
insert into dated_facts (workspace_id, contact_id, kind, key, account_id, confirmed_on, stale_on)
select g.workspace_id, c.id, k.kind, '', null::uuid, day.on, day.on + 365
from guest c, given g, (values ('employment', 1), ('limits', 2), ('topics', 3), ('willingness', 4), ('mail', 5)) k (kind, at),
  lateral (select current_date - pg_temp.pick(c.n * 8 + k.at, 11, 700)::int as on) day
where c.n % 10 = 3 on conflict do nothing;

insert into respondents (workspace_id, id, same_key, outside_id)
select g.workspace_id, uuidv7(), 'stranger ' || n, 'R-' || n from given g, generate_series(1, 20000) n;
create temp table stranger as select row_number() over (order by r.id) as n, r.id from respondents r, given g
  where r.workspace_id = g.workspace_id;
create temp table evidence as
select n, (array['nps', 'nps', 'nps', 'nps', 'csat', 'praise', 'usage'])[1 + pg_temp.pick(n, 12, 7)] as kind,
  (array['good', 'good', 'neutral', 'bad'])[1 + pg_temp.pick(n, 13, 4)] as tone,
  current_date - pg_temp.pick(n, 14, 1000)::int as happened_on, pg_temp.pick(n, 15, 200) as credit
from generate_series(1, 90000) n;
insert into signals (workspace_id, kind, contact_id, account_id, respondent_id, score, scale, tone, happened_on, comment, source,
  team_id, person_id, usage, same_key)
select g.workspace_id, e.kind, c.id, c.account_id, s.id,
  case when e.kind = 'nps' then case e.tone when 'good' then 9 when 'neutral' then 7 else 4 end end,
  case when e.kind = 'nps' then 10 end, e.tone, e.happened_on, case when e.n % 3 = 0 then 'Said in a few words, ' || e.n end,
  'import', w.team_id, w.id,
  case when e.n % 2 = 0 then jsonb_build_array(jsonb_build_object('measure', 'Sessions', 'value', e.n % 140)) end, 'made ' || e.n
from evidence e cross join given g join who w on w.at = e.credit
left join stranger s on s.n = e.n
left join guest c on s.id is null and c.n = pg_temp.pick(e.n, 16, 100000);

insert into nominations (workspace_id, contact_id, why, reach, nominator_id, team_id, state, decided_by, decided_at, created_at)
select g.workspace_id, c.id, 'They tell everybody how it went', 'nominator-introduces', w.id, w.team_id, d.state,
  case when d.state <> 'new' then w.id end, case when d.state <> 'new' then d.at + interval '2 days' end, d.at
from guest c cross join given g join who w on w.at = c.n % 200,
  lateral (select case when pg_temp.pick(c.n, 17, 10) = 0 then 'new' else 'accepted' end as state,
    now() - (3 + pg_temp.pick(c.n, 18, 700)) * interval '1 day' as at) d
where c.n % 5 = 1;
insert into duplicate_pairs (workspace_id, record, one_id, other_id, score_permille, state, found_at)
select g.workspace_id, 'contact', least(a.id, b.id), greatest(a.id, b.id), 500 + pg_temp.pick(a.n, 19, 499), 'open', now()
from guest a join guest b on b.n = a.n + 20000, given g where a.n < 10000;
insert into duplicate_searches (workspace_id, record, looked_until, last_id)
select g.workspace_id, r.record, now(), 'ffffffff-ffff-ffff-ffff-ffffffffffff' from given g, (values ('contact'), ('account')) r (record)
on conflict do nothing;
