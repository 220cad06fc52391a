import type { Static } from 'typebox'
import type { ActivityType, OwnField } from '../activities/activity-type.ts'
import { clean } from '../kernel/text.ts'
import { type Day, daysBetween, isDay } from '../kernel/time.ts'
import type { BriefSchema } from './brief.contract.ts'
import type { BelowStage } from './opportunity-stages.ts'

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

type Moment = {
  readonly today: Day
  /** The first day that keeps the notice of the activity. */
  readonly earliestOn: Day
  /** The stage of its deal, where that is too early for the activity. */
  readonly below: BelowStage | null
}

/**
 * What keeps a brief from being handed in, as field and reason; empty where nothing does. In: the tidied brief, its
 * activity, and when it is asked for. Below the notice, and below the stage, it is an exception and wants its reason.
 * Source: practice B1.2 "complete brief", "days of notice", "right stage".
 */
export function faultsOfBrief(brief: Brief, type: ActivityType, when: Moment): readonly BriefFault[] {
  const faults = [
    ...faultsOfDay(brief, type, when),
    ...faultsOfStage(brief, type, when),
    ...faultsOfFields(brief, type.fields),
  ]
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

function faultsOfDay(brief: Brief, type: ActivityType, { today, earliestOn }: Moment): BriefFault[] {
  const { dayLabel } = type
  if (brief.needBy === null) return [{ field: 'needBy', reason: `${dayLabel}: say which day.` }]
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

function faultsOfStage(brief: Brief, type: ActivityType, { below }: Moment): BriefFault[] {
  if (below === null || brief.exceptionReason !== null) return []
  const reason = `The deal is in “${below.now}”; ${type.name} is for “${below.earliest}” and later. Say why it is needed now.`
  return [{ field: 'exceptionReason', reason }]
}

/** What is wrong with the values of an activity's own fields; unknown fields are refused, never dropped. */
export function faultsOfFields(
  { fields: values }: Pick<Brief, 'fields'>,
  fields: readonly OwnField[],
): BriefFault[] {
  return Object.entries(values).flatMap(([label, value]) => {
    const field = fields.find((each) => each.label === label)
    const reason =
      field === undefined ? 'This kind of activity has no such field.' : faultOfValue(field, value)
    return reason === null ? [] : [{ field: `fields.${label}`, reason }]
  })
}

/** Why a value does not fit its field; null where it does. */
export function faultOfValue(field: OwnField, value: string): string | null {
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
export const prospectField = 'Prospect'

/** The values of an activity's own fields, with the prospect's name where its field is still empty. */
export function fillFields(
  values: Readonly<Record<string, string>>,
  fields: readonly Pick<OwnField, 'label'>[],
  prospect: string | null,
): Record<string, string> {
  const isOpen = fields.some(({ label }) => label === prospectField) && values[prospectField] === undefined
  return isOpen && prospect !== null ? { ...values, [prospectField]: prospect } : { ...values }
}

/** True where it is wanted before the notice of the activity is kept, or too early in its deal. */
export function isException(
  { needBy }: Pick<Brief, 'needBy'>,
  { earliestOn, below }: Pick<Moment, 'earliestOn' | 'below'>,
): boolean {
  return below !== null || (needBy !== null && needBy < earliestOn)
}

/**
 * What a brief says that means nothing for its kind of activity, as field and reason: what is delivered by a day is held
 * nowhere and at no hour; what takes place on a day that is set begins on that day. A day more or less is the zone.
 */
export function faultsOfKind(
  { times, place, needBy }: Pick<Brief, 'times' | 'place' | 'needBy'>,
  { timing, dayLabel }: Pick<ActivityType, 'timing' | 'dayLabel'>,
): readonly BriefFault[] {
  if (timing === 'slot') return []
  if (timing === 'fixed-day') {
    const isElsewhere = (at: string) => needBy !== null && Math.abs(daysBetween(needBy, at.slice(0, 10))) > 1
    const reason = `It takes place on the day that is set: ${dayLabel}.`
    return times.flatMap((at, place) => (isElsewhere(at) ? [{ field: `times.${place}`, reason }] : []))
  }
  const reason = 'This is delivered by a day: it has no hour and no place.'
  return [
    ...(times.length > 0 ? [{ field: 'times', reason }] : []),
    ...(place !== null ? [{ field: 'place', reason }] : []),
  ]
}
