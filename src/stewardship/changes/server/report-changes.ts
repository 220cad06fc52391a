import { readLedgerContact } from '../../../activities/server/ledger.reads.ts'
import { requireAccount } from '../../../customers/server/create-contact.ts'
import { type Actor, personOf } from '../../../kernel/actor.ts'
import { clean } from '../../../kernel/text.ts'
import { addDays, type Day, type Instant, isDay, isStillToCome } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { invalid, notFound, requirePermission } from '../../../server/errors.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { type ChangeKind, readDifference } from '../change.ts'
import { changeReported } from '../events.ts'
import { canTellChange } from '../policy.ts'
import { readChangeGround, readDiffering, readUntoldBounces, readUntoldTones } from './found.reads.ts'
import { type ChangeToKeep, type KeptChange, rememberEmployments, saveChanges } from './store.ts'

async function keep(
  tx: WorkspaceTx,
  actor: Actor,
  changes: readonly ChangeToKeep[],
  at: { readonly dueOn: Day; readonly now: Instant },
): Promise<readonly KeptChange[]> {
  const kept = await saveChanges(tx, actor.workspaceId, changes, at)
  for (const change of kept) await announce(tx, changeReported(actor, change.reviewId, change, change))
  return kept
}

export type ChangeToTell = {
  readonly contactId: string
  readonly kind: ChangeKind
  readonly on?: Day
  readonly note?: string | null
  readonly toAccountId?: string | null
  readonly employer?: string | null
  readonly titleAfter?: string | null
}

/** A colleague, or another program, tells that something changed with a customer. Gives the review it belongs to. */
export async function tellChange(
  tx: WorkspaceTx,
  actor: Actor,
  input: ChangeToTell,
  now: Instant,
): Promise<string> {
  requirePermission(canTellChange(actor))
  const contact = await readLedgerContact(tx, input.contactId)
  if (contact === undefined) throw notFound('contact')
  const ground = await readChangeGround(tx, now)
  const on = input.on ?? ground.today
  if (!isDay(on)) throw invalid('on', 'is no day')
  if (isStillToCome(on, ground.today)) throw invalid('on', 'is still to come')
  if (input.toAccountId != null) await requireAccount(tx, actor.workspaceId, input.toAccountId, 'toAccountId')
  const change: ChangeToKeep = {
    contactId: contact.contactId,
    kind: input.kind,
    source: 'person',
    on,
    fromAccountId: contact.accountId,
    toAccountId: input.toAccountId ?? null,
    employer: clean(input.employer),
    titleAfter: clean(input.titleAfter),
    note: clean(input.note),
    toldBy: personOf(actor),
  }
  const [kept] = await keep(tx, actor, [change], { dueOn: ground.dueOn, now })
  if (kept === undefined) throw new Error('a change that was told was not kept')
  return kept.reviewId
}

/**
 * Looks for what changed with people in the program since it was last seen: another employer, another post, a leaving
 * day, an address that bounced. Whatever brought it, an import, a colleague or a program, opens a review once. Looking
 * twice finds nothing more.
 */
export async function findChanges(
  tx: WorkspaceTx,
  actor: Actor,
  contactIds: readonly string[] | null,
  now: Instant,
): Promise<readonly KeptChange[]> {
  const ground = await readChangeGround(tx, now)
  const changes: ChangeToKeep[] = []
  for (const { contactId, was, is } of await readDiffering(tx, contactIds)) {
    const kind = readDifference(was, is)
    if (kind === null) continue
    const on = kind === 'left' ? (is.leftOn ?? ground.today) : ground.today
    const move =
      kind === 'other-account' ? { fromAccountId: was?.accountId ?? null, toAccountId: is.accountId } : {}
    const titles = { titleBefore: was?.title ?? null, titleAfter: is.title }
    changes.push({ contactId, kind, source: 'record', on, ...move, ...(kind === 'left' ? {} : titles) })
  }
  for (const { contactId, on } of await readUntoldBounces(tx, contactIds)) {
    const toldKey = `bounced ${contactId} ${on}`
    changes.push({ contactId, kind: 'mail-bounced', source: 'mail', on, toldKey })
  }
  const kept = await keep(tx, actor, changes, { dueOn: ground.dueOn, now })
  await rememberEmployments(tx, actor.workspaceId, contactIds, now)
  return kept
}

// An older word says nothing of how somebody feels today.
const freshDays = 90

/** Opens a review where somebody who speaks for us answered unhappily. */
export async function findUnhappy(tx: WorkspaceTx, actor: Actor, now: Instant): Promise<number> {
  const ground = await readChangeGround(tx, now)
  const found = await readUntoldTones(tx, addDays(ground.today, -freshDays))
  const changes = found.map(({ contactId, on, signalId }): ChangeToKeep => {
    return { contactId, kind: 'cooled', source: 'signal', on, toldKey: `signal ${signalId}` }
  })
  return (await keep(tx, actor, changes, { dueOn: ground.dueOn, now })).length
}
