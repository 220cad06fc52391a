import type { BodyOf, ResponseOf } from '../../../kernel/contract.ts'
import { formatPercent } from '../../../web/format.ts'
import type { listAcceptanceRules, previewAcceptanceRule } from '../acceptance.contract.ts'

export type AcceptanceRule = ResponseOf<typeof listAcceptanceRules>['rows'][number]
export type RuleCondition = BodyOf<typeof previewAcceptanceRule>['conditions'][number]

/** The conditions of the form: each is on or off; teams are set by the API. */
export const offered: readonly (readonly [string, RuleCondition])[] = [
  ['owner', { is: 'owner' }],
  ['introduces', { is: 'introduces' }],
  ['evidence', { is: 'evidence' }],
  ['health', { is: 'health', among: ['good'] }],
  ['signal', { is: 'signal', days: 90 }],
  ['record', { is: 'record', least: 5, percent: 80 }],
  ['voices', { is: 'voices', least: 1 }],
]

/** A condition in a few words. */
export function conditionWords(condition: RuleCondition): string {
  switch (condition.is) {
    case 'owner':
      return 'put forward by the relationship owner'
    case 'introduces':
      return 'the nominator introduces them'
    case 'evidence':
      return 'there is evidence'
    case 'health':
      return `health is ${condition.among.join(' or ')}`
    case 'team':
      return condition.among.length === 1 ? 'from one team' : `from one of ${condition.among.length} teams`
    case 'signal':
      return `a good signal in the last ${condition.days} days`
    case 'record':
      return `of at least ${condition.least} the nominator put forward before, ${formatPercent(condition.percent / 100)} were taken up`
    case 'voices':
      return condition.least === 1 ? 'a colleague agrees' : `${condition.least} colleagues agree`
  }
}
