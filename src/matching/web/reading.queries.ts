import { keepPreviousData } from '@tanstack/react-query'
import type { ResponseOf } from '../../kernel/contract.ts'
import { apiQuery } from '../../web/api-query.ts'
import { formatDay, formatWeekday } from '../../web/format.ts'
import { isSame } from '../add-reading.ts'
import { criterionLabels } from '../need.ts'
import type { readNeed } from '../reading.contract.ts'
import { sentOf } from '../sent-need.ts'
import type { NeedTold } from './queries.ts'

export type Reading = ResponseOf<typeof readNeed>
export type Span = Reading['spans'][number]
export type Choice = Span['choices'][number]

/** A sentence as it was read, on top of what a deal filled in; while it is read, the last reading stays in sight. */
export function readingQuery(sentence: string, need?: NeedTold) {
  const body = need === undefined ? { sentence } : { sentence, need: sentOf(need) }
  return { ...apiQuery<typeof readNeed>('POST /needs/reading', { body }), placeholderData: keepPreviousData }
}

/** When a need wants it, in words: “By Fri 11 Dec”. */
export function sayWhen({
  wishedOn,
  by,
}: Pick<NeedTold, 'wishedOn' | 'by'>): readonly [opener: string, day: string] {
  if (wishedOn !== null && by !== null) return ['From', `${formatDay(wishedOn)} to ${formatDay(by)}`]
  if (by !== null) return ['By', formatWeekday(by)]
  return ['On', wishedOn === null ? 'the first day possible' : formatWeekday(wishedOn)]
}

/** What a choice is called on its button. */
export function sayChoice({ criteria, activity, when, opportunity, account }: Choice): string {
  if (when !== null) return sayWhen(when).join(' ')
  if (activity !== null) return `Ask for ${activity.name}`
  if (opportunity !== null) return `Deal ${opportunity.name}`
  if (account !== null) return `Account ${account.name}, without a deal`
  const [first] = criteria
  if (first === undefined) return ''
  return `${criterionLabels[first.kind]} ${criteria.map(({ name }) => name).join(' or ')}`
}

/** True where the need already is what a choice would make of it. */
export function isChosen(
  need: NeedTold,
  { criteria, activity, when, opportunity, account }: Choice,
): boolean {
  if (when !== null) return need.wishedOn === when.wishedOn && need.by === when.by
  if (activity !== null) return need.activityTypeId === activity.id
  if (opportunity !== null) return need.opportunityId === opportunity.id
  if (account !== null) return need.opportunityId === null && need.prospectId === account.id
  return criteria.every((each) => need.criteria.some((one) => isSame(one, each)))
}

/** A need with a piece of its sentence taken for something else. */
export function withChoice(need: NeedTold, span: Span, choice: Choice): NeedTold {
  const { criteria, activity, when, account } = choice
  if (when !== null) return { ...need, ...when }
  if (activity !== null) return { ...need, activityTypeId: activity.id }
  if (account !== null) return { ...need, opportunityId: null, prospectId: account.id }
  const gone = (each: NeedTold['criteria'][number]) =>
    [...span.criteria, ...criteria].some((one) => isSame(one, each))
  const added = criteria.map((each) => ({
    ...each,
    weight: 1,
    isUsual: true,
    isMust: false,
    source: 'person' as const,
  }))
  const words = span.as === 'words' ? without(need.words, span.text) : need.words
  return {
    ...need,
    criteria: [...need.criteria.filter((each) => !gone(each)), ...added],
    words,
  }
}

function without(words: string, text: string): string {
  return words
    .replace(text, '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .join(', ')
}
