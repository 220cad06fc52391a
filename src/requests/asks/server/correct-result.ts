import type { PersonActor } from '../../../kernel/actor.ts'
import { accept, type Decision, refuse } from '../../../kernel/result.ts'
import { announce } from '../../../server/announce.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { resultCorrected } from '../ask.events.ts'
import { isSameResult } from '../result.ts'
import { type AskOf, loadOwnAsk } from './load-own-ask.ts'
import { readRequestAsks } from './request-ask.reads.ts'
import { saveResult, takeResult } from './take-result.ts'
import { tellAppeared } from './tell-outcome.ts'

type Correction = {
  readonly evidence?: string
  /** The fields that change, by label; an empty value takes one back. */
  readonly result?: Readonly<Record<string, string>>
}

/**
 * Adds to what was noted of a result, or corrects it: a piece often appears weeks after the work was done. Only what is
 * sent changes, so that two people who add something lose nothing. The customer is told once where it appeared. The
 * ledger keeps what was said when it was booked.
 */
export async function correctResult(
  tx: WorkspaceTx,
  actor: PersonActor,
  of: AskOf,
  input: Correction,
  host: Host,
): Promise<Decision<{ readonly askId: string }>> {
  const { request, ask } = await loadOwnAsk(tx, actor, of)
  if (ask.state !== 'done' && ask.state !== 'debriefed')
    return refuse('not-done', 'It has not taken place yet.')
  const [before] = await readRequestAsks(tx, { askIds: [ask.id] })
  const known = { evidence: before?.evidence ?? '', result: before?.result ?? [] }
  const evidence = (input.evidence ?? known.evidence).trim()
  const given = { evidence, result: input.result ?? {}, known: known.result }
  const taken = await takeResult(tx, actor, request.activityTypeId, given)
  const noted = { evidence, result: taken.result }
  if (isSameResult(known, noted)) return accept({ askId: ask.id })
  await saveResult(tx, { workspaceId: actor.workspaceId, askId: ask.id }, noted)
  await announce(tx, resultCorrected(actor, request, ask, taken.evidence))
  if (taken.appearedAt !== null) await tellAppeared(tx, actor, ask.id, taken.appearedAt, host)
  return accept({ askId: ask.id })
}
