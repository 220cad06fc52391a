import { readLedgerContact } from '../../activities/server/ledger.reads.ts'
import { readStage } from '../../advocates/server/stage.reads.ts'
import { seesContact } from '../../customers/policy.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { clean } from '../../kernel/text.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { notFound, requirePermission } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { Brief } from '../brief.ts'
import { requestWritten } from '../events.ts'
import { canRequest } from '../policy.ts'
import { insertRequest } from './brief.store.ts'
import { checkBrief } from './check-brief.ts'
import { handIn } from './submit-request.ts'

type NewRequest = Brief & { readonly isDraft: boolean; readonly contactId: string | null }

/** Writes a request: as a draft, or handed in at once. The advocate it came with stays a wish until proposed. */
export async function createRequest(
  tx: WorkspaceTx,
  actor: PersonActor,
  { isDraft, contactId, ...given }: NewRequest,
  now: Instant,
  host: Host,
): Promise<{ readonly id: string; readonly number: number }> {
  requirePermission(canRequest(actor))
  const checked = await checkBrief(tx, actor, given, now, { isDraft })
  if (contactId !== null) await requireWish(tx, actor, contactId)
  const request = { brief: checked.brief, requesterId: actor.personId, wishContactId: contactId }
  const made = await insertRequest(tx, actor.workspaceId, request, now)
  const about = { ...checked.brief, id: made.id }
  await announce(tx, requestWritten(actor, about, made.number))
  const reason = clean(given.exceptionReason)
  if (!isDraft) await handIn(tx, actor, made.id, { ...checked, reason }, now, host)
  return made
}

/** Whoever can be found may be wished for; others only by those who see the contact anyway. */
async function requireWish(tx: WorkspaceTx, actor: PersonActor, contactId: string): Promise<void> {
  const contact = await readLedgerContact(tx, contactId)
  if (contact === undefined) throw notFound('contact')
  if (seesContact(actor, contact)) return
  const stage = await readStage(tx, actor.workspaceId, contact.contactId)
  if (stage !== 'discoverable' && stage !== 'active') throw notFound('contact')
}
