import { type RawBuilder, sql } from 'kysely'
import { completenessOf, enoughPercent, unmetConditions } from '../../advocates/completeness.ts'
import { readProfileFacts } from '../../advocates/server/profile.reads.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import { dayOf, daysBetween, type Instant } from '../../kernel/time.ts'
import { readSettings } from '../../server/settings.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { answerDays, declineReasons, declineWords, isLate, stageDays } from '../nomination.ts'
import { readSilentTeams } from '../participation/server/silence.reads.ts'
import { boardColumns, type getRecruiting } from '../recruiting.contract.ts'
import { readFlow } from './flow.reads.ts'

type Board = ResponseOf<typeof getRecruiting>
type Column = Board['columns'][number]
type Line = Column['lines'][number]

/** Lines a column carries; the page shows four and opens the rest. */
const linesMost = 40

/** Days over which reasons and nominators are counted. */
const lookBack = 90

type Row = {
  readonly column: Column['column']
  readonly contactId: string
  readonly nominationId: string | null
  readonly name: string
  readonly account: string | null
  readonly since: Instant
  readonly bookedFor: Instant | null
  readonly holder: string | null
  readonly holderId: string | null
  readonly total: number
  readonly late: number
}

/** Everybody on the way, by where they are. A constant number of statements. */
export async function readRecruiting(db: WorkspaceDb, actor: PersonActor, now: Instant): Promise<Board> {
  const [answer, stage, enough] = await readSettings(db, actor, [answerDays, stageDays, enoughPercent])
  const rows = await readPipeline(db, actor, now, { answer, stage })
  const interviewed = rows.filter((row) => row.column === 'interviewed').map((row) => row.contactId)
  const facts = await readProfileFacts(db, actor.workspaceId, interviewed, dayOf(now))
  const missing = (contactId: string) => {
    const known = facts.get(contactId)
    return known === undefined ? null : sayMissing(known, enough)
  }
  const flow = await readFlow(db, actor.workspaceId, now)
  return {
    columns: boardColumns.map((column) => {
      const own = rows.filter((row) => row.column === column)
      return {
        column,
        count: own[0]?.total ?? 0,
        late: own[0]?.late ?? 0,
        goingOn: flow.get(column)?.goingOn ?? null,
        left: flow.get(column)?.left ?? 0,
        medianDays: flow.get(column)?.medianDays ?? null,
        lines: own.map((row) => lineOf(row, actor, now, column === 'new' ? answer : stage, missing)),
      }
    }),
    whyNot: await readWhyNot(db, actor.workspaceId, now),
    ...(await readSilentTeams(db, actor.workspaceId, now)),
    nominators: await countNominators(db, actor.workspaceId, now),
    answerDays: answer,
    stageDays: stage,
  }
}

function sayMissing(facts: Parameters<typeof completenessOf>[0], enough: number): string {
  const { percent } = completenessOf(facts)
  if (facts.personPermissions === 0) return 'permission'
  if (!facts.hasOwner) return 'no owner'
  if (facts.willingTypes === 0) return 'willingness'
  if (percent < enough) return `profile ${percent}%`
  return unmetConditions(facts, { isDone: true, override: null }, enough).length === 0
    ? 'ready'
    : 'something missing'
}

function lineOf(
  row: Row,
  actor: PersonActor,
  now: Instant,
  allowed: number,
  missing: (contactId: string) => string | null,
): Line {
  const ageDays = Math.max(0, daysBetween(dayOf(row.since), dayOf(now)))
  return {
    contactId: row.contactId,
    nominationId: row.nominationId,
    name: row.name,
    account: row.account,
    since: row.since,
    ageDays,
    isLate:
      row.column === 'booked' ? row.bookedFor !== null && row.bookedFor < now : isLate(ageDays, allowed),
    bookedFor: row.bookedFor,
    holder: row.column === 'interviewed' ? missing(row.contactId) : row.holder,
    isHolderMe: row.column !== 'interviewed' && row.holderId === actor.personId,
  }
}

