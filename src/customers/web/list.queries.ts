import { formatCountry } from '../../web/format.ts'

type Facet = {
  readonly name: string
  readonly label: string | null
  readonly options: readonly {
    readonly value: string
    readonly label: string | null
    readonly count: number
  }[]
}

type Words = {
  /** Facet → its name; in this order they stand. A custom facet carries its own name. */
  readonly names: Readonly<Record<string, string>>
  /** Facet → what its values are called. */
  readonly words: Readonly<Record<string, (value: string) => string>>
  /** Facets whose values have an order of their own; the others stand by count. */
  readonly orders: Readonly<Record<string, readonly string[]>>
}

/** Facet lists with the words of this reader. A facet that cannot narrow anything is left out. */
export function facetsInWords(
  facets: readonly Facet[] | undefined,
  { names, words, orders }: Words,
  chosen: Readonly<Record<string, readonly string[]>>,
) {
  return (facets ?? []).flatMap(({ name, label, options }) => {
    const title = label ?? names[name]
    const isChosen = (chosen[name]?.length ?? 0) > 0
    if (title === undefined || (options.length < 2 && !isChosen)) return []
    const order = orders[name]
    const sorted =
      order === undefined
        ? options
        : options.toSorted((a, b) => order.indexOf(a.value) - order.indexOf(b.value))
    const word = words[name]
    const shown = sorted.map(({ value, label: told, count }) => ({
      value,
      label: told ?? word?.(value) ?? value,
      count,
    }))
    return [{ name, label: title, options: shown }]
  })
}

export const countryWord = (code: string) => formatCountry(code)

/** The choices of custom facets, `custom.<field>` → values, as the address and the API carry them together. */
export function splitCustom(custom: readonly string[]): Record<string, readonly string[]> {
  const byField: Record<string, readonly string[]> = {}
  for (const each of custom) {
    const name = `custom.${each.slice(0, 36)}`
    byField[name] = [...(byField[name] ?? []), each.slice(37)]
  }
  return byField
}

/** The other way: one field's choices changed among all. */
export function withCustom(custom: readonly string[], facet: string, values: readonly string[]): string[] {
  const fieldId = facet.slice('custom.'.length)
  return [
    ...custom.filter((each) => !each.startsWith(`${fieldId}:`)),
    ...values.map((value) => `${fieldId}:${value}`),
  ]
}
