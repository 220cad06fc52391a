import type { Criterion, Need } from './need.ts'

/** A need as it is sent: without the names of its criteria, which only answers carry. */
export function sentOf(need: Need): Omit<Need, 'criteria'> & { readonly criteria: Criterion[] } {
  return {
    ...need,
    criteria: need.criteria.map(({ kind, value, weight, isMust, source }) => ({
      kind,
      value,
      weight,
      isMust,
      source,
    })),
  }
}
