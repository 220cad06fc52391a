import type { Instant } from '../../../kernel/time.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { MergedRecord } from '../../merging/merge-fields.ts'
import { type Likeness, likenessOfAccounts, likenessOfContacts } from '../likeness.ts'
import { findAlike, type LikePair } from './duplicate.search.ts'
import { type FoundPair, savePairs } from './duplicate.store.ts'
import { readAccountTraits, readContactTraits } from './traits.reads.ts'

/** Holds some records against everybody else, and keeps which pairs look like one now. A constant number of statements. */
export async function lookForDuplicates(
  tx: WorkspaceTx,
  workspaceId: string,
  record: MergedRecord,
  ids: readonly string[],
  now: Instant,
): Promise<void> {
  if (ids.length === 0) return
  await savePairs(tx, workspaceId, record, ids, await findPairs(tx, workspaceId, record, ids), now)
}

/** The pairs that some records make with everybody else. Two statements. */
export async function findPairs(
  tx: WorkspaceTx,
  workspaceId: string,
  record: MergedRecord,
  ids: readonly string[],
): Promise<FoundPair[]> {
  const alike = await findAlike(tx, workspaceId, record, ids)
  const judge = await judgeOf(tx, workspaceId, record, [
    ...new Set(alike.flatMap((pair) => [pair.id, pair.likeId])),
  ])
  const found = new Map<string, FoundPair>()
  for (const pair of alike) {
    const [oneId = '', otherId = ''] = [pair.id, pair.likeId].toSorted()
    const key = `${oneId} ${otherId}`
    const likeness = found.has(key) ? null : judge(pair)
    if (likeness !== null)
      found.set(key, {
        oneId,
        otherId,
        permille: Math.round(likeness.score * 1000),
        reasons: likeness.reasons,
      })
  }
  return [...found.values()]
}

type Judge = (pair: LikePair) => Likeness | null

async function judgeOf(
  tx: WorkspaceTx,
  workspaceId: string,
  record: MergedRecord,
  ids: readonly string[],
): Promise<Judge> {
  if (record === 'contact') {
    const traits = await readContactTraits(tx, workspaceId, ids)
    return ({ id, likeId, likeness }) => {
      const [one, other] = [traits.get(id), traits.get(likeId)]
      return one === undefined || other === undefined ? null : likenessOfContacts(one, other, likeness)
    }
  }
  const traits = await readAccountTraits(tx, workspaceId, ids)
  return ({ id, likeId, likeness }) => {
    const [one, other] = [traits.get(id), traits.get(likeId)]
    return one === undefined || other === undefined ? null : likenessOfAccounts(one, other, likeness)
  }
}
