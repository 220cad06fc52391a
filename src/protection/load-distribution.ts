/** So many people carry so much load. */
export type LoadRun = { readonly load: number; readonly people: number }

/**
 * How evenly load lies on people. In: runs in any order. Out: how many people the busiest tenth is and which
 * share of all load it carries, and the Gini coefficient (0: all alike; towards 1: one carries everything).
 * Null where nobody carries anything.
 */
export function distributionOf(runs: readonly LoadRun[]): {
  readonly people: number
  readonly busiest: number
  readonly busiestShare: number | null
  readonly gini: number | null
} {
  const ascending = runs.filter(({ people }) => people > 0).toSorted((a, b) => a.load - b.load)
  const people = ascending.reduce((sum, run) => sum + run.people, 0)
  const total = ascending.reduce((sum, run) => sum + run.load * run.people, 0)
  const busiest = Math.ceil(people / 10)
  if (total === 0) return { people, busiest, busiestShare: null, gini: null }
  return {
    people,
    busiest,
    busiestShare: carriedBy(ascending, busiest) / total,
    gini: giniOf(ascending, people, total),
  }
}

function carriedBy(ascending: readonly LoadRun[], count: number): number {
  let [left, carried] = [count, 0]
  for (const run of ascending.toReversed()) {
    const taken = Math.min(left, run.people)
    carried += taken * run.load
    left -= taken
  }
  return carried
}

// 1 + 1/n − 2 × Σ (n + 1 − rank) × load ÷ (n × total), the ranks of a run summed at once.
function giniOf(ascending: readonly LoadRun[], people: number, total: number): number {
  let [before, weighted] = [0, 0]
  for (const run of ascending) {
    const ranks = run.people * (2 * people + 2 - (2 * before + run.people + 1))
    weighted += (ranks / 2) * run.load
    before += run.people
  }
  return 1 + 1 / people - (2 * weighted) / (people * total)
}
