import type { Actor } from '../../../kernel/actor.ts'
import { personOf } from '../../../kernel/actor.ts'
import { accept, type Decision } from '../../../kernel/result.ts'
import { clean } from '../../../kernel/text.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { invalid, notFound } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { wordsWritten } from '../../asks/ask.events.ts'
import type { RequestAsk } from '../../asks/request-ask.ts'
import { readAskFacts } from '../../asks/server/ask-facts.reads.ts'
import { readRequestAsks } from '../../asks/server/request-ask.reads.ts'
import { holdRequestOfAsk } from '../../server/request.store.ts'
import { settleRequest } from '../../server/settle-request.ts'
import { decideWords, type WordingSide } from '../wording.ts'
import { carryOnWithWords } from './agree-on-words.ts'
import { recordAnswer, saveApproval, withdrawApprovalLinks } from './approval.store.ts'
import { insertWording } from './wording.store.ts'

type WordsInput = {
  /** The version they had before them; 0 where there was none. */
  readonly version: number
  readonly text: string
  readonly comment: string | null
}

type Writer = {
  readonly side: WordingSide
  /** Who of ours wrote it, where the actor does not tell: an approver who came by a link. */
  readonly by?: string | null
  /** The approver's name, where it is somebody in the customer's house. */
  readonly byName?: string | null
  readonly approvalId?: string | null
}

/**
 * Writes a version of the words that are printed. Whoever writes agrees to them; the other side is asked to. Every
 * approval of other words is open again: it stands on the version it saw. Refused where somebody wrote meanwhile.
 */
export async function writeWords(
  tx: WorkspaceTx,
  actor: Actor,
  askId: string,
  input: WordsInput,
  writer: Writer,
  now: Instant,
  host: Host,
): Promise<Decision<{ readonly askId: string }>> {
  const request = await holdRequestOfAsk(tx, askId)
  const [ask] = await readRequestAsks(tx, { askIds: [askId] })
  if (ask === undefined) throw notFound('ask')
  const text = clean(input.text)
  if (text === null) throw invalid('text', 'Write the words.')
  const decision = decideWords({ ...ask, current: ask.wording }, { version: input.version, text })
  if (!decision.ok) return decision
  if (decision.isKnown) return accept({ askId })
  const { version } = decision
  await keep(tx, actor, askId, { ...input, text, version }, writer, now)
  await reopenSteps(tx, actor, ask, writer.approvalId ?? null, now)
  await announce(
    tx,
    wordsWritten(actor, request, await readAskFacts(tx, askId), { version, side: writer.side }),
  )
  await carryOnWithWords(tx, actor, askId, now, host)
  await settleRequest(tx, actor, request.id, now)
  return accept({ askId })
}

/** Keeps the version, with who wrote it. */
function keep(
  tx: WorkspaceTx,
  actor: Actor,
  askId: string,
  { version, text, comment }: WordsInput,
  { side, by, byName = null, approvalId = null }: Writer,
  now: Instant,
): Promise<void> {
  const wording = { version, text, side, by: by ?? personOf(actor), byName, approvalId }
  const place = { workspaceId: actor.workspaceId, askId }
  return insertWording(tx, place, { ...wording, comment: clean(comment) }, now)
}

/** Steps that approved other words, or look at them now, wait for their turn again. */
async function reopenSteps(
  tx: WorkspaceTx,
  actor: Actor,
  ask: RequestAsk,
  markedUpBy: string | null,
  now: Instant,
): Promise<void> {
  for (const step of ask.approvals) {
    const isOver = step.state === 'waiting' || step.state === 'refused' || step.state === 'dropped'
    if (!step.afterYes || isOver || step.id === markedUpBy) continue
    await saveApproval(tx, actor.workspaceId, step.id, {
      state: 'waiting',
      opened_at: null,
      due_at: null,
      remind_at: null,
      decided_at: null,
      decided_by: null,
      decided_by_name: null,
      decided_through: null,
      comment: null,
      wording_version: null,
    })
    await withdrawApprovalLinks(tx, actor.workspaceId, step.id, now)
    if (step.state === 'open') continue
    const reopened = { by: null, byName: null, through: null, comment: null, at: now } as const
    const said = { askId: ask.id, approvalId: step.id, answer: 'reopened', ...reopened } as const
    await recordAnswer(tx, actor.workspaceId, said)
  }
}
