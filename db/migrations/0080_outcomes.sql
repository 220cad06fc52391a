-- Outcomes: nothing is stored; results are read from opportunities, ledger and requests when they are asked for.

-- Business minutes from a fixed Monday to a moment, so that a difference of two needs no calendar in between.
-- Opens and closes are minutes of the day in the zone; holidays on a weekend take nothing away.
create function business_minutes_until(moment timestamptz, zone text, opens bigint, closes bigint, holidays date[]) returns double precision
  language sql immutable parallel safe strict
  as $$
    select (weeks * 5 + least(weekday, 5) - past) * (closes - opens)
      + case when weekday < 5 and day <> all (holidays)
          then least(greatest(minute - opens, 0), closes - opens) else 0 end
    from (
      select day, minute, (day - date '2001-01-01') / 7 as weeks, (day - date '2001-01-01') % 7 as weekday,
        (select count(distinct free) from unnest(holidays) as free
          where free < day and free >= date '2001-01-01' and extract(isodow from free) < 6) as past
      from (
        select (moment at time zone zone)::date as day,
          extract(epoch from (moment at time zone zone)::time)::double precision / 60 as minute
      ) as local
    ) as counted
  $$;

-- Business minutes that lie within ranges of time; none twice.
create function business_minutes_in(ranges tstzmultirange, zone text, opens bigint, closes bigint, holidays date[]) returns bigint
  language sql immutable parallel safe strict
  as $$
    select coalesce(round(sum(business_minutes_until(upper(each), zone, opens, closes, holidays)
      - business_minutes_until(lower(each), zone, opens, closes, holidays))), 0)::bigint
    from unnest(ranges) as each
  $$;

create index requests_answered on requests (workspace_id, answered_at desc, id desc) where answered_at is not null;
create index requests_fulfilled on requests (workspace_id, fulfilled_at desc, id desc) where fulfilled_at is not null;
create index ledger_entries_used on ledger_entries (workspace_id, done_on desc, id desc)
  where done_on is not null and kind in ('ask', 'share');
