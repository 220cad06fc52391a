-- A workspace with 100,000 advocates, set by set. Before it runs, `given` names the workspace and the person, and
-- `company`, `word` and `sentence` hold what the rows are made of. The same rows come out every time.

create function pg_temp.pick(n bigint, salt bigint, choices bigint) returns bigint language sql immutable
  as $$ select (hashint8extended(n, salt) & 9223372036854775807) % choices $$;
-- The first choices far more often than the last, as words and companies are.
create function pg_temp.often(n bigint, salt bigint, choices bigint) returns bigint language sql immutable
  as $$ select floor(choices * power((hashint8extended(n, salt) & 1048575)::float8 / 1048576, 3))::bigint $$;
create function pg_temp.word(kind_wanted text, at_wanted bigint) returns text language sql stable
  as $$ select text from word where kind = kind_wanted and at = at_wanted $$;

insert into people (workspace_id, name, email)
select g.workspace_id, pg_temp.word('first', pg_temp.pick(n, 1, c.first)) || ' ' || pg_temp.word('last', pg_temp.pick(n, 2, c.last)),
  'colleague' || n || '@vendor.example'
from given g, counts c, generate_series(1, 200) n;
create temp table owner as select row_number() over (order by p.id) - 1 as at, p.id from people p, given g where p.workspace_id = g.workspace_id;
create temp table industry as select row_number() over (order by t.code) - 1 as at, t.id from taxonomy_terms t, given g
  where t.workspace_id = g.workspace_id and t.taxonomy = 'industry' and t.parent_id is not null;
create temp table persona as select row_number() over (order by t.code) - 1 as at, t.id from taxonomy_terms t, given g
  where t.workspace_id = g.workspace_id and t.taxonomy = 'persona';
create temp table activity as select row_number() over (order by t.code) - 1 as at, t.* from activity_types t, given g
  where t.workspace_id = g.workspace_id;
alter table owner add primary key (at);
alter table industry add primary key (at);
alter table persona add primary key (at);
alter table activity add primary key (at);

create temp table firm as
select company.*, uuidv7() as id, (select o.id from owner o where o.at = pg_temp.pick(n, 3, (select count(*) from owner))) as owner_id
from company;
insert into accounts (workspace_id, id, name, website, industry_id, industry_text, country, city, employees, tier, owner_id, owner_kind,
  customer_since, renewal_on, health)
select g.workspace_id, f.id, f.name, nullif('https://' || f.domain, 'https://'),
  (select i.id from industry i where i.at = (hashtext(f.industry) & 2147483647) % (select count(*) from industry)),
  nullif(f.industry, ''), f.country, nullif(f.city, ''), 10 + pg_temp.often(n, 4, 90000),
  case when pg_temp.pick(n, 5, 10) = 0 then 'strategic' else 'standard' end, f.owner_id, 'csm',
  current_date - (200 + pg_temp.pick(n, 6, 3000))::int, current_date + (5 + pg_temp.pick(n, 7, 360))::int,
  case pg_temp.pick(n, 8, 10) when 0 then 'poor' when 1 then 'watch' else 'good' end
from firm f, given g;
insert into account_domains (workspace_id, domain, account_id)
select distinct on (f.domain) g.workspace_id, f.domain, f.id from firm f, given g where f.domain <> '' order by f.domain, f.n;

create temp table who as
select i.n, uuidv7() as id, f.id as account_id, f.n as firm,
  pg_temp.word('first', pg_temp.pick(i.n, 11, c.first)) || ' ' || pg_temp.word('last', pg_temp.pick(i.n, 12, c.last)) as name,
  (array['discoverable', 'discoverable', 'discoverable', 'discoverable', 'discoverable', 'discoverable', 'active', 'active',
    'potential', 'interviewed', 'introduced', 'retired'])[1 + pg_temp.pick(i.n, 13, 12)] as stage
from given g, counts c, generate_series(1, g.size) i (n)
join firm f on f.n = 1 + i.n % ((select count(*) from firm) - 1);
alter table who add primary key (n);
insert into contacts (workspace_id, id, account_id, name, title, persona_id, seniority, crm_id)
select g.workspace_id, w.id, w.account_id, w.name, pg_temp.word('title', pg_temp.pick(n, 14, c.title)),
  (select p.id from persona p where p.at = pg_temp.pick(n, 15, (select count(*) from persona))),
  (array['executive', 'director', 'manager', 'specialist'])[1 + pg_temp.pick(n, 16, 4)], 'C' || n
