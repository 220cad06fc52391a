import type { Money } from '../kernel/money.ts'

/** Opportunities counted once each, with what they are worth by currency. */
export type Worth = {
  readonly opportunities: number
  /** Of them without an amount. */
  readonly unpriced: number
  /** The sum in the currency of the reports; null where no amount is in it. */
  readonly sum: Money | null
  /** Amounts in other currencies, which are shown apart: there is no dated rate to turn them by. */
  readonly apart: Money[]
}

/** So many opportunities with that currency (null: no amount), and their sum. */
export type Amounts = {
  readonly currency: string | null
  readonly opportunities: number
  readonly minor: number | null
}

/**
 * Adds amounts up in the currency of the reports; other currencies are summed each by itself and stand apart, the
 * largest number of opportunities first. Nothing is turned into another currency without a dated rate. Source:
 * domain.md, "Records", workspace.
 */
export function worthOf(all: readonly Amounts[], currency: string): Worth {
  const priced = all.filter((each) => each.currency !== null && each.minor !== null)
  const byCurrency = [...Map.groupBy(priced, (each) => each.currency ?? '')].map(([code, same]) => ({
    minor: same.reduce((sum, each) => sum + (each.minor ?? 0), 0),
    currency: code,
    opportunities: countOf(same),
  }))
  const own = byCurrency.find((each) => each.currency === currency)
  return {
    opportunities: countOf(all),
    unpriced: countOf(all) - countOf(priced),
    sum: own === undefined ? null : { minor: own.minor, currency },
    apart: byCurrency
      .filter((each) => each !== own)
      .sort((a, b) => b.opportunities - a.opportunities || (a.currency < b.currency ? -1 : 1))
      .map(({ minor, currency: code }) => ({ minor, currency: code })),
  }
}

const countOf = (all: readonly { readonly opportunities: number }[]) =>
  all.reduce((sum, each) => sum + each.opportunities, 0)
