-- A workspace of 200 people with 50,000 requests, of which 2,000 are open. Before it runs, `given` names the workspace
-- and the person who asks. The same rows come out every time.

create function pg_temp.pick(n bigint, salt bigint, choices bigint) returns bigint language sql immutable
  as $$ select (hashint8extended(n, salt) & 9223372036854775807) % choices $$;

insert into teams (workspace_id, name, kind)
select g.workspace_id, 'Team ' || n, 'sales'
from given g, generate_series(1, 20) n on conflict do nothing;
create temp table team as select row_number() over (order by t.name, t.id) - 1 as at, t.id from teams t, given g where t.workspace_id = g.workspace_id;
insert into people (workspace_id, name, email, team_id)
select g.workspace_id, 'Colleague ' || n, 'colleague' || n || '@vendor.example',
  (select t.id from team t where t.at = pg_temp.pick(n, 1, (select count(*) from team)))
from given g, generate_series(1, 200) n;
create temp table who as select row_number() over (order by p.id) - 1 as at, p.id from people p, given g where p.workspace_id = g.workspace_id;
insert into person_roles (workspace_id, person_id, role)
select g.workspace_id, w.id, case when w.at % 20 = 0 then 'program-manager' else 'member' end from who w, given g on conflict do nothing;
create temp table kind as select row_number() over (order by t.code) - 1 as at, t.* from activity_types t, given g where t.workspace_id = g.workspace_id;

create temp table firm as select n, uuidv7() as id from generate_series(0, 1999) n;
insert into accounts (workspace_id, id, name, owner_id, owner_kind)
select g.workspace_id, f.id, 'Firm ' || f.n || ' Holding', (select w.id from who w where w.at = f.n % 200), 'csm' from firm f, given g;
create temp table guest as select i.n, uuidv7() as id, f.id as account_id from generate_series(0, 3999) i (n) join firm f on f.n = i.n % 2000;
insert into contacts (workspace_id, id, account_id, name, title)
select g.workspace_id, c.id, c.account_id, 'Guest ' || c.n, 'CFO' from guest c, given g;
create temp table chance as select i.n, uuidv7() as id, f.id as account_id from generate_series(0, 4999) i (n) join firm f on f.n = i.n % 2000;
insert into opportunities (workspace_id, id, account_id, name, stage, state, owner_id, amount_minor, amount_currency)
select g.workspace_id, o.id, o.account_id, 'Deal ' || o.n, 'Shortlist', 'open', (select w.id from who w where w.at = o.n % 200),
  1000000 + pg_temp.pick(o.n, 2, 9000000), 'EUR' from chance o, given g;

alter table firm add primary key (n);
alter table guest add primary key (n);
alter table chance add primary key (n);
alter table who add primary key (at);
alter table kind add primary key (at);
analyze firm;
analyze guest;
analyze chance;

-- 2,000 open: 600 in triage, 200 matched, 400 in approval, 400 asking, 400 scheduled; then 300 with feedback owed.
create temp table need as
select n, uuidv7() as id, case when n <= 600 then 'in-triage' when n <= 2000 then 'matched' else 'closed' end as state,
  case when n <= 600 then null when n <= 800 then null when n <= 1200 then 'awaiting-approval' when n <= 1600 then 'asked'
    when n <= 2000 then 'scheduled' when pg_temp.pick(n, 3, 10) < 7 then 'debriefed' else 'declined' end as ask_state,
  now() - (case when n <= 2000 then 1 + pg_temp.pick(n, 4, 20) else 20 + pg_temp.pick(n, 5, 700) end) * interval '1 day' as at
from generate_series(1, 50000) n;
insert into requests (workspace_id, id, number, requester_id, team_id, handler_id, activity_type_id, audience, title, purpose,
  opportunity_id, prospect_id, need_by, state, outcome, submitted_at, answered_at, matched_at, fulfilled_at, closed_at, due_at,
  risk_at, owed_until, created_at)
select g.workspace_id, d.id, d.n, w.id, p.team_id,
  case when d.n <= 150 then null else (select h.id from who h where h.at = 20 * (d.n % 10)) end,
  k.id, k.audience, 'A ' || (array['hospital', 'bakery', 'insurer', 'utility', 'foundry', 'carrier'])[1 + pg_temp.pick(d.n, 6, 6)]
    || ' that left ' || (array['Cubeline', 'Fathom', 'Orbis', 'Tallyho'])[1 + pg_temp.pick(d.n, 7, 4)] || ', no ' || d.n,
  'They choose soon.', (select c.id from chance c where c.n = d.n % 5000), (select f.id from firm f where f.n = d.n % 2000),
  (d.at + interval '30 days')::date, d.state,
  case when d.state <> 'closed' then null when d.ask_state = 'debriefed' then 'fulfilled' else 'unfilled' end,
  d.at, d.at + interval '3 hours', case when d.n > 600 then d.at + interval '1 day' end,
  case when d.state = 'closed' and d.ask_state = 'debriefed' then d.at + interval '9 days' end,
  case when d.state = 'closed' then d.at + interval '10 days' end,
  case when d.state <> 'closed' then now() + (pg_temp.pick(d.n, 8, 96) - 12) * interval '1 hour' end,
  case when d.state <> 'closed' then now() + (pg_temp.pick(d.n, 8, 96) - 24) * interval '1 hour' end,
  case when d.n between 2001 and 2300 and d.ask_state = 'debriefed' then now() + interval '3 days' end, d.at
from need d join who w on w.at = d.n % 200 join people p on p.id = w.id join kind k on k.at = d.n % (select count(*) from kind), given g;

create temp table put as
select d.n, uuidv7() as id, d.id as request_id, d.ask_state, d.at, c.id as contact_id, c.account_id, k.id as kind_id, k.name, k.audience,
  k.is_live, w.id as by_id
from need d join guest c on c.n = d.n % 4000 join kind k on k.at = d.n % (select count(*) from kind) join who w on w.at = d.n % 200
where d.ask_state is not null;
insert into ledger_entries (workspace_id, id, kind, contact_id, account_id, activity_type_id, state, title, audience, source_kind,
  source_id, holder_id, proposed_at, asked_at, wished_on, done_on, effective_on, load_quarters, full_load_quarters, is_live)
select g.workspace_id, a.id, 'ask', a.contact_id, a.account_id, a.kind_id, a.ask_state, a.name, a.audience, 'request', a.request_id,
  a.by_id, a.at, case when a.ask_state <> 'awaiting-approval' then a.at + interval '2 days' end, (a.at + interval '20 days')::date,
  case when a.ask_state = 'debriefed' then (a.at + interval '9 days')::date end, (a.at + interval '9 days')::date, 4, 4, a.is_live
from put a, given g;
insert into request_asks (workspace_id, ask_id, request_id, proposed_by)
select g.workspace_id, a.id, a.request_id, a.by_id from put a, given g;
insert into ask_approvals (workspace_id, ask_id, position, approver, person_id, window_days, state, opened_at, due_at)
select g.workspace_id, a.id, 0, 'owner', a.by_id, 2, 'open', a.at, now() + interval '1 day' from put a, given g
where a.ask_state = 'awaiting-approval';
insert into ask_meetings (workspace_id, ask_id, starts_at, minutes, time_zone, state)
select g.workspace_id, a.id, now() + pg_temp.pick(a.n, 9, 20) * interval '1 day', 30, 'Europe/Berlin', 'planned' from put a, given g
where a.ask_state = 'scheduled';
