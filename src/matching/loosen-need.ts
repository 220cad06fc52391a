import type { Day } from '../kernel/time.ts'
import { groupOf } from './fit.ts'
import type { Loosening } from './loosening.ts'
import type { Need, StatedCriterion } from './need.ts'

type NeedOf<C extends StatedCriterion> = Omit<Need, 'criteria'> & { readonly criteria: readonly C[] }

/** A loosening with the names of the wider values that would be asked for. */
type NamedLoosening = Pick<Loosening, 'kind' | 'value'> & {
  readonly to: readonly { readonly value: string; readonly name: string }[] | null
}

/**
 * A need as a loosening would have it: without what it leaves out, with what it asks for more widely, or with more
 * time. In: the need, the loosening, and the day the match was made for. Weights and musts stay as they are.
 */
export function loosenNeed<C extends StatedCriterion>(
  need: NeedOf<C>,
  { kind, value, to }: NamedLoosening,
  wishedOn: Day,
): Omit<Need, 'criteria'> & { criteria: C[] } {
  const criteria = [...need.criteria]
  if (kind === 'words') return { ...need, criteria, words: '' }
  if (kind === 'day') {
    // Where the last day alone said when, waiting begins there and not at the notice, which may be later still.
    const from = need.wishedOn ?? (need.by === null ? null : wishedOn)
    return { ...need, criteria, wishedOn: from, by: value }
  }
  const isMeant = (each: C) =>
    each.kind === kind && (value === null || groupOf(each) === groupOf({ kind, value }))
  const at = criteria.findIndex(isMeant)
  const first = criteria[at]
  if (first === undefined) return { ...need, criteria }
  const wider = (to ?? []).map((each) => ({ ...first, ...each }))
  return { ...need, criteria: criteria.filter((each) => !isMeant(each)).toSpliced(at, 0, ...wider) }
}
