import { endAwaitedNotices } from '../../../identity/server/end-notices.ts'
import { notifyPerson } from '../../../identity/server/notify-person.ts'
import { type Actor, personOf } from '../../../kernel/actor.ts'
import type { BodyOf } from '../../../kernel/contract.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { invalid, notFound, requirePermission } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { dayGiven } from '../../server/update-contact.ts'
import type { noteInsight as contract } from '../insight.contract.ts'
import type { InsightAnswer, InsightBearing } from '../insight-note.ts'
import { canAnswerInsight, canNoteInsight } from '../policy.ts'
import { insightAnswered, insightNoted } from '../relationship.events.ts'

const awaited = (noteId: string) => `insight:${noteId}`

/**
 * Notes what a customer said that bears on growth or renewal and sends it to the relationship owner: the contact's own,
 * else the account's. Whoever owns it and notes it themselves knows it already. Gives the id.
 */
export async function noteInsight(
  tx: WorkspaceTx,
  actor: Actor,
  input: BodyOf<typeof contract> & { readonly accountId: string },
  now: Instant,
  host: Host,
): Promise<string> {
  requirePermission(canNoteInsight(actor))
  const about = await loadAbout(tx, actor, input.accountId, input.contactId ?? null)
  const note = input.note.trim()
  const notedBy = personOf(actor)
  const isOwn = about.ownerId !== null && about.ownerId === notedBy
  const answered = isOwn ? { answer: 'knew-it', answered_by: notedBy, answered_at: now } : {}
  const { id } = await tx
    .insertInto('insight_notes')
    .values({
      workspace_id: actor.workspaceId,
      account_id: input.accountId,
      contact_id: input.contactId ?? null,
      bears_on: input.bearsOn,
      note,
      heard_on: dayGiven('heardOn', input.heardOn, now),
      noted_by: notedBy,
      noted_at: now,
      owner_id: about.ownerId,
      ...answered,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const ids = { accountId: input.accountId, contactId: input.contactId ?? null }
  await announce(tx, insightNoted(actor, id, ids, { bearsOn: input.bearsOn, ownerId: about.ownerId, note }))
  if (!isOwn) await tellOwner(tx, id, input, about, now, host)
  return id
}

async function tellOwner(
  tx: WorkspaceTx,
  id: string,
  input: { readonly accountId: string; readonly bearsOn: InsightBearing; readonly note: string },
  about: {
    readonly ownerId: string | null
    readonly account: string
    readonly contact: string | null
    readonly by: string | null
  },
  now: Instant,
  host: Host,
): Promise<void> {
  if (about.ownerId === null) return
  const whom = about.contact === null ? about.account : `${about.contact}, ${about.account}`
  const notice = {
    personId: about.ownerId,
    kind: 'insight',
    key: awaited(id),
    title: `${input.bearsOn === 'growth' ? 'For growth' : 'For the renewal'}: ${whom}`,
    paragraphs: [
      input.note.trim(),
      `Noted by ${about.by ?? 'the program'}. Say what you make of it with one click.`,
    ],
    about: { kind: 'account', id: input.accountId },
    path: '/insights?tab=open',
    open: 'Open it',
    awaits: awaited(id),
  }
  await notifyPerson(tx, notice, host, now)
}

async function loadAbout(tx: WorkspaceTx, actor: Actor, accountId: string, contactId: string | null) {
  const account = await tx
    .selectFrom('accounts')
    .select(['name', 'owner_id'])
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', accountId)
    .executeTakeFirst()
  if (account === undefined) throw notFound('account')
  const contact =
    contactId === null
      ? undefined
      : await tx
          .selectFrom('contacts')
          .select(['name', 'owner_id', 'account_id'])
          .where('workspace_id', '=', actor.workspaceId)
          .where('id', '=', contactId)
          .executeTakeFirst()
  if (contactId !== null && contact?.account_id !== accountId) {
    throw invalid('contactId', 'is not a contact of this account')
  }
  return {
    account: account.name,
    contact: contact?.name ?? null,
    ownerId: contact?.owner_id ?? account.owner_id,
    by: actor.kind === 'person' ? actor.name : null,
  }
}

/** The relationship owner says what they make of it; they may think again. */
export async function answerInsight(
  tx: WorkspaceTx,
  actor: Actor,
  insightId: string,
  answer: InsightAnswer,
  now: Instant,
): Promise<void> {
  const note = await tx
    .selectFrom('insight_notes as n')
    .innerJoin('accounts as a', (join) =>
      join.onRef('a.workspace_id', '=', 'n.workspace_id').onRef('a.id', '=', 'n.account_id'),
    )
    .select(['n.account_id as accountId', 'n.contact_id as contactId', 'n.owner_id as ownerId', 'n.answer'])
    .select(['a.owner_id as relationshipOwnerId', 'n.noted_by as notedBy'])
    .where('n.workspace_id', '=', actor.workspaceId)
    .where('n.id', '=', insightId)
    .forNoKeyUpdate('n')
    .executeTakeFirst()
  if (note === undefined) throw notFound('insight note')
  requirePermission(canAnswerInsight(actor, note))
  if (note.answer === answer) return
  await tx
    .updateTable('insight_notes')
    .set({ answer, answered_by: personOf(actor), answered_at: now })
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', insightId)
    .execute()
  await endAwaitedNotices(tx, [awaited(insightId)], now)
  await announce(tx, insightAnswered(actor, insightId, note, answer))
}
