import type { Actor } from '../../../kernel/actor.ts'
import { personOf } from '../../../kernel/actor.ts'
import { accept, type Decision, refuse } from '../../../kernel/result.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { notFound } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { wordsAgreed } from '../../asks/ask.events.ts'
import type { RequestAsk } from '../../asks/request-ask.ts'
import { readAskFacts } from '../../asks/server/ask-facts.reads.ts'
import { readRequestAsks } from '../../asks/server/request-ask.reads.ts'
import { holdRequestOfAsk } from '../../server/request.store.ts'
import { settleRequest } from '../../server/settle-request.ts'
import { isCleared } from '../clearance.ts'
import { isAgreed, mayChangeWords } from '../wording.ts'
import { loadApproval, recordAnswer, saveApproval } from './approval.store.ts'
import { goOn } from './open-step.ts'
import { readVersions } from './wording.reads.ts'
import { saveAgreement } from './wording.store.ts'

type Agreement = { readonly version: number; readonly side: 'requester' | 'advocate' }

/**
 * Agrees to the words for one side, in the version it saw. Once both sides agree, whoever marked them up has
 * approved what they wrote, and the next approver has the word. Agreed already, nothing changes. Refused where
 * somebody wrote other words meanwhile.
 */
export async function agreeOnWords(
  tx: WorkspaceTx,
  actor: Actor,
  askId: string,
  { version, side }: Agreement,
  now: Instant,
  host: Host,
): Promise<Decision<{ readonly askId: string }>> {
  const request = await holdRequestOfAsk(tx, askId)
  const [ask] = await readRequestAsks(tx, { askIds: [askId] })
  if (ask === undefined) throw notFound('ask')
  if (ask.wording === null || !mayChangeWords(ask.state)) {
    return refuse('no-words', 'There are no words to agree to.')
  }
  if (ask.wording.version !== version) {
    return refuse('words-changed', 'Somebody changed the words meanwhile. Look at them first.', {
      version: ask.wording.version,
    })
  }
  const known = side === 'requester' ? ask.wording.requesterAgreedAt : ask.wording.advocateAgreedAt
  if (known !== null) return accept({ askId })
  await saveAgreement(
    tx,
    { workspaceId: actor.workspaceId, askId },
    { version, side, by: personOf(actor) },
    now,
  )
  await announce(tx, wordsAgreed(actor, request, await readAskFacts(tx, askId), { version, side }))
  await carryOnWithWords(tx, actor, askId, now, host)
  await settleRequest(tx, actor, request.id, now)
  return accept({ askId })
}

/** Goes on once the words changed or were agreed to: before the customer's yes nothing waits for them. */
export async function carryOnWithWords(
  tx: WorkspaceTx,
  actor: Actor,
  askId: string,
  now: Instant,
  host: Host,
): Promise<void> {
  const [ask] = await readRequestAsks(tx, { askIds: [askId] })
  if (ask === undefined || (ask.state !== 'accepted' && ask.state !== 'scheduled')) return
  await approveOwnWords(tx, actor, ask, now)
  const [after] = await readRequestAsks(tx, { askIds: [askId] })
  // What stands already is not told again.
  if (after !== undefined && isCleared(ask) && isCleared(after)) return
  await goOn(tx, actor, askId, now, host)
}

/** Whoever marked the words up said yes to them as they wrote them. */
async function approveOwnWords(tx: WorkspaceTx, actor: Actor, ask: RequestAsk, now: Instant): Promise<void> {
  const { wording } = ask
  if (wording === null || wording.approvalId === null || !isAgreed(wording, ask.contact !== null)) return
  const step = await loadApproval(tx, wording.approvalId)
  if (step.state !== 'waiting') return
  const written = (await readVersions(tx, ask.id)).at(-1)
  const by =
    written?.isTheirs === true
      ? { by: null, byName: written.by }
      : { by: written?.writtenBy ?? null, byName: null }
  const { version } = wording
  await saveApproval(tx, actor.workspaceId, step.id, {
    state: 'approved',
    decided_at: now,
    decided_by: by.by,
    decided_by_name: by.byName,
    decided_through: null,
    wording_version: version,
    comment: null,
  })
  const said = { ...by, through: null, comment: null, version, at: now } as const
  await recordAnswer(tx, actor.workspaceId, {
    askId: ask.id,
    approvalId: step.id,
    answer: 'approved',
    ...said,
  })
}