from who w, given g, counts c;
insert into contact_mails (workspace_id, email, contact_id, is_primary)
select g.workspace_id, 'person' || n || '@customer.example', w.id, true from who w, given g;
insert into contact_languages (workspace_id, contact_id, language)
select g.workspace_id, w.id, 'en' from who w, given g union
select g.workspace_id, w.id, (array['de', 'fr', 'es', 'pl', 'ja', 'pt', 'sv', 'hi'])[1 + pg_temp.often(n, 17, 8)] from who w, given g
where pg_temp.pick(n, 18, 2) = 0;

insert into advocates (workspace_id, contact_id, stage, stage_since, joined_on, own_asks_a_quarter, topics_confirmed_at,
  limits_confirmed_at, employment_confirmed_at)
select g.workspace_id, w.id, w.stage, now() - pg_temp.pick(n, 21, 700) * interval '1 day', current_date - pg_temp.pick(n, 22, 900)::int,
  case when pg_temp.pick(n, 23, 3) = 0 then 2 end, now() - pg_temp.pick(n, 24, 900) * interval '1 day',
  now() - pg_temp.pick(n, 25, 900) * interval '1 day', now() - pg_temp.pick(n, 26, 900) * interval '1 day'
from who w, given g;
insert into profile_sections (workspace_id, contact_id, section, body, confirmed_at)
select g.workspace_id, w.id, s.section,
  case when s.section = 'situation' then coalesce(nullif(f.summary, ''), '') || ' ' else '' end || a.text || ' ' || b.text,
  now() - pg_temp.pick(w.n * 8 + s.at, 27, 900) * interval '1 day'
from who w join firm f on f.n = w.firm, given g, counts c,
  (values (1, 'situation'), (2, 'choice'), (3, 'outcome'), (4, 'advice'), (5, 'honest-view')) s (at, section),
  lateral (select text from sentence where at = pg_temp.pick(w.n * 8 + s.at, 28, c.sentence)) a,
  lateral (select text from sentence where at = pg_temp.often(w.n * 8 + s.at, 29, c.sentence)) b;
insert into profile_results (workspace_id, contact_id, position, measure, before_value, after_value, since, confirmed_at)
select g.workspace_id, w.id, 0, pg_temp.word('topic', pg_temp.pick(n, 30, c.topic)), '10 days', '4 days', '2025', now() - pg_temp.pick(n, 31, 900) * interval '1 day'
from who w, given g, counts c where pg_temp.pick(n, 32, 2) = 0;
insert into advocate_topics (workspace_id, contact_id, topic)
select g.workspace_id, w.id, pg_temp.word('topic', pg_temp.often(n, 33, c.topic)) from who w, given g, counts c union
select g.workspace_id, w.id, pg_temp.word('topic', pg_temp.pick(n, 34, c.topic)) from who w, given g, counts c;
insert into willingness (workspace_id, contact_id, activity_type_id, answer, answered_on, confirmed_at)
select g.workspace_id, w.id, a.id, (array['yes', 'yes', 'yes', 'maybe', 'no'])[1 + pg_temp.pick(w.n * 40 + a.at, 35, 5)],
  current_date - 100, now() - pg_temp.pick(w.n, 36, 900) * interval '1 day'
from who w, given g, generate_series(0, 4) step,
  lateral (select * from activity where at = (pg_temp.pick(w.n, 37, 36) + step * 7) % 36) a;
insert into permissions (workspace_id, account_id, contact_id, use, answer)
select g.workspace_id, w.account_id, w.id, u.use, 'given' from who w, given g, (values ('name'), ('quote')) u (use);
insert into permissions (workspace_id, account_id, contact_id, use, answer)
select g.workspace_id, f.id, null, 'name', 'given' from firm f, given g;

-- Past asks: on average one and a half a head over a year, and a touch each.
insert into ledger_entries (workspace_id, kind, contact_id, account_id, activity_type_id, state, title, audience, source_kind, holder_id,
  wished_on, done_on, effective_on, load_quarters, full_load_quarters, rest_days, is_live)
select g.workspace_id, 'ask', w.id, w.account_id, a.id, 'done', a.name, a.audience, 'import',
  (select o.id from owner o where o.at = pg_temp.pick(w.n, 41, (select count(*) from owner))), day.on, day.on, day.on,
  a.load_quarters, a.load_quarters, a.rest_days, a.is_live
from who w, given g, generate_series(0, 2) step,
  lateral (select * from activity where at = pg_temp.pick(w.n * 4 + step, 42, 36)) a,
  lateral (select current_date - (5 + pg_temp.pick(w.n * 4 + step, 43, 360))::int as on) day
where pg_temp.pick(w.n * 4 + step, 44, 2) = 0;
insert into ledger_entries (workspace_id, kind, contact_id, account_id, state, title, source_kind, effective_on, load_quarters, full_load_quarters)
select g.workspace_id, 'touch', w.id, w.account_id, 'done', 'Called', 'import', current_date - pg_temp.pick(w.n, 45, 300)::int, 0, 0
from who w, given g;
