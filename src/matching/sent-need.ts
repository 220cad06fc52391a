import type { Need, StatedCriterion } from './need.ts'

type Told = StatedCriterion & { readonly isUsual?: boolean }

/** A need as it is sent: without the names of its criteria and their usual weights, which only answers carry. */
export function sentOf(
  need: Omit<Need, 'criteria'> & { readonly criteria: readonly Told[] },
): Omit<Need, 'criteria'> & { readonly criteria: StatedCriterion[] } {
  return {
    ...need,
    criteria: need.criteria.map(({ kind, value, weight, isMust, source, isUsual }) => ({
      kind,
      value,
      weight: isUsual === true ? null : weight,
      isMust,
      source,
    })),
  }
}
