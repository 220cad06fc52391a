/** A term of a tree and what stands above it. */
export type TreeNode = {
  readonly id: string
  readonly name: string
  readonly parentId: string | null
  /** Groups it belongs to beside the tree: Germany to DACH. */
  readonly groupIds?: readonly string[]
}

/** Terms by id, as many as are needed to reach the top from each of them. */
export type TermTree = ReadonlyMap<string, TreeNode>

/** Where a term stands as seen from the one that is wanted. */
export type Relation = 'same' | 'below' | 'above' | 'beside' | 'apart'

export type Nearness = { readonly part: number; readonly relation: Relation }

/** What one step costs: down to something narrower, up to something wider, and over to a neighbour. */
const narrower = 0.03
const wider = 0.75
const neighbour = 0.6
const farther = 0.5

/**
 * How near a term is to the one wanted, 0 to 1: the same is 1, what lies below it hardly less, a term above it
 * three quarters for each level, neighbours under one roof 0.6 and half of that for each further step. Who belongs to
 * the group that is wanted lies one step below it, and a group that was found one step above; that two belong to one
 * group makes them no neighbours. Terms without anything in common: 0. Source: domain.md "Matching", distance in the trees.
 */
export function nearness(tree: TermTree, wanted: string, found: string): Nearness {
  const above = lineOf(tree, wanted)
  const path = lineOf(tree, found)
  const [within, around] = [stepsIntoGroup(tree, path, wanted), stepsIntoGroup(tree, above, found)]
  if (within > 0) return { part: Math.max(0.9, 1 - narrower * within), relation: 'below' }
  if (around > 0) return { part: wider ** around, relation: 'above' }
  const down = path.findIndex((id) => above.includes(id))
  if (down < 0) return { part: 0, relation: 'apart' }
  const up = above.indexOf(path[down] ?? '')
  if (up === 0) return { part: Math.max(0.9, 1 - narrower * down), relation: down === 0 ? 'same' : 'below' }
  if (down === 0) return { part: wider ** up, relation: 'above' }
  return { part: neighbour * farther ** (up + down - 2), relation: 'beside' }
}

/** How many steps lead from the first of a line into a group that one of the line belongs to; 0 where none does. */
function stepsIntoGroup(tree: TermTree, line: readonly string[], group: string): number {
  return line.findIndex((id) => tree.get(id)?.groupIds?.includes(group)) + 1
}

/** A term and everything above it, itself first. */
export function lineOf(tree: TermTree, id: string): readonly string[] {
  const line: string[] = []
  for (let at: string | null = id; at !== null && !line.includes(at); at = tree.get(at)?.parentId ?? null) {
    line.push(at)
  }
  return line
}
