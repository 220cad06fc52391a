import { Type } from 'typebox'
import type { Stage } from '../advocates/journey.ts'
import { accept, type Decision, refuse } from '../kernel/result.ts'
import { setting } from '../kernel/setting.ts'
import { addDays, type Day, daysBetween } from '../kernel/time.ts'
import { type Holidays, workingDayAfter } from '../kernel/working-days.ts'

/** Where the first word to a customer stands. */
export const outreachStates = [
  'with-owner',
  'free',
  'objected',
  'written',
  'later',
  'introduced',
  'declined',
  'withdrawn',
] as const
export type OutreachState = (typeof outreachStates)[number]

const outreachWords: Readonly<Record<OutreachState, string>> = {
  'with-owner': 'With the owner',
  free: 'Free to write',
  objected: 'Owner objected',
  written: 'Written, no answer yet',
  later: 'Later, at their wish',
  introduced: 'Introduced',
  declined: 'Would rather not',
  withdrawn: 'Taken back',
}

/** What made somebody think of them. */
export const origins = ['candidate', 'nomination', 'hand'] as const
export type Origin = (typeof origins)[number]

/** What whoever holds the relationship says to a plan. */
export const ownerAnswers = ['go-ahead', 'named', 'introduces', 'object'] as const
export type OwnerAnswer = (typeof ownerAnswers)[number]

export const ownerAnswerWords: Readonly<Record<OwnerAnswer | 'silence', string>> = {
  'go-ahead': 'go ahead',
  named: 'go ahead, and name me in the mail',
  introduces: 'I introduce you',
  object: 'not now, or not them',
  silence: 'no answer in time',
}

/** Why a customer would rather not. */
export const declineReasons = ['no-time', 'not-allowed', 'not-happy', 'rather-not', 'no-answer'] as const
export type DeclineReason = (typeof declineReasons)[number]

export const declineWords: Readonly<Record<DeclineReason, string>> = {
  'no-time': 'No time for it',
  'not-allowed': 'Their company does not allow it',
  'not-happy': 'Not happy enough with us',
  'rather-not': 'Would rather not, without a reason',
  'no-answer': 'Never answered',
}

/** How long whoever holds the relationship may object or join. */
export const ownerDays = setting<number>({
  name: 'outreach.owner-days',
  title: 'How long the relationship owner may object to a first word, or join in it',
  unit: 'working days',
  source: 'requirements CS-13: before outreach the relationship owner sees plan and reason',
  why: 'Whoever holds the relationship sees plan and reason first; silence lets it go on',
  schema: Type.Integer({ minimum: 0, maximum: 30 }),
  default: 3,
})

/** How long nobody writes to the same contact again. */
export const againAfter = setting<number>({
  name: 'outreach.again-after',
  title: 'How long nobody recruits the same contact again',
  unit: 'days since the last first word',
  source: 'domain, Protection: a refusal rests 90 days',
  why: 'Whoever was asked to join is left in peace before anybody asks again',
  schema: Type.Integer({ minimum: 1, maximum: 730 }),
  default: 90,
})

/** After how long a first word without an answer shows. */
export const answerDays = setting<number>({
  name: 'outreach.answer-days',
  title: 'How long a first word may stay without an answer before it shows',
  unit: 'days',
  source: 'Recruiting: introduction within two weeks',
  schema: Type.Integer({ minimum: 1, maximum: 180 }),
  default: 14,
})

/** What is known of a contact as far as a first word to them goes. */
export type OutreachFacts = {
  readonly name: string
  readonly stage: Stage
  readonly leftOn: Day | null
  /** The last first word to them, of anybody. */
  readonly lastWrittenOn: Day | null
  /** A plan or a first word that stands. */
  readonly live: { readonly id: string; readonly by: string } | null
  /** The relationship owner's no that holds; `until` null: until lifted. */
  readonly objection: { readonly until: Day | null } | null
}

