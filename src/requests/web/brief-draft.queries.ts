import { type Audience, audiences } from '../../activities/activity-type.ts'
import type { BodyOf } from '../../kernel/contract.ts'
import { sentOf } from '../../matching/sent-need.ts'
import type { NeedTold } from '../../matching/web/queries.ts'
import { readMoment, timeOf } from '../asks/web/ask.queries.ts'
import { matchDaysOf } from '../match-days.ts'
import type { createRequest } from '../request.contract.ts'
import type { Request, Start } from './queries.ts'

export type Brief = Omit<BodyOf<typeof createRequest>, 'isDraft' | 'contactId'>
type Told = Omit<Brief, 'need'> & { readonly need: NeedTold }

/** A time the requester can offer, as its two fields hold it. */
export type OfferedTime = { readonly key: string; readonly day: string; readonly hour: string }

/** A brief as somebody types it. */
export type BriefDraft = {
  readonly title: string
  readonly activityTypeId: string
  readonly audience: string
  readonly opportunityId: string | null
  readonly prospectId: string | null
  readonly need: NeedTold
  readonly wanted: number | null
  readonly speaksWith: string
  readonly speaksWithEmail: string
  readonly purpose: string
  readonly context: string
  readonly needBy: string
  readonly minutes: number | null
  readonly language: string
  readonly place: string
  readonly times: readonly OfferedTime[]
  readonly fields: Readonly<Record<string, string>>
  readonly exceptionReason: string
}

/** The form as a deal filled it in, or as it was written before. */
export function draftOf(brief: Told): BriefDraft {
  return {
    ...brief,
    title: brief.title ?? '',
    audience: brief.audience ?? '',
    speaksWith: brief.speaksWith ?? '',
    speaksWithEmail: brief.speaksWithEmail ?? '',
    needBy: brief.needBy ?? '',
    language: brief.language ?? '',
    place: brief.place ?? '',
    times: brief.times.map((moment) => ({ key: moment, ...timeOf(moment) })),
    exceptionReason: brief.exceptionReason ?? '',
  }
}

/**
 * What was typed laid over what the deal filled in. With another deal its criteria and fields change, and what a
 * person wrote or added themselves stays.
 */
export function withTyped(brief: Told, typed: Partial<BriefDraft>): BriefDraft {
  const { activityTypeId, opportunityId } = brief
  // A deal says who is to be convinced; without one the account somebody chose does.
  const prospectId = brief.prospectId ?? (opportunityId === null ? (typed.prospectId ?? null) : null)
  const fields = { ...brief.fields, ...typed.fields }
  const need = typed.need === undefined ? brief.need : needForOpportunity(brief.need, typed.need)
  return { ...draftOf(brief), ...typed, activityTypeId, opportunityId, prospectId, fields, need }
}

function needForOpportunity(filledIn: NeedTold, typed: NeedTold): NeedTold {
  if (typed.opportunityId === filledIn.opportunityId) return typed
  const isThere = (each: NeedTold['criteria'][number]) =>
    filledIn.criteria.some(({ kind, value }) => kind === each.kind && value === each.value)
  const own = typed.criteria.filter((each) => each.source === 'person' && !isThere(each))
  return { ...filledIn, words: typed.words, criteria: [...filledIn.criteria, ...own] }
}

/** Of the fields of a kind only what differs from what was filled in. */
export function typedFields(brief: Told, fields: BriefDraft['fields']): BriefDraft['fields'] {
  return Object.fromEntries(Object.entries(fields).filter(([label, value]) => brief.fields[label] !== value))
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

const audienceOf = (text: string): Audience | null => audiences.find((each) => each === text) ?? null

/** What the form says, as the contract calls it: without what its kind does not ask for. */
export function bodyOf(draft: BriefDraft, kind: Kind | undefined): Brief {
  const { activityTypeId, opportunityId, prospectId, need, purpose, context, fields } = draft
  const needBy = orNull(draft.needBy)
  const { hasHour, isTalk } = asksFor(kind)
  const offered = kind?.timing === 'fixed-day' ? onDay(draft) : draft.times
  const times = offered.map(({ day, hour }) => readMoment(day, hour)).filter((time) => time !== null)
  return {
    activityTypeId,
    opportunityId,
    prospectId,
    purpose: purpose.trim(),
    context: context.trim(),
    needBy,
    fields: Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== '')),
    need: sentOf({
      ...need,
      activityTypeId,
      opportunityId,
      prospectId,
      ...matchDaysOf(kind?.timing ?? 'slot', needBy),
    }),
    title: orNull(draft.title),
    audience: audienceOf(draft.audience),
    wanted: draft.wanted ?? 1,
    speaksWith: isTalk ? orNull(draft.speaksWith) : null,
    speaksWithEmail: isTalk ? orNull(draft.speaksWithEmail) : null,
    minutes: draft.minutes ?? 30,
    language: orNull(draft.language),
    place: hasHour ? orNull(draft.place) : null,
    times: hasHour ? times : [],
    exceptionReason: orNull(draft.exceptionReason),
  }
}

