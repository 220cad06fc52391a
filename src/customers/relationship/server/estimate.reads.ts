import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { QueryOf, ResponseOf } from '../../../kernel/contract.ts'
import { addDays, type Instant } from '../../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import { estimateDirectMode, toQuarter, weeksOfQuarter } from '../direct-mode.ts'
import { canHoldRelationships } from '../policy.ts'
import type { estimateDirectMode as contract } from '../relationship.contract.ts'
import { loadScope, type Scope } from './direct-mode.store.ts'
import { readPersuasions } from './persuasion.reads.ts'
import { readRelationshipRules } from './rules.reads.ts'

type Db = WorkspaceDb | WorkspaceTx
type Work = { id: string; name: string; people: number; asks: number; advocates: number }

/** Accounts a cost is told by; the rest is in the sum. */
const mostRows = 200

/** Accounts in direct mode, by themselves or by the team of their owner; and those of one scope. */
const inDirectMode = sql`exists (select from relationship_routes r where r.workspace_id = a.workspace_id
  and r.account_id = a.id and r.because = 'direct-mode')`

const ofScope = ({ account, team }: Scope) =>
  account !== null
    ? sql`a.id = ${account.id}`
    : sql`a.owner_id in (
        with recursive down as (
          select id, 0 as depth from teams where workspace_id = current_workspace() and id = ${team?.id ?? null}
          union all
          select t.id, d.depth + 1 from down d
          join teams t on t.workspace_id = current_workspace() and t.parent_id = d.id where d.depth < 20)
        select p.id from people p join down on down.id = p.team_id where p.workspace_id = current_workspace())`

/** What accounts give to do in a quarter, the most first. One statement. */
async function readWork(db: Db, which: RawBuilder<unknown>, since: string): Promise<Work[]> {
  const found = await sql<Work>`
    select a.id, a.name, greatest(1, coalesce(v.advocates, 0))::int as people, coalesce(v.advocates, 0)::int as advocates,
      coalesce(l.asks, 0)::int as asks
    from accounts a
    left join lateral (select count(*) as advocates from contacts c
      join advocates d on d.workspace_id = c.workspace_id and d.contact_id = c.id and d.stage not in ('retired', 'declined')
      where c.workspace_id = a.workspace_id and c.account_id = a.id and c.left_on is null and c.merged_into is null) v on true
    left join lateral (select count(*) as asks from ledger_entries e where e.workspace_id = a.workspace_id
      and e.account_id = a.id and e.kind = 'ask' and e.asked_at is not null and e.corrects_id is null
      and e.effective_on >= ${since}::date) l on true
    where a.workspace_id = current_workspace() and a.merged_into is null and a.standing <> 'former' and ${which}
    order by coalesce(v.advocates, 0) + coalesce(l.asks, 0) desc, a.name, a.id`.execute(db)
  return found.rows
}

const quarterDays = 90

/** The cost of holding a scope directly, in hours a quarter, with the rows it is made of. */
export async function readCost(db: Db, actor: Actor, scope: Scope, now: Instant) {
  const rules = await readRelationshipRules(db, actor.workspaceId, now)
  const work = await readWork(db, ofScope(scope), addDays(rules.today, -quarterDays))
  return { rules, work, ...estimateDirectMode(work, rules) }
}

/** Hours a quarter that everything in direct mode takes as it is now, and those the program has. */
export async function readDirectHours(db: Db, actor: Actor, now: Instant) {
  const rules = await readRelationshipRules(db, actor.workspaceId, now)
  const work = await readWork(db, inDirectMode, addDays(rules.today, -quarterDays))
  return {
    directHours: estimateDirectMode(work, rules).hours,
    programHours: rules.programHours * weeksOfQuarter,
  }
}

/** What it would cost, by task and by account, beside what the program has, and what was tried before. */
export async function readEstimate(
  db: WorkspaceDb,
  actor: Actor,
  query: QueryOf<typeof contract>,
  now: Instant,
): Promise<ResponseOf<typeof contract>> {
  const scope = await loadScope(db, query)
  const { rules, work, tasks, hours } = await readCost(db, actor, scope, now)
  const persuasions = await readPersuasions(db, { ...query, size: 50 })
  return {
    scope,
    tasks: tasks.map((task) => ({ ...task, hours: toQuarter(task.hours) })),
    hours,
    factor: rules.directFactor,
    accounts: work.length,
    rows: work.slice(0, mostRows).map(({ id, name, ...counts }) => ({
      account: { id, name },
      ...counts,
      hours: estimateDirectMode([counts], rules).hours,
    })),
    ...(await readDirectHours(db, actor, now)),
    persuasions: persuasions.rows,
    may: { start: canHoldRelationships(actor) },
  }
}
