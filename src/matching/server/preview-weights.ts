import type { Actor } from '../../kernel/actor.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { groupsOf } from '../fit.ts'
import type { Need, Weights } from '../need.ts'
import type { previewMatchWeights } from '../weights.contract.ts'
import { matchOn } from './find-matches.ts'
import { readGround } from './judge-candidates.ts'
import type { Ground, Matches } from './tell-matches.ts'

type Preview = ResponseOf<typeof previewMatchWeights>

/** As far as both lists are told. */
const placesShown = 10

/** How a need would be ranked with other weights, beside how it is ranked now: two matches, each as it would be. */
export async function previewWeights(
  db: WorkspaceDb,
  actor: Actor,
  asked: { readonly need: Need; readonly weights: Weights },
  now: Instant,
): Promise<Preview> {
  const before = await readGround(db, actor, asked.need, now)
  const after = await readGround(db, actor, asked.need, now, { weights: asked.weights })
  const lists = [await matchOn(db, before), await matchOn(db, after)] as const
  return {
    before: placed(lists[0], lists[1]),
    after: placed(lists[1], lists[0]),
    touched: countTouched(before, after),
  }
}

const fitting = ({ free }: Matches) => free.filter(({ isFit }) => isFit)

function placed(list: Matches, other: Matches): Preview['before'] {
  const places = new Map(fitting(other).map(({ contactId }, at) => [contactId, at + 1]))
  return fitting(list)
    .slice(0, placesShown)
    .map(({ contactId, name, account, rank, fit }, at) => ({
      contactId,
      name,
      account: account?.name ?? null,
      rank,
      fit,
      place: at + 1,
      other: places.get(contactId) ?? null,
    }))
}

/** The groups of criteria that follow what is usual, and the words, as far as their weight would be another one. */
function countTouched(before: Ground, after: Ground): number {
  const [now, then] = [groupsOf(before.criteria), groupsOf(after.criteria)]
  const criteria = now.filter((group, at) =>
    group.some((each, place) => each.weight !== then[at]?.[place]?.weight),
  )
  const words = before.words.words.length > 0 && before.weights.words !== after.weights.words ? 1 : 0
  return criteria.length + words
}
