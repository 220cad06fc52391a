import type { LinkActor } from '../../../kernel/actor.ts'
import type { BodyOf } from '../../../kernel/contract.ts'
import { accept, type Refusal } from '../../../kernel/result.ts'
import { type Day, dayOf, type Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { invalid, notFound } from '../../../server/errors.ts'
import { readSetting } from '../../../server/settings.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { answerOwnerAsk } from '../../../stewardship/server/ask-owner.ts'
import { decideNomination } from '../../nomination.ts'
import { loadNominee, putForward } from '../../server/put-forward.ts'
import { rewordNomination, saveVoice } from '../../server/store.ts'
import type { answerPrompt } from '../prompt.contract.ts'
import { promptClosed } from '../prompt.events.ts'
import { liveDays, type NobodyReason, whyFrom } from '../prompt.ts'
import { insertPromptAnswer, type LoadedPrompt, loadPrompt, savePrompt } from './prompt.store.ts'

type Answer = BodyOf<typeof answerPrompt>

/** What an owner says on the page that was mailed to them: a name, a sentence about one they named, or why nobody. */
export async function answerOwnerPrompt(
  tx: WorkspaceTx,
  actor: LinkActor,
  answer: Answer,
  now: Instant,
): Promise<{ readonly ok: true } | Refusal> {
  const today: Day = dayOf(now)
  const prompt = await loadPrompt(tx, actor.subjectId, today)
  if (prompt === undefined) throw notFound('page')
  if (answer.contactId !== undefined) return nominate(tx, actor, prompt, answer, now)
  if (answer.nominationId !== undefined) return reword(tx, actor, prompt, answer)
  if (answer.reason === undefined) throw invalid('reason', 'say whom, or why nobody')
  return closePrompt(tx, actor, prompt, { reason: answer.reason, seconds: answer.seconds ?? null }, now)
}

async function nominate(
  tx: WorkspaceTx,
  actor: LinkActor,
  prompt: LoadedPrompt,
  answer: Answer,
  now: Instant,
): Promise<{ readonly ok: true } | Refusal> {
  const contact = await loadNominee(tx, actor, answer.contactId ?? '')
  if (contact.accountId !== prompt.accountId) throw invalid('contactId', 'is nobody of this account')
  const decision = decideNomination(contact.stage)
  if (!decision.ok) return decision
  const live = await readSetting(tx, actor, liveDays)
  const forward = {
    why: answer.why?.trim() ?? whyFrom(prompt, live),
    reach: 'nominator-introduces',
    evidence: null,
    nominatorId: prompt.personId,
    onBehalfOfId: null,
    asksAQuarter: null,
    activities: [],
    source: 'staff',
  } as const
  const made = await putForward(tx, actor, contact, forward, now)
  if (!made.ok) {
    const first = made.facts?.nominationId
    if (made.refusal !== 'already-nominated' || typeof first !== 'string') return made
    // Somebody was faster: the owner's word stands beside theirs.
    await saveVoice(tx, actor, first, { personId: prompt.personId, words: forward.why }, now)
  } else {
    await insertPromptAnswer(tx, actor, prompt.id, made.id)
  }
  await noteAnswer(tx, actor, prompt, { state: 'nominated', seconds: answer.seconds ?? null }, now)
  return accept({})
}

async function reword(
  tx: WorkspaceTx,
  actor: LinkActor,
  prompt: LoadedPrompt,
  { nominationId = '', why }: Answer,
): Promise<{ readonly ok: true }> {
  if (why === undefined) throw invalid('why', 'say why, in a sentence')
  const own = await tx
    .selectFrom('nomination_prompt_answers')
    .select('nomination_id')
    .where('workspace_id', '=', actor.workspaceId)
    .where('prompt_id', '=', prompt.id)
    .where('nomination_id', '=', nominationId)
    .executeTakeFirst()
  if (own === undefined) throw notFound('nomination')
  await rewordNomination(tx, actor, nominationId, why.trim())
  return { ok: true }
}

async function closePrompt(
  tx: WorkspaceTx,
  actor: LinkActor,
  prompt: LoadedPrompt,
  { reason, seconds }: { readonly reason: NobodyReason; readonly seconds: number | null },
  now: Instant,
): Promise<{ readonly ok: true }> {
  // Whoever named somebody has answered; a second thought on the same page takes nothing back.
  if (prompt.state !== 'asked') return { ok: true }
  await savePrompt(tx, actor, prompt.id, { reason })
  await noteAnswer(tx, actor, prompt, { state: 'nobody', seconds }, now)
  await announce(tx, promptClosed(actor, prompt, reason))
  return { ok: true }
}

async function noteAnswer(
  tx: WorkspaceTx,
  actor: LinkActor,
  prompt: LoadedPrompt,
  { state, seconds }: { readonly state: 'nominated' | 'nobody'; readonly seconds: number | null },
  now: Instant,
): Promise<void> {
  if (prompt.state !== 'asked') {
    // They said nobody before, and thought of somebody after all.
    if (prompt.state === 'nobody' && state === 'nominated') await savePrompt(tx, actor, prompt.id, { state })
    return
  }
  await savePrompt(tx, actor, prompt.id, { state, answered_at: now, seconds })
  if (prompt.askId !== null) await answerOwnerAsk(tx, prompt.askId, { seconds, now })
}
