import { readLines } from '../../customers/duplicates/server/alike.reads.ts'
import { findPairs } from '../../customers/duplicates/server/look-for-duplicates.ts'
import { tellLikeness } from '../../customers/duplicates/tell-likeness.ts'
import type { MergedRecord } from '../../customers/merging/merge-fields.ts'
import type { RowResult } from '../../customers/row-result.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { ImportKind } from '../import-kind.ts'

/**
 * So many rows from the top of a file are told whom they look like. Of a larger file, whose look-up would cost more than
 * the import, the rest turns up minutes later among the duplicates.
 */
const mostLooked = 500

// Whom a story or a quote names is made with it.
const records: Readonly<{ [kind in ImportKind]?: MergedRecord }> = {
  contacts: 'contact',
  accounts: 'account',
  stories: 'contact',
  quotes: 'contact',
}

/** Says of new rows whom they look like, by name, score and reasons. Three statements, however many rows. */
export async function noteAlike(
  tx: WorkspaceTx,
  workspaceId: string,
  kind: ImportKind,
  results: readonly RowResult[],
): Promise<RowResult[]> {
  const record = records[kind]
  const madeBy = ({ outcome, id, madeContactId }: RowResult) =>
    kind === 'stories' || kind === 'quotes' ? madeContactId : outcome === 'created' ? id : undefined
  const made = results.flatMap((result) => (result.row <= mostLooked ? (madeBy(result) ?? []) : []))
  if (record === undefined || made.length === 0) return [...results]
  const likest = new Map<string, Likest>()
  for (const pair of await findPairs(tx, workspaceId, record, made)) {
    const sides = [
      [pair.oneId, pair.otherId],
      [pair.otherId, pair.oneId],
    ] as const
    for (const [id, likeId] of sides) {
      const score = Math.round(pair.permille / 10)
      if (score > (likest.get(id)?.score ?? 0))
        likest.set(id, { likeId, score, why: tellLikeness(pair.reasons) })
    }
  }
  const lines = await readLines(
    tx,
    workspaceId,
    record,
    [...likest.values()].map(({ likeId }) => likeId),
  )
  return results.map((result) => {
    const like = likest.get(madeBy(result) ?? '')
    return like === undefined ? result : withNote(result, like, lines)
  })
}

type Likest = { readonly likeId: string; readonly score: number; readonly why: string }

function withNote(result: RowResult, like: Likest, lines: ReadonlyMap<string, string>): RowResult {
  const reason = `Looks like ${lines.get(like.likeId)}: ${like.score} of 100, ${like.why}`
  const field = result.madeContactId === undefined ? 'name' : 'contactName'
  return { ...result, warnings: [...(result.warnings ?? []), { field, reason }] }
}
