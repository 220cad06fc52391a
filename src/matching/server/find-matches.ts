import { readActivityType } from '../../activities/server/activity-type.reads.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { askedForOf } from '../../protection/asked-for.ts'
import { readFacts, readRules } from '../../protection/server/facts.reads.ts'
import { standingOf } from '../../protection/standing.ts'
import { notFound } from '../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import { dayWished } from '../day-wished.ts'
import { fitOf } from '../fit.ts'
import { gateOf } from '../gate.ts'
import type { Need } from '../need.ts'
import { ranksByRatings, seesWhatMultiplies } from '../policy.ts'
import { rankOf } from '../rank.ts'
import { relevanceOf } from '../relevance.ts'
import { type CandidateRow, hasDiscoverable, readCandidates } from './candidate.reads.ts'
import { countWithoutMusts, gatherCandidates, rateWords, readNeedWords } from './match.search.ts'
import {
  nameCriteria,
  readProspect,
  readTree,
  readWeights,
  requireForm,
  takeIndustries,
  termsOf,
} from './need.reads.ts'

import { type Ground, type Judged, type Matches, tellMatches } from './tell-matches.ts'

type Db = WorkspaceDb | WorkspaceTx

type Asked = { readonly size?: number; readonly without?: readonly string[] }

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
  { size = 25, without = [] }: Asked = {},
): Promise<Matches> {
  requireForm(need.criteria)
  const type = await readActivityType(db, need.activityTypeId)
  if (type === undefined) throw notFound('activity type')
  const at = await readRules(db, now)
  const wishedOn = dayWished(need, type, at.today)
  const words = await readNeedWords(db, need.words)
  const wantedTree = await readTree(db, termsOf(need.criteria))
  const weights = await readWeights(db, type.id)
  const criteria = await nameCriteria(db, need.criteria, wantedTree, weights)
  const gathering = {
    workspaceId: actor.workspaceId,
    activityTypeId: type.isAccountLevel ? null : type.id,
    criteria,
    words: words.words,
    tree: wantedTree,
  }
  const ground = { actor, need, criteria, weights, type, at, wishedOn, words, size }
  const ids = await gatherCandidates(db, gathering, without)
  const judged = await judge(db, ground, ids)
  const mores = await countWithoutMusts(db, gathering)
  const shown = await lookAfresh(db, ground, judged)
  return {
    ...tellMatches(ground, shown, mores),
    considered: judged.length,
    discoverable: ids.length > 0 || (await hasDiscoverable(db)),
  }
}

/** Fit and a first rank of everybody gathered who passes the gates or is told why not, the best first. */
async function judge(db: Db, ground: Ground, ids: readonly string[]): Promise<readonly Judged[]> {
  const { need, criteria, weights, type, at, words } = ground
  const rows = await placeCandidates(db, ground, await readCandidates(db, ids, type.id))
  const marks = await rateWords(db, ids, words.words)
  const prospect = await readProspect(db, need)
  const tree = await readTree(db, [
    ...termsOf(need.criteria),
    prospect?.industryId ?? null,
    ...rows.flatMap((row) => [row.industryId, row.regionId, row.personaId, ...row.useCaseIds]),
  ])
  const asked = { criteria, prospect, asksPerson: !type.isAccountLevel }
  return rows
    .map((row) => {
      const known = ranksByRatings(ground.actor) ? row : { ...row, rating: null }
      const candidate = { ...known, loadShare: row.storedQuarters / at.rules.contactCap }
      const relevance =
        words.words.length === 0
          ? null
          : {
              weight: weights.words,
              ...relevanceOf(words.words, marks.get(row.contactId) ?? [], words.all),
            }
      const fit = fitOf(candidate, criteria, relevance, tree)
      const rank = rankOf(fit.fit, candidate, candidate.loadShare, nowFor(ground, row))
      return { row: known, gate: gateOf(candidate, asked, tree), fit, rank, standing: undefined }
    })
    .filter(({ gate }) => gate === null || gate.code === 'never-with')
    .toSorted(byRank)
}

/** Candidates whose industry nobody gave its place yet, with the one it is taken for, where the need asks for any. */
async function placeCandidates(
  db: Db,
  { actor, need }: Ground,
  rows: readonly CandidateRow[],
): Promise<readonly CandidateRow[]> {
  if (!need.criteria.some(({ kind }) => kind === 'industry')) return rows
  const taken = await takeIndustries(
    db,
    actor.workspaceId,
    rows.map(({ industryText }) => industryText),
  )
  return rows.map((row) => ({
    ...row,
    industryId: row.industryId ?? taken.get(row.industryText ?? '') ?? null,
  }))
}

const byRank = (a: Judged, b: Judged) =>
  b.rank.rank - a.rank.rank || (a.row.contactId < b.row.contactId ? -1 : 1)

const nowFor = ({ actor, at }: Ground, row: CandidateRow) => ({
  today: at.today,
  seesCauses: seesWhatMultiplies(actor, row),
})

/** Standings are worked out for so many times the number wanted, so that the free ones fill the list. */
const looksPerPlace = 3

/**
 * Those who may be shown with their standing on the wished day, worked out afresh: the best of those last known
 * as free, and the best of the others. Two statements, however many.
 */
async function lookAfresh(db: Db, ground: Ground, judged: readonly Judged[]): Promise<readonly Judged[]> {
  const { at, type, wishedOn, need, size } = ground
  const isLikely = ({ row }: Judged) =>
    row.storedState === null || row.storedState === 'free' || row.storedState === 'close-to-limit'
  const likely = judged.filter(isLikely).slice(0, size * looksPerPlace)
  const chosen = [...likely, ...judged.filter((each) => !isLikely(each)).slice(0, size * 2)]
  const facts = await readFacts(
    db,
    chosen.map(({ row }) => row.contactId),
    at,
  )
  const asked = askedForOf(type)
  return chosen
    .map((each) => {
      const own = facts.get(each.row.contactId)
      if (own === undefined) return each
      const first = standingOf(own, asked, wishedOn)
      const { freeFrom } = first
      // Whoever turns free in time is as good as free: on the day they do.
      const isInTime = need.by !== null && freeFrom !== null && freeFrom > wishedOn && freeFrom <= need.by
      const standing = isInTime ? standingOf(own, asked, freeFrom) : first
      const { load } = standing
      const share = load === null ? 0 : (load.done + load.reserved) / load.cap
      const candidate = { ...each.row, loadShare: share }
      return { ...each, standing, rank: rankOf(each.fit.fit, candidate, share, nowFor(ground, each.row)) }
    })
    .toSorted(byRank)
}
