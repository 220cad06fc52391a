/** What fits an opportunity: the story its need was cut from, and others by their grade. */
export type Judgements = {
  readonly source: string | null
  readonly grades: ReadonlyMap<string, number>
}

/** Reads lines of opportunity, story, kind (KI: the source; AT: by attributes) and grade, parted by tabs. */
export function readJudgements(text: string): ReadonlyMap<string, Judgements> {
  const lines = text.split('\n').map((line) => line.trim().split('\t'))
  const byOpportunity = Map.groupBy(
    lines.filter(([, story]) => story !== undefined),
    ([opportunity = '']) => opportunity,
  )
  return new Map(
    [...byOpportunity].map(([opportunity, own]) => [
      opportunity,
      {
        source: own.find(([, , kind]) => kind === 'KI')?.[1] ?? null,
        grades: new Map(
          own.flatMap(([, story = '', kind, grade]) =>
            kind === 'AT' ? [[story, Number(grade)] as const] : [],
          ),
        ),
      },
    ]),
  )
}

/** Normalised discounted cumulative gain of the first `depth`: 1 where the best possible order was found. */
export function ndcgAt(
  depth: number,
  ranked: readonly string[],
  grades: ReadonlyMap<string, number>,
): number {
  const gain = (list: readonly number[]) =>
    list.slice(0, depth).reduce((sum, grade, at) => sum + grade / Math.log2(at + 2), 0)
  const best = gain([...grades.values()].toSorted((a, b) => b - a))
  return best === 0 ? 0 : gain(ranked.map((story) => grades.get(story) ?? 0)) / best
}

/** The mean; 0 of nothing. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