/** The brief of a request as it stands. */
export function toldOf(request: Request): Told {
  const { activityType, title, audience, opportunityId, prospectId, need, wanted, times, fields } = request
  const { speaksWith, speaksWithEmail, purpose, context, needBy, minutes, language, place, exceptionReason } =
    request
  return {
    activityTypeId: activityType.id,
    ...{ title, audience, opportunityId, prospectId, need, wanted, times, fields },
    ...{ speaksWith, speaksWithEmail, purpose, context, needBy, minutes, language, place, exceptionReason },
  }
}

/** The same, as it is sent. */
export function briefOf(request: Request): Brief {
  const told = toldOf(request)
  return { ...told, need: sentOf(told.need) }
}

type Kind = Start['activityTypes'][number]

/** What a kind asks for besides what every request does: somebody to talk with, an hour and a place. */
export function asksFor(kind: Pick<Kind, 'timing' | 'isLive'> | undefined) {
  return {
    isTalk: kind === undefined || kind.timing === 'slot' || kind.isLive,
    hasHour: kind?.timing !== 'by-day',
  }
}

/** What takes place on a day that is set begins at one hour of that day. */
const onDay = ({ times, needBy }: BriefDraft): readonly OfferedTime[] =>
  times.slice(0, 1).map((time) => ({ ...time, day: needBy }))

/** The kind of activity that is chosen, with its notice and its own fields. */
export function kindOf(kinds: readonly Kind[], activityTypeId: string): Kind | undefined {
  return kinds.find(({ id }) => id === activityTypeId)
}

/** True where it is wanted before the notice of its kind is kept: it goes on as an exception, with its reason. */
export function isBelowNotice({ needBy }: Pick<BriefDraft, 'needBy'>, kind: Kind | undefined): boolean {
  return kind !== undefined && needBy !== '' && needBy < kind.earliestOn
}

/** True where its deal is in too early a stage for its kind. */
export const isBelowStage = (kind: Kind | undefined): boolean => kind !== undefined && kind.below !== null

/** What the form waits for before it can be sent; null when nothing is missing. */
export function briefWaitsFor(draft: BriefDraft, kind: Kind | undefined): string | null {
  if (kind === undefined) return 'Choose what you ask for'
  if (draft.needBy === '') return `Fill in “${kind.dayLabel}”`
  if (draft.purpose.trim() === '') return 'Say what it is for'
  if ((isBelowNotice(draft, kind) || isBelowStage(kind)) && draft.exceptionReason.trim() === '') {
    return 'Say why it is an exception'
  }
  const missing = kind.fields.find((field) => field.isRequired && !draft.fields[field.label]?.trim())
  return missing === undefined ? null : `Fill in “${missing.label}”`
}

/** What each field is called, where a fault names it. */
export const labelsOf = (kind: Kind | undefined): Readonly<Record<string, string>> => ({
  ...briefLabels,
  ...(kind === undefined ? {} : { needBy: kind.dayLabel }),
})

export const briefLabels: Readonly<Record<string, string>> = {
  title: 'Title',
  activityTypeId: 'What',
  needBy: 'When, at the latest',
  speaksWith: 'With whom',
  purpose: 'Why',
  exceptionReason: 'Why the exception',
  opportunityId: 'Deal',
  wanted: 'How many',
  minutes: 'How long',
  speaksWithEmail: 'Their mail',
  context: 'What else they should know',
  place: 'Where',
  times: 'Times you can offer',
  language: 'Language',
}
