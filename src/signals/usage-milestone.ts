import { Type } from 'typebox'
import { type Setting, setting } from '../kernel/setting.ts'

/** How much of something somebody used: 142 messages. */
export type UsageReading = { readonly measure: string; readonly value: number }

/** From how much on a use speaks for whoever uses it so. */
export type Milestone = { readonly measure: string; readonly at: number }

/** Use that is worth a signal, by measure. */
export const usageMilestones: Setting<string> = setting<string>({
  name: 'signals.usage-milestones',
  title: 'How much use is a signal',
  unit: 'measures with their milestones: “Sessions: 100, 500; Messages: 300”',
  source: 'Recruiting: about the most active tenth of those who answer a survey',
  why: 'Read from what a survey file says beside an answer, and from number fields of accounts and contacts of that name',
  schema: Type.String({ maxLength: 2_000 }),
  check(listed) {
    const wrong = partsOf(listed).find((part) => milestonesIn(part) === null)
    return wrong === undefined
      ? null
      : { reason: `has “${wrong}”; write a measure, a colon and its milestones` }
  },
  default: 'Sessions: 100; Messages: 300',
})

/** Reads milestones from what a workspace has set: each measure with each of its numbers. What is unreadable is none. */
export function readMilestones(listed: string): readonly Milestone[] {
  return partsOf(listed).flatMap((part) => milestonesIn(part) ?? [])
}

const partsOf = (listed: string) =>
  listed
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')

function milestonesIn(part: string): readonly Milestone[] | null {
  const [, measure, numbers = ''] = /^([^:]+):([\d\s,.]+)$/.exec(part) ?? []
  const each = numbers.split(',').map((text) => text.trim())
  if (measure === undefined || !each.every((text) => /^\d{1,12}(\.\d{1,3})?$/.test(text))) return null
  const found = each.map((text) => ({ measure: measure.trim(), at: Number(text) }))
  return measure.trim() === '' || found.some(({ at }) => at <= 0) ? null : found
}

/** Use in a few words, as lists have it: “4 sessions, 8 messages”; null where none is known. */
export function sayUsage(usage: readonly UsageReading[] | null): string | null {
  if (usage === null || usage.length === 0) return null
  return usage.map(({ measure, value }) => `${value} ${measure.toLowerCase()}`).join(', ')
}
