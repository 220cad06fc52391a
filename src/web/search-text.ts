type Search = Readonly<Record<string, unknown>>

/** `?q=a&industry=x&industry=y` as it stands: every value is text, a repeated name is a list. */
export function parseSearch(text: string): Record<string, string | readonly string[]> {
  const pairs = new URLSearchParams(text)
  return Object.fromEntries(
    [...new Set(pairs.keys())].map((name) => {
      const values = pairs.getAll(name)
      return [name, values.length === 1 ? (values[0] ?? '') : values]
    }),
  )
}

export function stringifySearch(search: Search): string {
  const pairs = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) pairs.append(name, String(one))
    }
  }
  const text = pairs.toString()
  return text === '' ? '' : `?${text}`
}
