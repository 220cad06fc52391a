/** How often the same text must have been asked before it is worth a name. */
const askedBefore = 5

/** Names given in all: a connection keeps a plan for each, of some tens of kilobytes. */
const mostNames = 200

/** Texts remembered that have no name yet; most of them, an insert of so many rows say, never come again. */
const mostCounted = 2_000

/** A plan made for a name expects short lists; a long one is worth a plan of its own. */
const longestList = 100

const names = new Map<string, string>()
const counts = new Map<string, number>()

/**
 * The name under which a connection keeps the plan of a statement that comes again and again, or undefined for one
 * that is planned anew. Measured: planning the reads of a list takes as long as running them.
 */
export function nameStatement(text: string, values: readonly unknown[]): string | undefined {
  // Without values a text may be several statements, which no name can stand for.
  if (values.length === 0) return undefined
  if (values.some((value) => Array.isArray(value) && value.length > longestList)) return undefined
  const known = names.get(text)
  if (known !== undefined || names.size >= mostNames) return known
  const count = (counts.get(text) ?? 0) + 1
  if (count > askedBefore) {
    counts.delete(text)
    names.set(text, `s${names.size + 1}`)
    return names.get(text)
  }
  if (counts.size >= mostCounted) counts.clear()
  counts.set(text, count)
  return undefined
}
