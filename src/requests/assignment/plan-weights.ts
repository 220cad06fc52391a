import { Type } from 'typebox'
import { type Setting, setting } from '../../kernel/setting.ts'
import type { PlanWeights } from '../../matching/assignment.ts'

const weight = (name: Setting<number>['name'], title: string, why: string, value: number) =>
  setting<number>({
    name,
    title,
    unit: 'times the rank of whoever is asked',
    source: 'domain, Assignment: total value is greatest; no source says what a place is worth',
    why,
    schema: Type.Integer({ minimum: 1, maximum: 20 }),
    default: value,
  })

/** How much a place of a request counts in the plan for all, where one advocate could serve several. */
export const planWeightSettings = [
  weight(
    'requests.plan-smallest-deal',
    'What a very small deal counts in the plan for all',
    'What all others are measured by',
    1,
  ),
  weight(
    'requests.plan-largest-deal',
    'What the largest deal counts in it',
    'Those between count by the root of their amount, so that a deal a hundred times as large does not take everybody',
    3,
  ),
  weight(
    'requests.plan-without-deal',
    'What a request without a deal counts in it',
    'As much as a middling deal, so that press and events are not left to the end',
    2,
  ),
] as const

/** The weights from the values of the settings, in their order; a largest deal never counts less than the smallest. */
export function planWeightsFrom([leastWeight, mostWeight, usualWeight]: readonly [
  number,
  number,
  number,
]): PlanWeights {
  return { leastWeight, mostWeight: Math.max(leastWeight, mostWeight), usualWeight }
}
