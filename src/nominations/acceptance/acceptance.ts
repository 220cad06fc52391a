import { Type } from 'typebox'
import { closed, oneOf, UuidSchema } from '../../kernel/contract.ts'

/** What a rule may ask of a nomination; every condition of a rule must hold. */
export const ConditionSchema = Type.Union([
  closed({ is: Type.Literal('owner') }),
  closed({ is: Type.Literal('introduces') }),
  closed({ is: Type.Literal('evidence') }),
  closed({
    is: Type.Literal('health'),
    among: Type.Array(oneOf(['good', 'watch']), { minItems: 1, maxItems: 2 }),
  }),
  closed({ is: Type.Literal('team'), among: Type.Array(UuidSchema, { minItems: 1, maxItems: 50 }) }),
  closed({ is: Type.Literal('signal'), days: Type.Integer({ minimum: 1, maximum: 730 }) }),
  closed({
    is: Type.Literal('record'),
    least: Type.Integer({ minimum: 1, maximum: 100 }),
    percent: Type.Integer({ minimum: 1, maximum: 100 }),
  }),
  closed({ is: Type.Literal('voices'), least: Type.Integer({ minimum: 1, maximum: 20 }) }),
])
export type Condition =
  | { readonly is: 'owner' | 'introduces' | 'evidence' }
  | { readonly is: 'health'; readonly among: readonly ('good' | 'watch')[] }
  | { readonly is: 'team'; readonly among: readonly string[] }
  | { readonly is: 'signal'; readonly days: number }
  | { readonly is: 'record'; readonly least: number; readonly percent: number }
  | { readonly is: 'voices'; readonly least: number }

/** What is known of a nomination, as far as a rule may ask. Days are counted up to today. */
export type NominationFacts = {
  readonly isOwners: boolean
  readonly introduces: boolean
  readonly hasEvidence: boolean
  readonly health: string | null
  readonly teamId: string | null
  readonly team: string | null
  /** Since the last good signal of the person; null where there is none. */
  readonly signalDays: number | null
  /** Nominations of the nominator that were decided before, and how many of them were taken up. */
  readonly decidedBefore: number
  readonly acceptedBefore: number
  readonly voices: number
  /** What speaks against asking this customer now; then no rule takes them up. */
  readonly against: string | null
}

export type Finding = { readonly says: string; readonly holds: boolean }

/**
 * Whether a rule takes a nomination up. In: its conditions, what is known. Out: each condition with what was found, and
 * yes where all hold. No rule takes anybody up where something speaks against asking them, or where it asks nothing.
 */
export function judgeNomination(
  conditions: readonly Condition[],
  facts: NominationFacts,
): { readonly takes: boolean; readonly findings: readonly Finding[] } {
  const findings: Finding[] = conditions.map((condition) => findingOf(condition, facts))
  if (facts.against !== null) findings.unshift({ says: facts.against, holds: false })
  return { takes: conditions.length > 0 && findings.every(({ holds }) => holds), findings }
}

function findingOf(condition: Condition, facts: NominationFacts): Finding {
  switch (condition.is) {
    case 'owner':
      return yesNo(
        facts.isOwners,
        'Put forward by their relationship owner',
        'Not put forward by their relationship owner',
      )
    case 'introduces':
      return yesNo(facts.introduces, 'The nominator introduces them', 'The nominator does not introduce them')
    case 'evidence':
      return yesNo(facts.hasEvidence, 'There is evidence', 'No evidence was given')
    case 'health': {
      const holds = condition.among.some((each) => each === facts.health)
      return { holds, says: facts.health === null ? 'Health is not known' : `Health is ${facts.health}` }
    }
    case 'team': {
      const holds = facts.teamId !== null && condition.among.includes(facts.teamId)
      return { holds, says: `From ${facts.team ?? 'no team'}` }
    }
    case 'signal':
      return findingOfSignal(condition, facts)
    case 'record':
      return findingOfRecord(condition, facts)
    case 'voices': {
      const holds = facts.voices >= condition.least
      return { holds, says: facts.voices === 1 ? 'One colleague agrees' : `${facts.voices} colleagues agree` }
    }
  }
}

type Asks<K extends Condition['is']> = Extract<Condition, { readonly is: K }>

function findingOfSignal({ days }: Asks<'signal'>, { signalDays }: NominationFacts): Finding {
  if (signalDays === null) return { holds: false, says: 'No good signal is known' }
  return { holds: signalDays <= days, says: `Last good signal ${sayDaysAgo(signalDays)}` }
}

function findingOfRecord({ least, percent }: Asks<'record'>, facts: NominationFacts): Finding {
  const { decidedBefore, acceptedBefore } = facts
  const holds = decidedBefore >= least && acceptedBefore * 100 >= percent * decidedBefore
  return {
    holds,
    says: `${acceptedBefore} of ${decidedBefore} the nominator put forward before were taken up`,
  }
}

const yesNo = (holds: boolean, yes: string, no: string): Finding => ({ holds, says: holds ? yes : no })

const sayDaysAgo = (days: number) => (days === 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`)