/** Everybody on the way, each in the one column they stand in. */
function everybodyOnTheWay(workspaceId: string): RawBuilder<unknown> {
  return sql`
    open_interviews as (
      select i.contact_id, i.booked_for, i.created_at, i.scribe_id from interviews i
      where i.workspace_id = ${workspaceId} and i.state = 'open'
    ), latest as (
      select distinct on (n.contact_id) n.contact_id, n.id, n.reach, coalesce(n.on_behalf_of_id, n.nominator_id) as by_id
      from nominations n where n.workspace_id = ${workspaceId} and n.state in ('new', 'accepted')
      order by n.contact_id, n.created_at desc
    ), everybody as (
      select 'new' as column, n.contact_id, n.id as nomination_id, n.created_at as since, null::timestamptz as booked_for,
        coalesce(n.on_behalf_of_id, n.nominator_id) as holder_id
      from nominations n where n.workspace_id = ${workspaceId} and n.state = 'new'
      union all
      select case when i.contact_id is not null then 'booked' when a.stage = 'potential' then 'accepted' else a.stage end,
        a.contact_id, l.id, case when i.contact_id is not null then i.created_at else a.stage_since end, i.booked_for,
        case when i.contact_id is not null then i.scribe_id when a.stage = 'introduced' then a.introduced_by
          when l.reach = 'nominator-introduces' then l.by_id end
      from advocates a
      left join open_interviews i on i.contact_id = a.contact_id
      left join latest l on l.contact_id = a.contact_id
      where a.workspace_id = ${workspaceId} and a.stage in ('potential', 'introduced', 'interviewed')
        and not (a.stage = 'interviewed' and i.contact_id is not null)
    )`
}

async function readPipeline(
  db: WorkspaceDb,
  { workspaceId }: PersonActor,
  now: Instant,
  allowed: { readonly answer: number; readonly stage: number },
): Promise<readonly Row[]> {
  const found = await sql<Row>`
    with ${everybodyOnTheWay(workspaceId)}, placed as (
      select e.*, count(*) over w as total,
        count(*) filter (where case when e.column = 'booked' then e.booked_for < ${now}::timestamptz
          else e.since < ${now}::timestamptz - make_interval(days => case when e.column = 'new'
            then ${allowed.answer}::int else ${allowed.stage}::int end + 1) end) over w as late,
        row_number() over (partition by e.column order by e.booked_for, e.since, e.contact_id) as place
      from everybody e window w as (partition by e.column)
    )
    select p.column, p.contact_id as "contactId", p.nomination_id as "nominationId", c.name, a.name as account, p.since,
      p.booked_for as "bookedFor", h.name as holder, p.holder_id as "holderId", p.total, p.late
    from placed p
    join contacts c on c.workspace_id = ${workspaceId} and c.id = p.contact_id
    left join accounts a on a.workspace_id = ${workspaceId} and a.id = c.account_id
    left join people h on h.workspace_id = ${workspaceId} and h.id = p.holder_id
    where p.place <= ${linesMost}
    order by p.column, p.place`.execute(db)
  return found.rows
}

async function readWhyNot(db: WorkspaceDb, workspaceId: string, now: Instant): Promise<Board['whyNot']> {
  const found = await sql<{ reason: string; count: number }>`
    select n.decline_reason as reason, count(*) as count from nominations n
    where n.workspace_id = ${workspaceId} and n.state = 'declined'
      and n.decided_at > ${now}::timestamptz - make_interval(days => ${lookBack}::int)
    group by 1 order by 2 desc, 1`.execute(db)
  const reasons = found.rows.map(({ reason, count }) => {
    const known = declineReasons.find((each) => each === reason)
    return { reason, label: known === undefined ? reason : declineWords[known], count }
  })
  return { days: lookBack, total: reasons.reduce((sum, each) => sum + each.count, 0), reasons }
}

async function countNominators(db: WorkspaceDb, workspaceId: string, now: Instant): Promise<number> {
  const found = await sql<{ nominators: number }>`
    select count(distinct n.nominator_id) as nominators from nominations n where n.workspace_id = ${workspaceId}
      and n.created_at > ${now}::timestamptz - make_interval(days => ${lookBack}::int)`.execute(db)
  return found.rows[0]?.nominators ?? 0
}
