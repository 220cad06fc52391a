import type { Stage } from '../../advocates/journey.ts'
import { createContact } from '../../customers/server/create-contact.ts'
import { type PersonActor, personOf } from '../../kernel/actor.ts'
import type { BodyOf } from '../../kernel/contract.ts'
import { type Refusal, refuse } from '../../kernel/result.ts'
import { clean } from '../../kernel/text.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { invalid, notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { nominate } from '../contract.ts'
import { contactNominated } from '../events.ts'
import { decideNomination } from '../nomination.ts'
import { canNominate } from '../policy.ts'
import { insertActivities, insertNomination } from './store.ts'

type Nominated = { readonly ok: true; readonly id: string; readonly contactId: string }

/**
 * Puts a customer forward, in one's own name or a colleague's. Somebody new becomes a contact of the account.
 * A contact has one open nomination: a second one is refused and told whose is there, to add a voice to.
 */
export async function nominateContact(
  tx: WorkspaceTx,
  actor: PersonActor,
  input: BodyOf<typeof nominate>,
  now: Instant,
): Promise<Nominated | Refusal> {
  requirePermission(canNominate(actor))
  const contact = await meet(tx, actor, input)
  const decision = decideNomination(contact.stage)
  if (!decision.ok) return decision
  await requireKnown(tx, actor, input)
  const nomination = {
    contactId: contact.id,
    why: input.why.trim(),
    reach: input.reach,
    evidence: clean(input.evidence),
    nominatorId: actor.personId,
    onBehalfOfId: input.onBehalfOfId === actor.personId ? null : (input.onBehalfOfId ?? null),
    teamId: await readTeam(tx, actor, input.onBehalfOfId ?? actor.personId),
    asksAQuarter: input.asksAQuarter ?? null,
  }
  const id = await insertNomination(tx, actor, nomination, now)
  if (id === undefined) return refuseSecond(tx, actor, contact.id)
  await insertActivities(tx, actor, id, input.activities ?? [])
  await announce(
    tx,
    contactNominated(actor, { id, contactId: contact.id, accountId: contact.accountId }, nomination.why),
  )
  return { ok: true, id, contactId: contact.id }
}

type Nominee = { readonly id: string; readonly accountId: string | null; readonly stage: Stage }

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
  const row = await tx
    .selectFrom('contacts as c')
    .leftJoin('advocates as a', (join) =>
      join.onRef('a.workspace_id', '=', 'c.workspace_id').onRef('a.contact_id', '=', 'c.id'),
    )
    .select(['c.id', 'c.account_id', 'a.stage'])
    .where('c.workspace_id', '=', actor.workspaceId)
    .where('c.id', '=', input.contactId ?? '')
    .where('c.merged_into', 'is', null)
    .executeTakeFirst()
  if (row === undefined) throw notFound('contact')
  return { id: row.id, accountId: row.account_id, stage: (row.stage ?? 'customer') as Stage }
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

async function readTeam(
  tx: WorkspaceTx,
  { workspaceId }: PersonActor,
  personId: string,
): Promise<string | null> {
  const row = await tx
    .selectFrom('people')
    .select('team_id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', personId)
    .executeTakeFirst()
  return row?.team_id ?? null
}

async function refuseSecond(tx: WorkspaceTx, actor: PersonActor, contactId: string): Promise<Refusal> {
  const open = await tx
    .selectFrom('nominations as n')
    .innerJoin('people as p', (join) =>
      join.onRef('p.workspace_id', '=', 'n.workspace_id').onRef('p.id', '=', 'n.nominator_id'),
    )
    .select(['n.id', 'n.nominator_id', 'p.name', 'n.created_at'])
    .where('n.workspace_id', '=', actor.workspaceId)
    .where('n.contact_id', '=', contactId)
    .where('n.state', '=', 'new')
    .executeTakeFirstOrThrow()
  const who = open.nominator_id === personOf(actor) ? 'You' : open.name
  return refuse('already-nominated', `${who} put this contact forward already. Add your voice instead.`, {
    nominationId: open.id,
    by: open.name,
    at: open.created_at,
  })
}
