import type { Static } from 'typebox'
import type { ActivityType, OwnField } from '../activities/activity-type.ts'
import { clean } from '../kernel/text.ts'
import { type Day, isDay } from '../kernel/time.ts'
import type { BriefSchema } from './brief.contract.ts'

/** What a requester fills in, as it is sent. */
export type Brief = Static<typeof BriefSchema>

type BriefFault = { readonly field: string; readonly reason: string }

/** The brief with texts trimmed, empty ones null, times in order and each once. */
export function tidyBrief(brief: Brief): Brief {
  const fields = Object.entries(brief.fields).map(([label, value]) => [label, value.trim()] as const)
  return {
    ...brief,
    title: clean(brief.title),
    speaksWith: clean(brief.speaksWith),
    purpose: clean(brief.purpose) ?? '',
    context: clean(brief.context) ?? '',
    place: clean(brief.place),
    exceptionReason: clean(brief.exceptionReason),
    times: [...new Set(brief.times)].sort(),
    fields: Object.fromEntries(fields.filter(([, value]) => value !== '')),
    need: { ...brief.need, words: brief.need.words.trim() },
  }
}

/**
 * What keeps a brief from being handed in, as field and reason; empty where nothing does. In: the tidied brief,
 * its activity, today, and the first day that keeps the activity's notice. Below the notice it is an exception and
 * wants its reason. Source: practice B1.2 "complete brief", "days of notice".
 */
export function faultsOfBrief(
  brief: Brief,
  type: ActivityType,
  when: { readonly today: Day; readonly earliestOn: Day },
): readonly BriefFault[] {
  const faults = [...faultsOfDay(brief, type, when), ...faultsOfFields(brief, type.fields)]
  if (brief.purpose === '') faults.push({ field: 'purpose', reason: 'Say what it is for.' })
  if (type.isLive && brief.speaksWith === null && brief.prospectId === null && brief.opportunityId === null) {
    faults.push({ field: 'speaksWith', reason: 'Say whom the customer would talk to.' })
  }
  for (const { label, isRequired } of type.fields) {
    if (isRequired && brief.fields[label] === undefined) {
      faults.push({ field: `fields.${label}`, reason: `${label}: this is needed.` })
    }
  }
  return faults
}

function faultsOfDay(
  brief: Brief,
  type: ActivityType,
  { today, earliestOn }: { readonly today: Day; readonly earliestOn: Day },
): BriefFault[] {
  if (brief.needBy === null) return [{ field: 'needBy', reason: 'Say by when you need it.' }]
  if (!isDay(brief.needBy)) return [{ field: 'needBy', reason: 'This is no day.' }]
  if (brief.needBy < today) return [{ field: 'needBy', reason: 'This day lies in the past.' }]
  if (brief.needBy >= earliestOn || brief.exceptionReason !== null) return []
  const notice = `${type.noticeDays} working ${type.noticeDays === 1 ? 'day' : 'days'} of notice`
  return [
    {
      field: 'exceptionReason',
      reason: `${type.name} wants ${notice}: ${earliestOn} at the earliest. Say why it has to be sooner.`,
    },
  ]
}

/** What is wrong with the values of an activity's own fields; unknown fields are refused, never dropped. */
export function faultsOfFields(brief: Brief, fields: readonly OwnField[]): BriefFault[] {
  return Object.entries(brief.fields).flatMap(([label, value]) => {
    const field = fields.find((each) => each.label === label)
    const reason =
      field === undefined ? 'This kind of activity has no such field.' : faultOfValue(field, value)
    return reason === null ? [] : [{ field: `fields.${label}`, reason }]
  })
}

function faultOfValue(field: OwnField, value: string): string | null {
  switch (field.kind) {
    case 'text':
      return null
    case 'number':
      return /^-?\d+([.,]\d+)?$/.test(value) ? null : 'This is no number.'
    case 'date':
      return isDay(value) ? null : 'This is no day.'
    case 'link':
      return isWebAddress(value) ? null : 'This is no web address: it begins with https://.'
    case 'choice':
      return field.choices.includes(value) ? null : `Choose one of: ${field.choices.join(', ')}.`
  }
}

function isWebAddress(value: string): boolean {
  const address = URL.parse(value)
  return address !== null && ['https:', 'http:'].includes(address.protocol) && address.hostname.includes('.')
}

/** The field of some activities that the deal or the account answers anyway. */
const prospectField = 'Prospect'

/** The values of an activity's own fields, with the prospect's name where its field is still empty. */
export function fillFields(
  values: Readonly<Record<string, string>>,
  fields: readonly Pick<OwnField, 'label'>[],
  prospect: string | null,
): Record<string, string> {
  const isOpen = fields.some(({ label }) => label === prospectField) && values[prospectField] === undefined
  return isOpen && prospect !== null ? { ...values, [prospectField]: prospect } : { ...values }
}

/** True where it is wanted before the notice of the activity is kept. */
export function isException(brief: Pick<Brief, 'needBy'>, earliestOn: Day): boolean {
  return brief.needBy !== null && brief.needBy < earliestOn
}
