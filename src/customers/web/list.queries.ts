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

/** Facet lists with the words of this reader; facets without options are left out. */
export function facetsInWords(
  facets: readonly Facet[] | undefined,
  names: Readonly<Record<string, string>>,
  words: Readonly<Record<string, (value: string) => string>>,
) {
  return (facets ?? []).flatMap(({ name, label, options }) => {
    const title = label ?? names[name]
    if (title === undefined || options.length === 0) return []
    const word = words[name]
    return [
      {
        name,
        label: title,
        options: options.map((option) => ({
          value: option.value,
          label: option.label ?? word?.(option.value) ?? option.value,
          count: option.count,
        })),
      },
    ]
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
