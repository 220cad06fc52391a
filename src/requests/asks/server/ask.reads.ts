import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { ResponseOf } from '../../../kernel/contract.ts'
import type { Instant } from '../../../kernel/time.ts'
import { notFound } from '../../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import { isCleared } from '../../approvals/clearance.ts'
import { seesReach, seesRequest } from '../../policy.ts'
import { findRequest, type LoadedRequest } from '../../server/request.store.ts'
import { readRequestRules } from '../../server/rules.reads.ts'
import type { proposeAdvocate } from '../ask.contract.ts'
import { mayWithAsk, recordOf } from '../ask-may.ts'
import type { RequestAsk } from '../request-ask.ts'
import { tellAsk } from '../tell-ask.ts'
import { readRequestAsks } from './request-ask.reads.ts'

type Db = WorkspaceDb | WorkspaceTx
export type AskShown = ResponseOf<typeof proposeAdvocate>['ask']
type Reach = NonNullable<AskShown['reach']>

/** One ask as its request's page shows it to somebody. Throws `not-found` where they do not see the request. */
export async function readAsk(db: Db, actor: Actor, askId: string, now: Instant): Promise<AskShown> {
  const [ask] = await readRequestAsks(db, { askIds: [askId] })
  const request = ask === undefined ? undefined : await findRequest(db, ask.requestId)
  if (ask === undefined || request === undefined || !seesRequest(actor, request)) throw notFound('ask')
  const { timeZone } = await readRequestRules(db, now)
  return showAsk(actor, request, ask, timeZone, null)
}

/**
 * Asks of a request as its page shows them. `reach` are the addresses of contacts the caller may see and whose
 * look is logged; without it nobody's address is among what is shown.
 */
export function showAsks(
  actor: Actor,
  request: LoadedRequest,
  asks: readonly RequestAsk[],
  timeZone: string,
  reach: ReadonlyMap<string, Reach>,
): AskShown[] {
  return asks.map((ask) => showAsk(actor, request, ask, timeZone, reach.get(ask.contact?.id ?? '') ?? null))
}

function showAsk(
  actor: Actor,
  request: LoadedRequest,
  ask: RequestAsk,
  timeZone: string,
  reach: Reach | null,
): AskShown {
  const {
    requestId: _,
    isLive: __,
    ownerId: ___,
    ownerAsks: ____,
    closedAt: _____,
    rankPermille,
    wording,
    ...shown
  } = ask
  return {
    ...shown,
    wordsVersion: wording?.version ?? null,
    isCleared: isCleared(ask),
    says: tellAsk(ask, request.requester.name, timeZone),
    rank: rankPermille === null ? null : rankPermille / 1_000,
    approvals: ask.approvals.map(({ askId: _, windowDays: __, openedAt: ___, ...approval }) => approval),
    suggested: [...ask.suggested],
    otherSide:
      ask.otherSide == null ? null : { ...ask.otherSide, counterTimes: [...ask.otherSide.counterTimes] },
    result: [...ask.result],
    feedback: ask.feedback.map((each) => shownFeedback(actor, request, each)),
    reach,
    may: mayWithAsk(actor, request, ask),
  }
}

/** What a customer said about a talk is for the program; everybody learns that they did. */
function shownFeedback(actor: Actor, request: LoadedRequest, feedback: RequestAsk['feedback'][number]) {
  if (feedback.side !== 'advocate' || isOfProgram(actor, request)) return { ...feedback }
  return { ...feedback, score: null, comment: null }
}

function isOfProgram(actor: Actor, request: LoadedRequest): boolean {
  if (actor.kind !== 'person') return actor.kind === 'system'
  return actor.roles.includes('program-manager') || request.handlerId === actor.personId
}

/** The contacts of asks whose mail and phone somebody may see now. */
export function reachableContacts(
  actor: Actor,
  request: LoadedRequest,
  asks: readonly RequestAsk[],
): RequestAsk[] {
  return asks.filter((ask) => ask.contact !== null && seesReach(actor, request, recordOf(ask)))
}

/** Mail and phone of contacts, by contact. The caller has checked who may see them, and logs the look. */
export async function readReach(db: Db, contactIds: readonly string[]): Promise<Map<string, Reach>> {
  if (contactIds.length === 0) return new Map()
  const found = await sql<Reach & { id: string }>`
    select c.id, c.phone, (select m.email from contact_mails m where m.workspace_id = c.workspace_id
      and m.contact_id = c.id and m.bounced_on is null order by m.is_primary desc, m.email limit 1) as email
    from contacts c where c.workspace_id = current_workspace() and c.id = any(${[...contactIds]}::uuid[])`.execute(
    db,
  )
  return new Map(found.rows.map(({ id, ...reach }) => [id, reach]))
}
