import { accept, type Decision, refuse } from '../kernel/result.ts'
import { squeeze } from '../kernel/text.ts'

export type TreeTerm = {
  readonly id: string
  readonly name: string
  readonly parentId: string | null
  readonly retiredAt: string | null
  readonly aliases: readonly string[]
}

/**
 * May this term stand below that one? In: all terms of the taxonomy. Refuses a parent that is the term itself,
 * lies below it, or is retired.
 */
export function decideMove(
  terms: readonly TreeTerm[],
  termId: string | null,
  parentId: string | null,
): Decision<object, 'term-inside-itself' | 'parent-retired'> {
  const byId = new Map(terms.map((term) => [term.id, term]))
  const parent = parentId === null ? undefined : byId.get(parentId)
  if (parent !== undefined && parent.retiredAt !== null) {
    return refuse('parent-retired', `“${parent.name}” is retired. Bring it back first.`)
  }
  for (let above = parent; above !== undefined; above = byId.get(above.parentId ?? '')) {
    if (above.id === termId) return refuse('term-inside-itself', 'A term cannot stand below itself.')
  }
  return accept({})
}

/** Refuses to retire a term that has terms in use below it: they would hang in the air. */
export function decideRetirement(
  terms: readonly TreeTerm[],
  termId: string,
): Decision<object, 'term-has-children'> {
  const below = terms.filter((term) => term.parentId === termId && term.retiredAt === null)
  if (below.length === 0) return accept({})
  const names = below.slice(0, 3).map((term) => `“${term.name}”`)
  const more = below.length > 3 ? ` and ${below.length - 3} more` : ''
  return refuse('term-has-children', `Move or retire what stands below it first: ${names.join(', ')}${more}.`)
}

/**
 * Is this spelling free for a term (null: a new one)? Refuses what another term is called or may be written,
 * letters and digits only, and a text without any.
 */
export function decideSpelling(
  terms: readonly TreeTerm[],
  termId: string | null,
  text: string,
): Decision<object, 'spelling-taken' | 'spelling-empty'> {
  const spelling = squeeze(text)
  if (spelling === '') return refuse('spelling-empty', 'A term needs letters or digits.')
  const others = terms.filter((term) => term.id !== termId)
  const named = others.find((term) => squeeze(term.name) === spelling)
  if (named !== undefined) {
    const retired = named.retiredAt === null ? '' : ', which is retired'
    return refuse('spelling-taken', `There is “${named.name}” already${retired}.`, { termId: named.id })
  }
  const aliased = others.find((term) => term.aliases.some((alias) => squeeze(alias) === spelling))
  if (aliased === undefined) return accept({})
  return refuse('spelling-taken', `“${text}” already means “${aliased.name}”.`, { termId: aliased.id })
}

/** How often each term or one below it is used: own uses summed up the tree, by id. */
export function sumUses(
  terms: readonly { readonly id: string; readonly parentId: string | null; readonly uses: number }[],
): Map<string, number> {
  const sums = new Map(terms.map(({ id, uses }) => [id, uses]))
  const parentOf = new Map(terms.map(({ id, parentId }) => [id, parentId]))
  for (const { parentId, uses } of terms) {
    for (let above = parentId; above !== null; above = parentOf.get(above) ?? null) {
      sums.set(above, (sums.get(above) ?? 0) + uses)
    }
  }
  return sums
}
