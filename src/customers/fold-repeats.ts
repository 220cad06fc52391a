/** A line of a timeline, as far as it tells whether another is the same again. */
type Entry = {
  readonly kind: string
  readonly title: string
  readonly detail: string
  readonly when: string
  readonly to?: string
}

/**
 * One line for the same thing done again and again on a day, as an interview changes a profile part by part: the latest of
 * them, with how often. In and out: the latest first.
 */
export function foldRepeats<Line extends Entry>(entries: readonly Line[]): Line[] {
  const runs: Line[][] = []
  for (const entry of entries) {
    const run = runs.at(-1)
    if (run?.[0] !== undefined && isAgain(run[0], entry)) run.push(entry)
    else runs.push([entry])
  }
  return runs.flatMap(([latest, ...others]) => {
    if (latest === undefined || others.length === 0) return latest ?? []
    const often = `${others.length + 1} times that day`
    return { ...latest, detail: latest.detail === '' ? often : `${latest.detail}, ${often}` }
  })
}

const dayOfEntry = ({ when }: Entry) => when.slice(0, 10)

function isAgain(one: Entry, other: Entry): boolean {
  return (
    one.kind === 'note' &&
    other.kind === 'note' &&
    one.title === other.title &&
    one.detail === other.detail &&
    one.to === other.to &&
    dayOfEntry(one) === dayOfEntry(other)
  )
}
