import type { Need, StatedCriterion } from './need.ts'
import type { Reading } from './read-sentence.ts'

/** A need holds no more criteria. Source: its contract. */
const mostCriteria = 30

/**
 * A need with what a sentence adds to it. What the sentence says of a kind takes the place of what the deal filled in
 * of that kind, and its day that of another day; what a person stated stays beside it. Adding the same twice changes
 * nothing.
 */
export function addReading(need: Need, reading: Reading): Need {
  const said = reading.criteria.map(
    ({ kind, value, isMust }): StatedCriterion => ({
      kind,
      value: value.slice(0, 120),
      weight: null,
      isMust,
      source: 'person',
    }),
  )
  const kinds = new Set(said.map(({ kind }) => kind))
  const kept = need.criteria.filter(
    (each) => !(each.source === 'deal' && kinds.has(each.kind)) && !said.some((one) => isSame(one, each)),
  )
  const hasDay = reading.wishedOn !== null || reading.by !== null
  return {
    ...need,
    activityTypeId: reading.activityTypeId ?? need.activityTypeId,
    wishedOn: hasDay ? reading.wishedOn : need.wishedOn,
    by: hasDay ? reading.by : need.by,
    wanted: reading.wanted ?? need.wanted,
    criteria: [...said, ...kept].slice(0, mostCriteria),
    words: joined(need.words, reading.words),
  }
}

/** True for two criteria that ask for the same thing, whatever each weighs. */
export const isSame = (
  a: Pick<StatedCriterion, 'kind' | 'value'>,
  b: Pick<StatedCriterion, 'kind' | 'value'>,
) => a.kind === b.kind && a.value === b.value

function joined(words: string, more: string): string {
  if (words.includes(more)) return words
  return [words, more]
    .filter((each) => each !== '')
    .join(', ')
    .slice(0, 4_000)
}

type Told = StatedCriterion & { readonly isUsual: boolean }
type NeedTold = Omit<Need, 'criteria'> & { readonly criteria: readonly Told[] }
type Read = {
  readonly need: NeedTold
  readonly spans: readonly {
    readonly as: string
    readonly criteria: readonly Pick<StatedCriterion, 'kind' | 'value'>[]
  }[]
}

/**
 * A need without what a sentence gave it and nobody changed since, so that the sentence can be read anew: what a
 * person stated or weighed by hand stays. In: the need, what the sentence was read as, and the kind of activity where
 * it names none.
 */
export function withoutReading<T extends NeedTold>(
  need: T,
  { need: read, spans }: Read,
  activityTypeId: string,
): T {
  const given = spans.flatMap(({ criteria }) => criteria)
  const says = (sense: string) => spans.some(({ as }) => as === sense)
  const isAsRead = (each: Told) =>
    each.isUsual &&
    given.some((one) => isSame(one, each)) &&
    read.criteria.some((one) => isSame(one, each) && one.isMust === each.isMust)
  const isDayRead = says('when') && need.wishedOn === read.wishedOn && need.by === read.by
  return {
    ...need,
    activityTypeId:
      says('activity') && need.activityTypeId === read.activityTypeId ? activityTypeId : need.activityTypeId,
    wishedOn: isDayRead ? null : need.wishedOn,
    by: isDayRead ? null : need.by,
    wanted: says('wanted') && need.wanted === read.wanted ? 1 : need.wanted,
    words: need.words === read.words ? '' : need.words,
    criteria: need.criteria.filter((each) => !isAsRead(each)),
  }
}