type PlanRefusal = 'in-program' | 'left' | 'planned-already' | 'objected' | 'written-lately'

const known: readonly Stage[] = ['interviewed', 'discoverable', 'active']

/**
 * Whether a first word to somebody may be planned today. In: the facts, today, how many days nobody recruits the same
 * contact again. Refuses whom we know already, who left, whom somebody else plans to write to, whose owner objects, and
 * who was written to lately; each with the row or the day it rests on.
 */
export function decidePlan(facts: OutreachFacts, today: Day, again: number): Decision<object, PlanRefusal> {
  const { name, stage, leftOn, live, objection } = facts
  if (known.includes(stage)) return refuse('in-program', `${name} is in the program already.`, { stage })
  if (leftOn !== null && leftOn <= today) return refuse('left', `${name} has left the account.`)
  if (live !== null) {
    return refuse('planned-already', `${live.by} has planned to write to ${name} already.`, {
      outreachId: live.id,
    })
  }
  if (objection !== null) {
    const until = objection.until === null ? 'until that is lifted' : `before ${objection.until}`
    return refuse('objected', `The relationship owner said no; not ${until}.`, { until: objection.until })
  }
  return decideWrittenLately(facts, today, again)
}

/** Refuses who had a first word within so many days; the first day on which they may have another goes along. */
export function decideWrittenLately(
  { name, lastWrittenOn }: Pick<OutreachFacts, 'name' | 'lastWrittenOn'>,
  today: Day,
  again: number,
): Decision<object, 'written-lately'> {
  if (lastWrittenOn === null || daysBetween(lastWrittenOn, today) >= again) return accept({})
  const from = addDays(lastWrittenOn, again)
  return refuse('written-lately', `${name} was written to on ${lastWrittenOn}; not again before ${from}.`, {
    from,
  })
}

/**
 * The last day on which an owner may answer: so many working days after today. A plan made on a day without work counts
 * from the next one. Source: CS-13.
 */
export function respondBy(today: Day, days: number, holidays: Holidays): Day {
  return workingDayAfter(today, days, holidays)
}

/** Whom to ask before a first word: nobody where nobody holds the relationship, or they plan it themselves. */
export function ownerToAsk(
  contact: { readonly ownerId: string | null; readonly relationshipOwnerId: string | null },
  plannerId: string,
): string | null {
  const owner = contact.ownerId ?? contact.relationshipOwnerId
  return owner === plannerId || contact.relationshipOwnerId === plannerId ? null : owner
}

/** What may be done next, and from which states. */
const acts = {
  'owner-answer': ['with-owner', 'free'],
  write: ['free'],
  answer: ['free', 'written', 'later'],
  withdraw: ['with-owner', 'free', 'later'],
} as const satisfies Record<string, readonly OutreachState[]>
export type OutreachAct = keyof typeof acts

/** Refuses what a state does not allow, saying how it stands. */
export function decideAct(state: OutreachState, act: OutreachAct): Decision<object, 'not-in-this-state'> {
  const allowed: readonly OutreachState[] = acts[act]
  if (allowed.includes(state)) return accept({})
  return refuse(
    'not-in-this-state',
    `That is not possible any more: ${outreachWords[state].toLowerCase()}.`,
    {
      state,
    },
  )
}

/** The sentence that says why an act is not possible; null where it is. */
export function whyNotNow(state: OutreachState, act: OutreachAct): string | null {
  const decision = decideAct(state, act)
  return decision.ok ? null : decision.why
}

/** True where an outreach waits longer than it should: for an owner past their day or not asked, for an answer past the setting. */
export function isLate(
  row: { readonly state: OutreachState; readonly respondBy: Day | null; readonly ageDays: number },
  today: Day,
  allowed: number,
): boolean {
  if (row.state === 'with-owner') return row.respondBy === null || row.respondBy < today
  return (row.state === 'written' || row.state === 'free') && row.ageDays > allowed
}
