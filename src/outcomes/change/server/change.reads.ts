import { type RawBuilder, sql } from 'kysely'
import type { ResponseOf } from '../../../kernel/contract.ts'
import { type Day, dayOf, type Instant } from '../../../kernel/time.ts'
import { readSettings } from '../../../server/settings.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import type { Period } from '../../period.ts'
import { isUse } from '../../server/influence.reads.ts'
import {
  comparedDays,
  goodPercent,
  type Indicator,
  indicators,
  isInNameOnly,
  isSupportHigh,
  type Levels,
  latestQuarters,
  type Support,
  stepPercent,
  type Threshold,
} from '../change.ts'
import type { getChange } from '../contract.ts'

type Change = ResponseOf<typeof getChange>

/** Whether a person `p` is a stakeholder: works here, and does not run the program. */
const isStakeholder = sql<boolean>`(p.left_at is null and exists (select from person_roles r
  where r.workspace_id = p.workspace_id and r.person_id = p.id) and not exists (select from person_roles r
  where r.workspace_id = p.workspace_id and r.person_id = p.id and r.role = 'program-manager'))`

/** Each thing that counts for an indicator, with its day, its team and whether it is met. */
export const changeRows: Readonly<
  Record<Indicator, (days: RawBuilder<Period>, zone: string) => RawBuilder<unknown>>
> = {
  use: (days) => sql`
    select e.id::text as id, e.done_on as on_day, p.team_id, coalesce(c.name, a.name) || ', ' || e.title as title,
      p.name as who, o.ask_id is null as is_met,
      case when c.id is null then '/customers/' || a.id else '/advocates/' || c.id end as to_path, k.from_on
    from ${days} k
    join ledger_entries e on e.workspace_id = current_workspace() and e.kind = 'ask' and e.done_on between k.from_on and k.to_on
      and ${isUse} and e.source_kind <> 'import'
    join accounts a on a.workspace_id = e.workspace_id and a.id = e.account_id
    left join contacts c on c.workspace_id = e.workspace_id and c.id = e.contact_id
    left join outside_asks o on o.workspace_id = e.workspace_id and o.ask_id = e.id
    left join requests q on q.workspace_id = e.workspace_id and e.source_kind = 'request' and q.id = e.source_id
    left join people p on p.workspace_id = e.workspace_id and p.id = coalesce(o.asked_by, q.requester_id, e.holder_id)`,
  nominations: (days, zone) => sql`
    select n.id::text as id, (n.created_at at time zone ${zone}::text)::date as on_day, n.team_id, c.name as title,
      p.name as who, true as is_met, '/recruiting/nominations/' || n.id as to_path, k.from_on
    from ${days} k
    join nominations n on n.workspace_id = current_workspace() and n.source = 'staff'
      and (n.created_at at time zone ${zone}::text)::date between k.from_on and k.to_on
    join contacts c on c.workspace_id = n.workspace_id and c.id = n.contact_id
    left join people p on p.workspace_id = n.workspace_id and p.id = coalesce(n.on_behalf_of_id, n.nominator_id)`,
  confirmed: (days, zone) => sql`
    select f.round_id || ' ' || f.position as id, q.due_on as on_day, p.team_id, c.name || ', ' || f.kind as title,
      p.name as who, coalesce((f.answered_at at time zone ${zone}::text)::date <= q.due_on, false) as is_met,
      '/contacts/' || c.id as to_path, k.from_on
    from ${days} k
    join confirmation_rounds q on q.workspace_id = current_workspace() and q.due_on between k.from_on and k.to_on
    join round_facts f on f.workspace_id = q.workspace_id and f.round_id = q.id
    join contacts c on c.workspace_id = f.workspace_id and c.id = f.contact_id
    join people p on p.workspace_id = q.workspace_id and p.id = q.person_id`,
  'sign-ins': (days, zone) => sql`
    select p.id::text as id, s.on_day, p.team_id, p.name as title, p.title as who, s.on_day is not null as is_met,
      null as to_path, k.from_on
    from ${days} k
    join people p on p.workspace_id = current_workspace() and ${isStakeholder}
    left join lateral (select max((v.at at time zone ${zone}::text)::date) as on_day from events v
      where v.workspace_id = p.workspace_id and v.name = 'person.signed-in' and v.actor_id = p.id
        and v.at >= k.from_on::timestamp at time zone ${zone}::text
        and v.at < (k.to_on + 1)::timestamp at time zone ${zone}::text) s on true`,
}

type Counted = {
  readonly from: string
  readonly teamId: string | null
  readonly indicator: Indicator
  readonly met: number
  readonly of: number
}

/** Periods as a table of their own, each named by its first day. */
export function daysTable(periods: readonly Period[]): RawBuilder<Period> {
  return sql<Period>`unnest(${periods.map(({ from }) => from)}::date[], ${periods.map(({ to }) => to)}::date[])`
}

