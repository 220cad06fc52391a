import { logShare } from '../../../activities/server/log-share.ts'
import { seesOpportunity } from '../../../customers/policy.ts'
import type { PersonActor } from '../../../kernel/actor.ts'
import { dayOf, type Instant } from '../../../kernel/time.ts'
import { invalid, notFound } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { readOpportunity } from '../../server/opportunity.reads.ts'
import { loadRequest } from '../../server/request.store.ts'
import { readRequestRules } from '../../server/rules.reads.ts'
import { withdrawRequest } from '../../server/withdraw-request.ts'

type Sharing = {
  readonly customerTextId: string
  readonly opportunityId: string
  /** The draft it answers. */
  readonly requestId?: string | null
}

/** Notes that a customer's story or quote does what somebody was to be asked for. A draft it answers is taken back. */
export async function shareText(
  tx: WorkspaceTx,
  actor: PersonActor,
  { customerTextId: textId, opportunityId, requestId = null }: Sharing,
  now: Instant,
  host: Host,
): Promise<string> {
  const opportunity = await readOpportunity(tx, opportunityId)
  if (opportunity === undefined || !seesOpportunity(actor, opportunity)) throw notFound('opportunity')
  const text = await loadText(tx, textId)
  if (requestId !== null) {
    const request = await loadRequest(tx, actor, requestId)
    const isOver = request.outcome === 'withdrawn'
    if (request.state !== 'draft' && !isOver) throw invalid('requestId', 'This request is handed in already.')
    const reason = `Answered with “${text.title}” of ${text.account}.`
    if (!isOver) await withdrawRequest(tx, actor, { requestId, reason }, now, host)
  }
  const { timeZone } = await readRequestRules(tx, now)
  return logShare(tx, actor, { ...text, textId, opportunityId, on: dayOf(now, timeZone) }, now)
}

async function loadText(tx: WorkspaceTx, textId: string) {
  const text = await tx
    .selectFrom('customer_texts as t')
    .leftJoin('contacts as c', (join) =>
      join.onRef('c.workspace_id', '=', 't.workspace_id').onRef('c.id', '=', 't.contact_id'),
    )
    .innerJoin('accounts as a', (join) =>
      join
        .onRef('a.workspace_id', '=', 't.workspace_id')
        .on((eb) => eb('a.id', '=', eb.fn.coalesce('t.account_id', 'c.account_id'))),
    )
    .select(({ fn, val }) => [
      't.contact_id as contactId',
      'a.id as accountId',
      'a.name as account',
      fn<string>('left', [fn.coalesce('t.title', 't.summary', 't.body'), val(200)]).as('title'),
    ])
    .where('t.id', '=', textId)
    .executeTakeFirst()
  if (text === undefined) throw notFound('text')
  return text
}
