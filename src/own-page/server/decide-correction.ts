import { endAwaitedNotices } from '../../identity/server/end-notices.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { accept, type Decision, refuse } from '../../kernel/result.ts'
import { clean } from '../../kernel/text.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { invalid, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { correctionDecided } from '../events.ts'
import { canDecideCorrection } from '../policy.ts'
import { loadCorrection, saveDecision } from './own-page.store.ts'
import { awaitedOf } from './tell-own-news.ts'

type Decided = {
  readonly id: string
  readonly isTakenOver: boolean
  /** What the advocate reads; needed where it is not taken over. */
  readonly answer: string | null
}

/** A program manager says what became of a correction; of two at once the first counts, and the same said twice is once. */
export async function decideCorrection(
  tx: WorkspaceTx,
  actor: PersonActor,
  { id, isTakenOver, ...given }: Decided,
  now: Instant,
): Promise<Decision<object, 'decided-already'>> {
  requirePermission(canDecideCorrection(actor))
  const correction = await loadCorrection(tx, actor.workspaceId, id)
  const state = isTakenOver ? 'taken-over' : 'declined'
  if (correction.state === state) return accept({})
  if (correction.state !== 'open') return refuse('decided-already', 'Somebody decided this already.', { id })
  const answer = clean(given.answer)
  if (!isTakenOver && answer === null) throw invalid('answer', 'Say why not; they read it on their page.')
  await saveDecision(tx, actor, { id, state, answer }, now)
  await endAwaitedNotices(tx, [awaitedOf(id)], now)
  await announce(tx, correctionDecided(actor, correction, { part: correction.part, state, answer }))
  return accept({})
}
