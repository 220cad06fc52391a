import { Type } from 'typebox'
import { type ActivityType, type OpportunityPart, opportunityParts } from '../activities/activity-type.ts'
import { setting } from '../kernel/setting.ts'
import { squeeze } from '../kernel/text.ts'

/** The stages of deals in order, each in the part of a deal it belongs to. */
export type OpportunityStages = Readonly<Record<OpportunityPart, readonly string[]>>

/** A stage and the part of a deal it belongs to. */
export type PlacedStage = { readonly stage: string; readonly part: OpportunityPart }

export const opportunityStagesSetting = setting<readonly PlacedStage[]>({
  name: 'requests.deal-stages',
  title: 'Stages of deals, in order',
  unit: 'names of stages, in the early, middle or late part of a deal',
  source: 'practice B1.2: right stage',
  why: 'What is not named here finds its part by usual names of stages.',
  schema: Type.Array(
    Type.Object(
      {
        stage: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
        part: Type.Unsafe<OpportunityPart>({ type: 'string', enum: [...opportunityParts] }),
      },
      { additionalProperties: false },
    ),
    { maxItems: 60 },
  ),
  default: [],
})

/** The stages a workspace placed, by part. */
export function stagesOf(placed: readonly PlacedStage[]): OpportunityStages {
  const inPart = (part: OpportunityPart) => placed.flatMap((each) => (each.part === part ? [each.stage] : []))
  return { early: inPart('early'), middle: inPart('middle'), late: inPart('late') }
}

/** How stages are called in many CRMs; what names none of them belongs to no part. */
const usualNames: Readonly<Record<OpportunityPart, RegExp>> = {
  late: /negotiat|propos|quot|contract|commit|clos|legal|procure|decision|award|won|lost|sign|shortlist/i,
  middle: /prove|proof|evaluat|validat|demo|trial|pilot|poc|technical|solution|present|scop|design/i,
  early: /qualif|discover|prospect|lead|engag|interest|awareness|\bnew|develop|contact|pending|open/i,
}

/**
 * The part of a deal a stage belongs to: as the workspace has it, else as the stage is usually meant; null where nobody
 * can say. Source: ROLE-6.
 */
export function partOfStage(stage: string | null, stages: OpportunityStages): OpportunityPart | null {
  if (stage === null) return null
  const listed = opportunityParts.find((part) =>
    stages[part].some((each) => squeeze(each) === squeeze(stage)),
  )
  return listed ?? (['late', 'middle', 'early'] as const).find((part) => usualNames[part].test(stage)) ?? null
}

/** How an opportunity ended is no stage that one could be asked to wait for. */
const isEnd = /\b(won|lost)\b/i

/**
 * The stages as the workspace has them, with those that its deals are in besides at the end of the part each usually
 * belongs to; and those nobody can place.
 */
export function placeStages(
  seen: readonly string[],
  stages: OpportunityStages,
): { readonly stages: OpportunityStages; readonly unplaced: readonly string[] } {
  const isListed = (name: string) =>
    opportunityParts.some((part) => stages[part].some((each) => squeeze(each) === squeeze(name)))
  const others = seen.filter((name) => !isListed(name) && !isEnd.test(name))
  const inPart = (part: OpportunityPart) => [
    ...stages[part],
    ...inUsualOrder(others.filter((name) => partOfStage(name, stages) === part)),
  ]
  return {
    stages: { early: inPart('early'), middle: inPart('middle'), late: inPart('late') },
    unplaced: others.filter((name) => partOfStage(name, stages) === null),
  }
}

const usualOrder = [
  ...['pending', 'new', 'lead', 'prospect', 'contact', 'interest', 'qualif', 'discover', 'develop', 'scop'],
  ...[
    'solution',
    'design',
    'present',
    'demo',
    'technical',
    'evaluat',
    'validat',
    'proof',
    'prove',
    'trial',
    'pilot',
  ],
  ...[
    'shortlist',
    'propos',
    'quot',
    'decision',
    'procure',
    'negotiat',
    'legal',
    'contract',
    'commit',
    'clos',
    'won',
  ],
]

function inUsualOrder(names: readonly string[]): string[] {
  const place = (name: string) => {
    const at = usualOrder.findIndex((word) => name.toLowerCase().includes(word))
    return at < 0 ? usualOrder.length : at
  }
  return names.toSorted((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
}

/** What a deal is in, and from where on an activity may be asked for. */
export type BelowStage = { readonly now: string; readonly earliest: string }

/**
 * In which stage a deal is where that is too early for an activity; null where it is not, where nobody can say, and
 * where the workspace has no later stage to wait for.
 */
export function belowStage(
  stage: string | null,
  { earliestStage }: Pick<ActivityType, 'earliestStage'>,
  stages: OpportunityStages,
): BelowStage | null {
  const part = partOfStage(stage, stages)
  if (stage === null || part === null || earliestStage === null) return null
  if (opportunityParts.indexOf(part) >= opportunityParts.indexOf(earliestStage)) return null
  const [earliest] = opportunityParts
    .slice(opportunityParts.indexOf(earliestStage))
    .flatMap((each) => stages[each])
  return earliest === undefined ? null : { now: stage, earliest }
}
