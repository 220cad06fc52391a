import { sql } from 'kysely'
import { addDays, type Instant } from '../kernel/time.ts'
import { openNeed } from '../matching/need.ts'
import { answerException } from '../requests/exceptions/server/decide-exception.ts'
import { setQuota } from '../requests/exceptions/server/set-quota.ts'
import { readStandingExceptions } from '../requests/exceptions/server/standing-exception.reads.ts'
import { createRequest } from '../requests/server/create-request.ts'
import { acceptedOr } from '../server/errors.ts'
import type { WorkspaceTx } from '../server/tenancy.ts'
import { readActors } from './colleague-actor.ts'
import { readActivityIds, readTeams } from './example.reads.ts'
import type { Filling, Step } from './step.ts'

/** Places of a sales team within a quarter: enough for what the example asks for, and near its end for the busiest. */
const perQuarter = 8

const exceptions = [
  { reason: 'Their board meets on Thursday', answer: 'yes', comment: 'A strategic deal' },
  {
    reason: 'The competitor brings a customer this week',
    answer: 'no',
    comment: 'Move it by a week, then yes',
  },
  { reason: 'Legal wants to hear it before they sign', answer: null, comment: null },
] as const

/** Quotas of the sales teams, and requests below their notice: one approved, one refused, one that waits. */
export const takeInExceptions: Step = async (filling) => {
  const { tx, actor, now } = filling
  const actors = await readActors(filling)
  for (const { id, name } of await readTeams(tx, actor.workspaceId)) {
    if (!name.startsWith('Sales ')) continue
    await setQuota(tx, actors.manager(0), { teamId: id, activityTypeId: null, perQuarter }, now)
  }
  const deals = await readHurried(tx, exceptions.length)
  for (const [at, deal] of deals.entries()) await play(filling, actors, deal, at)
}

type Hurried = {
  readonly opportunityId: string
  readonly accountId: string | null
  readonly owner: string
  readonly manager: string
}

/** Open deals nobody asked anything for yet, of sellers whose team has a manager other than themselves. */
async function readHurried(tx: WorkspaceTx, most: number): Promise<Hurried[]> {
  const found = await sql<Hurried>`
    select distinct on (t.id) o.id as "opportunityId", o.account_id as "accountId", p.email as owner, m.email as manager
    from opportunities o
    join people p on p.workspace_id = o.workspace_id and p.id = o.owner_id and p.email is not null
    join teams t on t.workspace_id = p.workspace_id and t.id = p.team_id and t.kind = 'sales'
    join people m on m.workspace_id = t.workspace_id and m.id = t.manager_id and m.id <> p.id and m.email is not null
    where o.workspace_id = current_workspace() and o.state = 'open' and o.stage not in ('Qualify', 'Discover')
      and not exists (select from requests r where r.workspace_id = o.workspace_id and r.opportunity_id = o.id)
    order by t.id, o.crm_id limit ${most}`.execute(tx)
  return found.rows
}

async function play(
  { tx, actor, now, host }: Filling,
  actors: Awaited<ReturnType<typeof readActors>>,
  { opportunityId, accountId, owner, manager }: Hurried,
  at: number,
): Promise<void> {
  const wish = exceptions[at]
  if (wish === undefined) return
  const types = await readActivityIds(tx, actor.workspaceId)
  const activityTypeId = types.get('sales-reference-call') ?? ''
  const today = now.slice(0, 10)
  const handedIn: Instant = `${addDays(today, -1)}T09:10:00.000Z`
  const need = { ...openNeed(activityTypeId), criteria: [], opportunityId, prospectId: accountId }
  const { id } = await createRequest(
    tx,
    actors.memberOf(owner),
    {
      ...{ title: null, audience: null, language: null, place: null, speaksWithEmail: null },
      ...{ activityTypeId, opportunityId, prospectId: accountId, need, wanted: 1, context: '' },
      ...{ fields: {}, contactId: null, isDraft: false, minutes: 30, times: [] },
      purpose: 'They want to hear how the first months went, from somebody who decided as they do.',
      speaksWith: 'Their finance lead',
      needBy: addDays(today, 3),
      exceptionReason: wish.reason,
    },
    handedIn,
    host,
  )
  if (wish.answer === null) return
  const answered: Instant = `${addDays(today, -1)}T14:40:00.000Z`
  for (const { id: exceptionId, approverId } of await readStandingExceptions(tx, id)) {
    const by = approverId === null ? actors.manager(0) : actors.memberOf(manager)
    const input = { exceptionId, answer: wish.answer, comment: wish.comment }
    acceptedOr(await answerException(tx, by, input, answered, host))
  }
}
