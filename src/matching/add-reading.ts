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
