import type { PersonActor } from '../../../kernel/actor.ts'
import type { BodyOf } from '../../../kernel/contract.ts'
import { event } from '../../../kernel/event.ts'
import { clean } from '../../../kernel/text.ts'
import { dayOf, type Instant, isStillToCome } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { invalid, notFound, requirePermission } from '../../../server/errors.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { canEditCultivation } from '../../policy.ts'
import type { editCultivation } from '../arc.contract.ts'
import { requireSomebodyThere } from './log-cultivation.ts'

type Logged = {
  readonly accountId: string
  readonly contactId: string | null
  readonly personId: string
  readonly kind: string
}

/** Puts right what was logged; the account stays. */
export async function changeCultivation(
  tx: WorkspaceTx,
  actor: PersonActor,
  id: string,
  input: BodyOf<typeof editCultivation>,
  now: Instant,
): Promise<void> {
  const logged = await loadLogged(tx, actor, id)
  if (isStillToCome(input.doneOn, dayOf(now))) throw invalid('doneOn', 'is still to come')
  const contactId = input.contactId ?? null
  // Who has left the account since may stay named.
  if (contactId !== logged.contactId) {
    await requireSomebodyThere(tx, actor.workspaceId, logged.accountId, contactId)
  }
  const words = clean(input.words)
  await tx
    .updateTable('cultivations')
    .set({ kind: input.kind, done_on: input.doneOn, contact_id: contactId, words })
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', id)
    .execute()
  await tell(tx, actor, id, 'cultivation.changed', { ...logged, contactId, kind: input.kind, words })
}

/** Takes back what was logged: it is gone from every count. */
export async function takeCultivationBack(tx: WorkspaceTx, actor: PersonActor, id: string): Promise<void> {
  const logged = await loadLogged(tx, actor, id)
  await tx
    .deleteFrom('cultivations')
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', id)
    .execute()
  await tell(tx, actor, id, 'cultivation.removed', { ...logged, words: null })
}

/** What was logged, held until the transaction ends. Throws where there is none, or where it is another’s. */
async function loadLogged(tx: WorkspaceTx, actor: PersonActor, id: string): Promise<Logged> {
  const found = await tx
    .selectFrom('cultivations')
    .select(['account_id as accountId', 'contact_id as contactId', 'person_id as personId', 'kind'])
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (found === undefined) throw notFound('entry')
  requirePermission(canEditCultivation(actor, found))
  return found
}

function tell(
  tx: WorkspaceTx,
  actor: PersonActor,
  id: string,
  name: 'cultivation.changed' | 'cultivation.removed',
  { accountId, contactId, kind, words }: Logged & { readonly words: string | null },
): Promise<unknown> {
  const about = { account: accountId, ...(contactId === null ? {} : { contact: contactId }) }
  return announce(
    tx,
    event(name, actor, { kind: 'cultivation', id }, { about, data: { kind }, texts: { words } }),
  )
}