/** All indicators of some periods, by team. One statement, whatever the number of rows. */
async function countIndicators(
  db: WorkspaceDb,
  periods: readonly Period[],
  zone: string,
): Promise<readonly Counted[]> {
  const days = sql<Period>`(select * from ${daysTable(periods)} as k (from_on, to_on))`
  const parts = indicators.map(
    (each) => sql`select x.from_on, x.team_id, ${each}::text as indicator, x.is_met
      from (${changeRows[each](days, zone)}) x`,
  )
  const found = await sql<Counted>`
    select y.from_on as from, y.team_id as "teamId", y.indicator, count(*) filter (where y.is_met)::int as met,
      count(*)::int as of
    from (${sql.join(parts, sql` union all `)}) y group by 1, 2, 3`.execute(db)
  return found.rows
}

function levelsOf(counted: readonly Counted[]): Levels {
  const level = (indicator: Indicator) => {
    const rows = counted.filter((row) => row.indicator === indicator)
    const total = (of: (row: Counted) => number) => rows.reduce((all, row) => all + of(row), 0)
    return {
      met: total(({ met }) => met),
      of: indicator === 'nominations' ? null : total(({ of }) => of),
    }
  }
  return {
    use: level('use'),
    nominations: level('nominations'),
    confirmed: level('confirmed'),
    'sign-ins': level('sign-ins'),
  }
}

type TeamRow = Support & { readonly id: string; readonly name: string; readonly executive: string | null }

/** Every team that has people, with what its executive is recorded to give. */
const supportOfTeams = sql`
  select t.id, t.name, t.is_partner as "isPartner", t.executive_influence as influence, e.name as executive
  from teams t left join people e on e.workspace_id = t.workspace_id and e.id = t.executive_id
  where t.workspace_id = current_workspace() and t.kind <> 'program' and exists (select from people p
    where p.workspace_id = t.workspace_id and p.team_id = t.id and p.left_at is null)
  order by t.name`

/** The same as JSON, for a statement that reads more. */
export const teamsWithSupport: RawBuilder<readonly TeamRow[]> = sql<readonly TeamRow[]>`(
  select coalesce(jsonb_agg(u), '[]') from (${supportOfTeams}) u)`

export async function readZone(db: WorkspaceDb): Promise<string> {
  const found = await sql<{ zone: string }>`
    select time_zone as zone from workspaces where id = current_workspace()`.execute(db)
  return found.rows[0]?.zone ?? 'UTC'
}

const shownQuarters = 4

/** The indicators by quarter and by team, and where support is in name only. Five statements. */
export async function readChange(db: WorkspaceDb, workspaceId: string, now: Instant): Promise<Change> {
  const zone = await readZone(db)
  const [good, step] = await readSettings(db, { workspaceId }, [goodPercent, stepPercent])
  const threshold = { good, step }
  const today = dayOf(now, zone)
  const quarters = latestQuarters(today, shownQuarters)
  const compared = comparedDays(today)
  const byQuarter = await countIndicators(db, quarters, zone)
  const byTeam = await countIndicators(db, [compared.now, compared.before], zone)
  const teams = (await sql<TeamRow>`${supportOfTeams}`.execute(db)).rows.map((team) => {
    const levels = compareTeam(byTeam, compared, team.id)
    const inNameOnly = isInNameOnly(team, levels.now, levels.before, threshold)
    return { ...team, isSupportHigh: isSupportHigh(team), inNameOnly, ...levels }
  })
  return {
    quarters: quarters.map((quarter) => ({
      ...quarter,
      levels: levelsOf(byQuarter.filter(({ from }) => from === quarter.from)),
    })),
    ...compared,
    teams: teams.sort((a, b) => Number(b.inNameOnly) - Number(a.inNameOnly)),
  }
}

type Compared = ReturnType<typeof comparedDays>

/** The indicators of a team in both periods, out of those counted for all. */
function compareTeam(counted: readonly Counted[], { now, before }: Compared, teamId: string) {
  const of = ({ from }: Period) =>
    levelsOf(counted.filter((row) => row.from === from && row.teamId === teamId))
  return { now: of(now), before: of(before) }
}

/**
 * The teams whose executive's support is high while nothing known of them has moved (EXEC-3). In: every team with its
 * support. One statement; none where no support is high.
 */
export async function readInNameOnly(
  db: WorkspaceDb,
  teams: readonly TeamRow[],
  { today, timeZone, change }: { readonly today: Day; readonly timeZone: string; readonly change: Threshold },
): Promise<readonly Pick<TeamRow, 'id' | 'name'>[]> {
  const supported = teams.filter(isSupportHigh)
  if (supported.length === 0) return []
  const compared = comparedDays(today)
  const counted = await countIndicators(db, [compared.now, compared.before], timeZone)
  return supported
    .filter((team) => {
      const { now, before } = compareTeam(counted, compared, team.id)
      return isInNameOnly(team, now, before, change)
    })
    .map(({ id, name }) => ({ id, name }))
}

/** The indicators of one team for this quarter so far. Two statements. */
export async function readTeamLevels(db: WorkspaceDb, teamId: string, today: Day): Promise<Levels> {
  const counted = await countIndicators(db, [comparedDays(today).now], await readZone(db))
  return levelsOf(counted.filter((row) => row.teamId === teamId))
}
