import { type Actor, personOf } from '../../kernel/actor.ts'
import type { BodyOf } from '../../kernel/contract.ts'
import { clean } from '../../kernel/text.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { invalid, notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { caseClosed, caseRated } from '../account.events.ts'
import type { closeCase as closing } from '../account-care.contract.ts'
import { canEditAccount } from '../policy.ts'
import { loadAccount } from './account.store.ts'
import { vouchForFact } from './confirm-customer-fact.ts'
import { requirePerson } from './owner.reads.ts'
import { requireContactOf } from './record-care.ts'
import { dayGiven } from './update-contact.ts'

type Said = Pick<BodyOf<typeof closing>, 'rating' | 'words' | 'contactId' | 'handledById'>
type Known = Awaited<ReturnType<typeof holdCase>>

/**
 * Records that a case is closed, and what the customer said of it. Closing is done once; what they said may come later and
 * is added then, never blanked.
 */
export async function closeCase(
  tx: WorkspaceTx,
  actor: Actor,
  caseId: string,
  input: BodyOf<typeof closing>,
  now: Instant,
): Promise<void> {
  const known = await holdCase(tx, actor.workspaceId, caseId)
  requirePermission(canEditAccount(actor, await loadAccount(tx, actor, known.account_id)))
  const on = known.closed_on ?? dayGiven('on', input.on, now)
  if (on < known.opened_on) throw invalid('on', 'is before the case was opened')
  const isClosed = known.closed_on !== null
  const said = await saidOf(tx, actor, known, input)
  const isNew = said.rating !== known.rating || said.words !== known.words
  const isOthers = said.contact_id !== known.contact_id || said.handled_by !== known.handled_by
  if (isClosed && !isNew && !isOthers) return
  await tx
    .updateTable('cases')
    .set({ closed_on: on, ...said })
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', caseId)
    .execute()
  const { id, account_id: accountId, severity, title } = known
  const fact = { id, accountId, contactId: said.contact_id, severity, title }
  if (!isClosed) await vouchForFact(tx, actor, { contactId: null, accountId, fact: 'cases' }, now)
  await announce(tx, isClosed ? caseRated(actor, fact) : caseClosed(actor, fact))
}

async function holdCase(tx: WorkspaceTx, workspaceId: string, caseId: string) {
  const known = await tx
    .selectFrom('cases')
    .select(['id', 'account_id', 'contact_id', 'title', 'severity', 'opened_on', 'closed_on'])
    .select(['rating', 'words', 'handled_by'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', caseId)
    .forUpdate()
    .executeTakeFirst()
  if (known === undefined) throw notFound('case')
  return known
}

/** What is on record of the case from now on: nothing given changes nothing. */
async function saidOf(tx: WorkspaceTx, actor: Actor, known: Known, said: Said) {
  const contactId = said.contactId ?? null
  if (contactId !== null) await requireContactOf(tx, actor.workspaceId, known.account_id, contactId)
  const handledBy = said.handledById ?? null
  if (handledBy !== null) await requirePerson(tx, actor.workspaceId, 'handledById', handledBy)
  const rating = said.rating ?? known.rating
  const words = clean(said.words) ?? known.words
  if (words !== null && rating === null)
    throw invalid('rating', 'is missing: words alone do not say how they were meant')
  return {
    ...{ rating, words },
    contact_id: contactId ?? known.contact_id,
    handled_by: handledBy ?? known.handled_by ?? personOf(actor),
  }
}
