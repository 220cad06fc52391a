import { type Actor, personOf } from '../../kernel/actor.ts'
import type { Day, Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { entryLogged } from '../events.ts'
import { canLog } from '../policy.ts'
import { insertEntry } from './ledger.store.ts'

type Share = {
  readonly accountId: string
  readonly contactId: string | null
  readonly opportunityId: string
  /** Which text it was, so that it is written down once. */
  readonly textId: string
  readonly title: string
  readonly on: Day
}

/**
 * Writes down that a customer's text was sent to a prospect. It asks nothing of the customer, so it has no load. The
 * same text for the same deal on the same day, by a second click say, stays one row. Gives the row's id.
 */
export async function logShare(
  tx: WorkspaceTx,
  actor: Actor,
  { textId, on, title, ...about }: Share,
  now: Instant,
): Promise<string> {
  requirePermission(canLog(actor))
  const known = await findShare(tx, { textId, on, opportunityId: about.opportunityId })
  if (known !== undefined) return known
  const id = await insertEntry(tx, actor.workspaceId, {
    kind: 'share',
    contact_id: about.contactId,
    account_id: about.accountId,
    opportunity_id: about.opportunityId,
    state: 'done',
    title,
    audience: 'buyers',
    source_kind: 'person',
    source_id: textId,
    holder_id: personOf(actor),
    done_on: on,
    effective_on: on,
    closed_at: now,
    load_quarters: 0,
    full_load_quarters: 0,
  })
  await announce(tx, entryLogged(actor, id, about, { kind: 'share', on, title }))
  return id
}

/** The opportunity is held until the end, so that of two clicks at once the later finds what the first wrote. */
async function findShare(
  tx: WorkspaceTx,
  { textId, on, opportunityId }: Pick<Share, 'textId' | 'on' | 'opportunityId'>,
): Promise<string | undefined> {
  await tx.selectFrom('opportunities').select('id').where('id', '=', opportunityId).forNoKeyUpdate().execute()
  const known = await tx
    .selectFrom('ledger_entries')
    .select('id')
    .where('opportunity_id', '=', opportunityId)
    .where('effective_on', '=', on)
    .where('kind', '=', 'share')
    .where('source_id', '=', textId)
    .executeTakeFirst()
  return known?.id
}
