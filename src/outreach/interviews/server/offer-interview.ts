import { plannedMinutes } from '../../../advocates/interview.ts'
import { canInterview } from '../../../advocates/policy.ts'
import { noteInterviewTime } from '../../../advocates/server/book-interview.ts'
import { openInterview } from '../../../advocates/server/open-interview.ts'
import type { PersonActor } from '../../../kernel/actor.ts'
import { accept, type Decision } from '../../../kernel/result.ts'
import { clean } from '../../../kernel/text.ts'
import type { Instant } from '../../../kernel/time.ts'
import { whyNoMailTo } from '../../../protection/server/mail-letter.ts'
import { announce } from '../../../server/announce.ts'
import { invalid, notFound, requirePermission } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { loadAddressee } from '../../server/write-outreach.ts'
import { interviewOffered } from '../events.ts'
import { decideTimes, mostOffered } from '../invitation.ts'
import { mailCalendars, mailOffer } from './invitation.mails.ts'
import {
  holdInvitation,
  readInvitation,
  replaceTimes,
  type StoredInvitation,
  saveInvitation,
  upsertInvitation,
} from './invitation.store.ts'
import { planTask } from './plan-task.ts'

export type Offer = {
  readonly contactId: string
  readonly times: readonly Instant[]
  readonly minutes?: number
  readonly place?: string | null
  readonly words?: string | null
  readonly through?: 'mail' | 'copied'
  readonly askForBrief?: boolean
}

/**
 * Offers times for an interview: the customer chooses one by a link and sees the questions ahead. An interview is opened
 * for it where none is; an agreed time is given up, and leaves both calendars.
 */
export async function offerInterview(
  tx: WorkspaceTx,
  actor: PersonActor,
  input: Offer,
  now: Instant,
  host: Host,
): Promise<Decision<object>> {
  const to = await loadAddressee(tx, input.contactId)
  requirePermission(canInterview(actor, to))
  const decision = decideTimes(input.times, mostOffered, now)
  if (!decision.ok) return decision
  const through = input.through ?? 'mail'
  const whyNot = whyNoMailTo(to, host)
  if (through === 'mail' && whyNot !== null) throw invalid('through', whyNot)
  await openInterview(tx, actor, { contactId: input.contactId, bookedFor: null, isAhead: true }, now)
  await giveUpAgreed(tx, actor, input.contactId, host, now)
  const id = await writeOffer(tx, actor, { ...input, through, times: decision.times }, now)
  const offered = await readInvitation(tx, { id })
  if (offered === undefined) throw notFound('invitation')
  const mailId = await mailOffer(tx, offered, through, host, actor.workspaceId, now)
  await saveInvitation(tx, id, { mail_id: mailId })
  await announce(tx, interviewOffered(actor, input, decision.times.length))
  if (input.askForBrief === true) {
    await planTask(
      tx,
      actor,
      { interviewId: offered.interviewId, contactId: input.contactId, kind: 'brief' },
      now,
    )
  }
  return accept({})
}

async function writeOffer(
  tx: WorkspaceTx,
  actor: PersonActor,
  input: Offer & { readonly through: 'mail' | 'copied' },
  now: Instant,
): Promise<string> {
  const interview = await tx
    .selectFrom('interviews')
    .select('id')
    .where('workspace_id', '=', actor.workspaceId)
    .where('contact_id', '=', input.contactId)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  const offer = {
    ...{ interviewId: interview.id, contactId: input.contactId, interviewerId: actor.personId },
    ...{ minutes: input.minutes ?? plannedMinutes, place: clean(input.place), words: clean(input.words) },
    through: input.through,
  }
  const id = await upsertInvitation(tx, actor.workspaceId, offer, now)
  await replaceTimes(tx, id, 'us', input.times)
  await replaceTimes(tx, id, 'customer', [])
  return id
}

async function giveUpAgreed(
  tx: WorkspaceTx,
  actor: PersonActor,
  contactId: string,
  host: Host,
  now: Instant,
): Promise<void> {
  const before = await readInvitation(tx, { contactId })
  if (before === undefined || before.interviewState !== 'open') return
  const held = await holdInvitation(tx, before.id)
  if (held !== undefined) await leaveCalendars(tx, actor, held, null, host, now)
}

/** An agreed time leaves both calendars; nothing where none is agreed. */
export async function leaveCalendars(
  tx: WorkspaceTx,
  actor: Parameters<typeof noteInterviewTime>[1],
  invitation: StoredInvitation,
  reason: string | null,
  host: Host,
  now: Instant,
): Promise<void> {
  if (invitation.state !== 'agreed' || invitation.startsAt === null) return
  await saveInvitation(tx, invitation.id, { state: 'offered', starts_at: null }, true)
  await noteInterviewTime(tx, actor, invitation.contactId, null, now)
  const counted = { ...invitation, sequence: invitation.sequence + 1 }
  await mailCalendars(tx, counted, { method: 'CANCEL', startsAt: invitation.startsAt, reason }, host, now)
}
