import type { LinkActor } from '../../../kernel/actor.ts'
import { accept, type Decision } from '../../../kernel/result.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { readAskFacts } from '../../asks/server/ask-facts.reads.ts'
import { holdRequestOfAsk } from '../../server/request.store.ts'
import { whyNotOpen } from '../decide-time.ts'
import { saveProspect } from './prospect.store.ts'

/** Keeps what whoever is to be convinced would like to hear about: part of both briefs, read to the customer the day before. */
export async function keepQuestions(
  tx: WorkspaceTx,
  actor: LinkActor,
  questions: string,
): Promise<Decision<{ readonly askId: string }>> {
  await holdRequestOfAsk(tx, actor.subjectId)
  const ask = await readAskFacts(tx, actor.subjectId)
  const closed = whyNotOpen(ask)
  if (closed !== null) return closed
  await saveProspect(tx, ask, { questions: questions.trim() })
  return accept({ askId: ask.id })
}
