import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import { isToldApart } from '../gate.ts'
import type { Need } from '../need.ts'
import { hasDiscoverable } from './candidate.reads.ts'
import { type Asked, gatheringOf, judgeCandidates, lookAfresh, readGround } from './judge-candidates.ts'
import { gatherCandidates, gatherLacking } from './match.search.ts'
import { type Ground, type Judged, type Matches, tellMatches } from './tell-matches.ts'

type Db = WorkspaceDb | WorkspaceTx

type Wanted = Asked & { readonly without?: readonly string[] }

/**
 * The advocates for a need, the best first, as the actor may see them: who is free on the wished day, and apart
 * from them who fits but cannot be asked then, with the reason. In: the need, how many are wanted (25), and whom
 * to leave out (those asked already). Writes nothing; a constant number of statements. Throws on a need that
 * names something the workspace does not have.
 */
export async function findMatches(
  db: Db,
  actor: Actor,
  need: Need,
  now: Instant,
  { without = [], ...asked }: Wanted = {},
): Promise<Matches> {
  const ground = await readGround(db, actor, need, now, asked)
  return matchOn(db, ground, without)
}

/** The same on a ground that was read already. */
export async function matchOn(db: Db, ground: Ground, without: readonly string[] = []): Promise<Matches> {
  const gathering = gatheringOf(ground)
  const found = await gatherCandidates(db, gathering, without)
  const lacking = await gatherLacking(db, gathering, without)
  const ids = [...new Set([...found, ...lacking])]
  const { judged, tree } = await judgeCandidates(db, ground, ids)
  const shown = await lookAfresh(db, ground, worthALook(ground, judged))
  return {
    ...tellMatches(ground, shown, tree),
    considered: judged.filter(isCandidate).length,
    discoverable: ids.length > 0 || (await hasDiscoverable(db)),
  }
}

/** True for whoever may come into the list, or stands beside it with the gate that is told. */
const isCandidate = ({ gate }: Judged) => gate === null || isToldApart(gate)

/** Standings are worked out for so many times the number wanted, so that the free ones fill the list. */
const looksPerPlace = 3

/** Of those who lack one must, so many: to say what leaving it out would bring. */
const lackingMost = 50

/** The best of those last known as free, the best of the others, and the best who lack one must alone. */
function worthALook({ size }: Ground, judged: readonly Judged[]): readonly Judged[] {
  const isLikely = ({ row }: Judged) =>
    row.storedState === null || row.storedState === 'free' || row.storedState === 'close-to-limit'
  const candidates = judged.filter(isCandidate)
  return [
    ...candidates.filter(isLikely).slice(0, size * looksPerPlace),
    ...candidates.filter((each) => !isLikely(each)).slice(0, size * 2),
    ...judged
      .filter((each) => each.passes && each.lacks.length === 1 && isLikely(each))
      .slice(0, lackingMost),
  ]
}
