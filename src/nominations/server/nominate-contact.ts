import { createContact } from '../../customers/server/create-contact.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import type { BodyOf } from '../../kernel/contract.ts'
import type { Refusal } from '../../kernel/result.ts'
import { clean } from '../../kernel/text.ts'
import type { Instant } from '../../kernel/time.ts'
import { invalid, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { nominate } from '../contract.ts'
import { decideNomination } from '../nomination.ts'
import { canNominate } from '../policy.ts'
import { loadNominee, type Nominee, type PutForward, putForward } from './put-forward.ts'

/**
 * Puts a customer forward, in one's own name or a colleague's. Somebody new becomes a contact of the account.
 * A contact has one open nomination: a second one is refused and told whose is there, to add a voice to.
 */
export async function nominateContact(
  tx: WorkspaceTx,
  actor: PersonActor,
  input: BodyOf<typeof nominate>,
  now: Instant,
): Promise<PutForward | Refusal> {
  requirePermission(canNominate(actor))
  const contact = await meet(tx, actor, input)
  const decision = decideNomination(contact.stage)
  if (!decision.ok) return decision
  await requireKnown(tx, actor, input)
  return putForward(
    tx,
    actor,
    contact,
    {
      why: input.why.trim(),
      reach: input.reach,
      evidence: clean(input.evidence),
      nominatorId: actor.personId,
      onBehalfOfId: input.onBehalfOfId === actor.personId ? null : (input.onBehalfOfId ?? null),
      asksAQuarter: input.asksAQuarter ?? null,
      activities: input.activities ?? [],
      source: 'staff',
    },
    now,
  )
}

async function meet(tx: WorkspaceTx, actor: PersonActor, input: BodyOf<typeof nominate>): Promise<Nominee> {
  if ((input.contactId === undefined) === (input.newContact === undefined)) {
    throw invalid('contactId', 'say who: a contact, or somebody new')
  }
  if (input.newContact !== undefined) {
    const { name, accountId, title, email } = input.newContact
    const id = await createContact(tx, actor, {
      name,
      accountId,
      ...(title == null ? {} : { title }),
      ...(email == null ? {} : { mails: [email] }),
    })
    return { id, accountId, stage: 'customer' }
  }
  return loadNominee(tx, actor, input.contactId ?? '')
}

async function requireKnown(
  tx: WorkspaceTx,
  { workspaceId }: PersonActor,
  input: BodyOf<typeof nominate>,
): Promise<void> {
  if (input.onBehalfOfId != null) {
    const person = await tx
      .selectFrom('people')
      .select('id')
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', input.onBehalfOfId)
      .executeTakeFirst()
    if (person === undefined) throw invalid('onBehalfOfId', 'is nobody of this workspace')
  }
  const ids = [...new Set((input.activities ?? []).map((each) => each.activityTypeId))]
  if (ids.length === 0) return
  const known = await tx
    .selectFrom('activity_types')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', ids)
    .execute()
  if (known.length < ids.length) throw invalid('activities', 'names an activity type that is not here')
}
