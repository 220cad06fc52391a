import { standInOf } from '../../../identity/absence.ts'
import { readAway } from '../../../identity/server/absence.reads.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { accept, type Decision } from '../../../kernel/result.ts'
import { addMilliseconds, type Instant } from '../../../kernel/time.ts'
import { notFound } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import { makeLink } from '../../../server/links.ts'
import { publicAddress } from '../../../server/public-address.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { countOwnerAsk } from '../../../stewardship/server/ask-owner.ts'
import { readAskFacts } from '../../asks/server/ask-facts.reads.ts'
import { readRequestAsks } from '../../asks/server/request-ask.reads.ts'
import { sendAsk } from '../../asks/server/send-ask.ts'
import { addWorkingMinutes, minutesOfDay } from '../../clocks/working-time.ts'
import { readRequestRules } from '../../server/rules.reads.ts'
import { nextStep } from '../clearance.ts'
import { mailApprover } from './approval.mails.ts'
import {
  approvalPurpose,
  loadApproval,
  type StoredApproval,
  saveApproval,
  withdrawApprovalLinks,
} from './approval.store.ts'
import { clearAsk } from './clear-ask.ts'
import { mailOutsideApprover, mailWhoNamesApprover } from './clearance.mails.ts'
import { findOutsideApprover, saveOutsideApprover } from './outside-approver.store.ts'
import { askForWords } from './wording.mails.ts'

/** How long the link of an approval works: an explicit yes may come long after its time. */
const linkDays = 60
const day = 86_400_000

/**
 * Goes on with an ask whose turn came: opens the next step and mails whoever is asked; after the last one before the
 * customer's yes, brings the ask to the customer in the proposer's name; after their yes sees to the words first,
 * and once everybody has said yes, to what was agreed. Refused where protection stopped it meanwhile.
 */
export async function goOn(
  tx: WorkspaceTx,
  actor: Actor,
  askId: string,
  now: Instant,
  host: Host,
): Promise<Decision<{ readonly isSent: boolean }>> {
  const [ask] = await readRequestAsks(tx, { askIds: [askId] })
  if (ask === undefined) throw notFound('ask')
  const step = nextStep(ask)
  switch (step.next) {
    case 'open':
      await openStep(tx, actor, step.approvalId, now, host)
      break
    case 'ask': {
      const sent = await sendAsk(tx, actor, askId, now, host)
      return sent.ok ? accept({ isSent: true }) : sent
    }
    case 'write-words':
    case 'agree-on-words':
      await askForWords(tx, await readAskFacts(tx, askId), ask.wording, now, host)
      break
    case 'cleared':
      await clearAsk(tx, actor, ask, now, host)
      break
    case 'wait':
      break
  }
  return accept({ isSent: false })
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
  const { rules, today } = await readRequestRules(tx, now)
  const asked = await whoIsAsked(tx, actor, step, today, now)
  const minutes = step.windowDays * minutesOfDay(rules.calendar)
  const half = addWorkingMinutes(now, Math.floor(minutes / 2), rules.calendar)
  await saveApproval(tx, actor.workspaceId, approvalId, {
    state: 'open',
    person_id: asked.personId,
    on_behalf_of: asked.onBehalfOf,
    opened_at: now,
    due_at: addWorkingMinutes(now, minutes, rules.calendar),
    remind_at: asked.personId === null && asked.outside === null ? null : half,
    reminded_at: null,
    overdue_told_at: null,
  })
  // Counted among what the owner is asked in a week; it cannot wait for the next one.
  if (asked.personId !== null && step.approver === 'owner')
    await countOwnerAsk(tx, {
      personId: asked.personId,
      task: 'fulfil',
      about: { kind: 'approval', id: approvalId },
      now,
    })
  await withdrawApprovalLinks(tx, actor.workspaceId, approvalId, now)
  await mailAsked(tx, actor, await loadApproval(tx, approvalId), 'approval', now, host)
}

type Asked = {
  readonly personId: string | null
  readonly onBehalfOf: string | null
  readonly outside: { readonly name: string } | null
}

/** Who has the word: the person named, or who stands in for them; for the program who handles the request. */
async function whoIsAsked(
  tx: WorkspaceTx,
  { workspaceId }: Actor,
  step: StoredApproval,
  today: string,
  now: Instant,
): Promise<Asked> {
  const facts = await readAskFacts(tx, step.askId)
  if (step.approver === 'company') {
    const outside = await findOutsideApprover(tx, step.askId)
    if (outside?.isUsual === true) {
      const place = { workspaceId, askId: step.askId, accountId: facts.account.id }
      await saveOutsideApprover(tx, place, outside, null, now)
    }
    return { personId: null, onBehalfOf: null, outside }
  }
  const whose =
    step.onBehalfOf?.id ?? step.personId ?? (step.approver === 'program' ? facts.request.handlerId : null)
  if (whose === null) return { personId: null, onBehalfOf: null, outside: null }
  // Where nobody who is here stands in, the step waits for the person themselves.
  const here = standInOf(whose, await readAway(tx, today)) ?? whose
  return { personId: here, onBehalfOf: here === whose ? null : whose, outside: null }
}

/** Writes to whoever has the word, with a link of its own; where nobody is named, to who can name somebody. */
export async function mailAsked(
  tx: WorkspaceTx,
  actor: Actor,
  step: StoredApproval,
  kind: 'approval' | 'reminder',
  now: Instant,
  host: Host,
): Promise<void> {
  const facts = await readAskFacts(tx, step.askId)
  const outside = step.approver === 'company' ? await findOutsideApprover(tx, step.askId) : null
  if (step.personId === null && outside === null) {
    if (kind === 'approval') await mailWhoNamesApprover(tx, facts, step, host)
    return
  }
  const address = await makeApprovalAddress(tx, actor, step.id, now, host)
  if (outside === null) await mailApprover(tx, facts, step, { kind, address, host })
  else await mailOutsideApprover(tx, facts, step, outside, { kind, address, host })
}

/** Makes the address at which an approver answers. A reminder has one of its own, and the first goes on working. */
async function makeApprovalAddress(
  tx: WorkspaceTx,
  { workspaceId }: Actor,
  approvalId: string,
  now: Instant,
  host: Host,
): Promise<string> {
  const about = { workspaceId, purpose: approvalPurpose, subjectId: approvalId }
  const token = await makeLink(tx, { ...about, expiresAt: addMilliseconds(now, linkDays * day) }, now)
  return `${publicAddress(host.config)}/approval/${token}`
}
