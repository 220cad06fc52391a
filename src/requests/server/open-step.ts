import type { Actor } from '../../kernel/actor.ts'
import { accept, type Decision } from '../../kernel/result.ts'
import { addMilliseconds, type Instant } from '../../kernel/time.ts'
import type { Host } from '../../server/host.ts'
import { makeLink, withdrawLinks } from '../../server/links.ts'
import { publicAddress } from '../../server/public-address.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { addWorkingMinutes, minutesOfDay } from '../working-time.ts'
import { mailApprover } from './approval.mails.ts'
import { approvalPurpose, findNextStep, loadApproval, saveApproval } from './approval.store.ts'
import { readAskFacts } from './ask-facts.reads.ts'
import { readRequestRules } from './rules.reads.ts'
import { sendAsk } from './send-ask.ts'

/** How long the link of an approval works: an explicit yes may come long after its time. */
const linkDays = 60
const day = 86_400_000

/**
 * Goes on with an ask whose turn came: opens the next step and mails whoever is asked, or, after the last one,
 * brings the ask to the customer in the proposer's name. Refused where protection stopped it meanwhile.
 */
export async function goOn(
  tx: WorkspaceTx,
  actor: Actor,
  askId: string,
  now: Instant,
  host: Host,
): Promise<Decision<{ readonly isSent: boolean }>> {
  const next = await findNextStep(tx, actor.workspaceId, askId)
  if (next !== undefined) {
    await openStep(tx, actor, next, now, host)
    return accept({ isSent: false })
  }
  const sent = await sendAsk(tx, actor, askId, now, host)
  return sent.ok ? accept({ isSent: true }) : sent
}

/** Opens a step, or opens it anew for somebody else: a fresh window, a fresh link, one mail. */
export async function openStep(
  tx: WorkspaceTx,
  actor: Actor,
  approvalId: string,
  now: Instant,
  host: Host,
): Promise<void> {
  const step = await loadApproval(tx, approvalId)
  const { rules } = await readRequestRules(tx, now)
  const minutes = step.windowDays * minutesOfDay(rules.calendar)
  const dueAt = addWorkingMinutes(now, minutes, rules.calendar)
  await saveApproval(tx, actor.workspaceId, approvalId, {
    state: 'open',
    opened_at: now,
    due_at: dueAt,
    remind_at:
      step.personId === null ? null : addWorkingMinutes(now, Math.floor(minutes / 2), rules.calendar),
    reminded_at: null,
  })
  await mailApprover(tx, await readAskFacts(tx, step.askId), await loadApproval(tx, approvalId), {
    kind: 'approval',
    address: await makeApprovalAddress(tx, actor, approvalId, now, host),
    host,
  })
}

/** Makes the address at which an approver answers; earlier ones of the same step work no more. */
export async function makeApprovalAddress(
  tx: WorkspaceTx,
  { workspaceId }: Actor,
  approvalId: string,
  now: Instant,
  host: Host,
): Promise<string> {
  const about = { workspaceId, purpose: approvalPurpose, subjectId: approvalId }
  await withdrawLinks(tx, about, now)
  const token = await makeLink(tx, { ...about, expiresAt: addMilliseconds(now, linkDays * day) }, now)
  return `${publicAddress(host.config)}/approval/${token}`
}
