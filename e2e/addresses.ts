/** Every page, as its address; a name in braces stands for a record of the example company. */
export type Address = {
  readonly path: string
  /** False where the page needs a record, so that there is nothing to see in an empty workspace. */
  readonly whenEmpty: boolean
}

/** The pages of the frame, read from the router itself so that none can be forgotten. */
export function addressesOf(routerSource: string, ids: Readonly<Record<string, string>>): Address[] {
  const paths = [...routerSource.matchAll(/\bpage\(\s*'(\/[^']*)'/g)].map(([, path = '']) => path)
  return paths.map((path) => {
    const filled = path.replace(/\$(\w+)/g, (_, name: string) => {
      const id = ids[name]
      if (id === undefined)
        throw new Error(`${path}: nobody says which record ${name} is; add it to recordsOf in e2e/records.ts`)
      return id
    })
    return { path: filled, whenEmpty: filled === path }
  })
}
