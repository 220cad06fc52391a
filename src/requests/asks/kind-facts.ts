import { germanLabelOf } from '../../activities/field.texts.ts'
import { isDay } from '../../kernel/time.ts'
import { isWordsField } from '../approvals/wording.ts'
import { prospectField } from '../brief.ts'
import { type AskFacts, type FieldEntry, zoneOf } from './ask-facts.ts'
import { askPageTexts } from './ask-page.texts.ts'
import type { PageLanguage } from './page-language.ts'
import { tellDay, tellMoment, tellZone } from './page-time.ts'

/** One thing to know about what is asked. */
export type Fact = { readonly label: string; readonly text: string }

const tellLabel = (label: string, language: PageLanguage) =>
  language === 'de' ? germanLabelOf(label) : label

/** Who reads it: the customer's side what the kind tells them, ours all of it. */
export type FieldReaders = 'customer' | 'ours'

/**
 * What the brief says in the fields of its kind, in the reader's language. Whom they would convince and the language
 * spoken stand elsewhere on every page.
 */
export function ownFactsOf(
  { request }: Pick<AskFacts, 'request'>,
  language: PageLanguage,
  readers: FieldReaders = 'customer',
): Fact[] {
  return request.ownFields.flatMap(({ label, kind, text, isForCustomer }) => {
    if (readers === 'customer' && !isForCustomer) return []
    if (label === prospectField || (label === 'Language' && request.language !== null)) return []
    const told =
      kind === 'date' && isDay(text)
        ? tellDay(text, language)
        : kind === 'choice'
          ? tellLabel(text, language)
          : text
    return [{ label: tellLabel(label, language), text: told }]
  })
}

/** Those that are not the words themselves, which stand on their own once they are written. */
export const fieldsBesidesWords = (fields: readonly FieldEntry[]): FieldEntry[] =>
  fields.filter(({ label }) => label !== prospectField && !isWordsField(label))

/** What an approver reads besides the words, as one paragraph of a mail, a line each; none where there is nothing. */
export function approverLines(ask: AskFacts, language: PageLanguage, readers: FieldReaders): string[] {
  const ownFields = fieldsBesidesWords(ask.request.ownFields)
  const facts = ownFactsOf({ request: { ...ask.request, ownFields } }, language, readers)
  return facts.length === 0 ? [] : [facts.map(({ label, text }) => `${label}: ${text}`).join('\n')]
}

/** True where the day is set and one hour with it: there is nothing to choose. */
export function isSetFor({ activity }: AskFacts, times: readonly string[]): boolean {
  return activity.timing === 'fixed-day' && times.length === 1
}

/**
 * When and where what is asked takes place, under the name its kind gives the day. `times` are those that may be
 * chosen from: where there are some, or one is agreed, a talk needs no day besides.
 */
export function whenAndWhereOf(ask: AskFacts, times: readonly string[], language: PageLanguage): Fact[] {
  const { activity, request, meeting } = ask
  const { labels } = askPageTexts(language)
  const hasTime = activity.timing === 'slot' && (times.length > 0 || meeting?.state === 'planned')
  const hasDay = request.needBy !== null && !hasTime
  const [first] = times
  const zone = zoneOf(ask)
  const begins =
    first !== undefined && isSetFor(ask, times)
      ? `${tellMoment(first, zone, language)} (${tellZone(zone, language)})`
      : ''
  const all = [
    { label: tellLabel(activity.dayLabel, language), text: hasDay ? tellDay(request.needBy, language) : '' },
    { label: labels.begins, text: begins },
    { label: labels.where, text: activity.timing === 'fixed-day' ? (request.place ?? '') : '' },
  ]
  return all.filter(({ text }) => text !== '')
}
