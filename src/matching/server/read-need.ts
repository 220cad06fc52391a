import { readOpportunity } from '../../customers/server/opportunity.reads.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import { dayOf, type Instant } from '../../kernel/time.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { addReading } from '../add-reading.ts'
import { type Need, openNeed } from '../need.ts'
import { readSentence, type Span } from '../read-sentence.ts'
import type { Choice } from '../read-sentence-item.ts'
import type { readNeed as readNeedEndpoint } from '../reading.contract.ts'
import { nameCriteria, readTree, readWeights, requireForm, termsOf } from './need.reads.ts'
import { readSaidProspects } from './said-prospects.reads.ts'
import { readSentenceGround } from './sentence-words.reads.ts'
import { usualActivity } from './usual-activity.reads.ts'

type ReadNeed = ResponseOf<typeof readNeedEndpoint>

/**
 * A sentence read into a need, on top of the need it adds to. Writes nothing; a constant number of statements
 * whatever its length. Throws on a need that names a deal the actor may not know of.
 */
export async function readNeed(
  db: WorkspaceDb,
  actor: Actor,
  { sentence, need }: { readonly sentence: string; readonly need?: Need | undefined },
  now: Instant,
): Promise<ReadNeed> {
  if (need !== undefined) requireForm(need.criteria)
  if (need?.opportunityId != null) await readOpportunity(db, actor, need.opportunityId)
  const { lexicon, timeZone } = await readSentenceGround(db, actor.workspaceId, now)
  const prospects = await readSaidProspects(db, actor, sentence)
  const reading = readSentence(sentence, lexicon, dayOf(now, timeZone), prospects)
  const base = need ?? openNeed(reading.activityTypeId ?? (await usualActivity(db)))
  const whole = addReading(base, reading)
  const tree = await readTree(db, termsOf(whole.criteria))
  const weights = await readWeights(db, whole.activityTypeId)
  const criteria = [...(await nameCriteria(db, whole.criteria, tree, weights))]
  return { need: { ...whole, criteria }, spans: reading.spans.map(tellSpan) }
}

function tellSpan({ text, from, to, sense, corrected, choices }: Span): ReadNeed['spans'][number] {
  return {
    ...{ text, from, to, corrected },
    as: sense.as,
    criteria: sense.as === 'criteria' ? [...sense.criteria] : [],
    why: sense.as === 'not-understood' ? sense.why : null,
    choices: choices.map(tellChoice),
  }
}

function tellChoice(choice: Choice): ReadNeed['spans'][number]['choices'][number] {
  const none = { criteria: [], activity: null, when: null, opportunity: null, account: null }
  switch (choice.as) {
    case 'criteria':
      return { ...none, criteria: [...choice.criteria] }
    case 'activity':
      return { ...none, activity: { id: choice.activityTypeId, name: choice.name } }
    case 'when':
      return { ...none, when: choice.when }
    default:
      return { ...none, [choice.as]: { id: choice.id, name: choice.name } }
  }
}
