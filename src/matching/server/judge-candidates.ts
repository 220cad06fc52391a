import { readActivityType } from '../../activities/server/activity-type.reads.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { askedForOf } from '../../protection/asked-for.ts'
import type { ProtectionFacts } from '../../protection/facts.ts'
import { readFacts, readRules } from '../../protection/server/facts.reads.ts'
import { type Standing, standingOf } from '../../protection/standing.ts'
import { notFound } from '../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import { dayWished } from '../day-wished.ts'
import { fitOf } from '../fit.ts'
import { gateOf, lackedBy } from '../gate.ts'
import type { GatheringNeed } from '../gathering.ts'
import type { Need, Weights } from '../need.ts'
import { ranksByRatings, seesWhatMultiplies } from '../policy.ts'
import { rankOf } from '../rank.ts'
import { relevanceOf } from '../relevance.ts'
import type { TermTree } from '../term-distance.ts'
import { unplacedIndustryOf } from '../unplaced-industry.ts'
import { type CandidateRow, readCandidates } from './candidate.reads.ts'
import { rateWords, readNeedWords } from './match.search.ts'
import {
  nameCriteria,
  readProspect,
  readTree,
  readUnplacedIndustry,
  readWeights,
  requireForm,
  takeIndustries,
  termsOf,
} from './need.reads.ts'
import type { Ground, Judged } from './tell-matches.ts'

type Db = WorkspaceDb | WorkspaceTx

/** How many are wanted, and weights to try instead of those of the kind of activity. */
export type Asked = { readonly size?: number; readonly weights?: Weights }

/** Everything the ranking of one need is made from. A constant number of statements. Throws on a need of things that are not there. */
export async function readGround(
  db: Db,
  actor: Actor,
  need: Need,
  now: Instant,
  { size = 25, weights: tried }: Asked = {},
): Promise<Ground> {
  requireForm(need.criteria)
  const type = await readActivityType(db, need.activityTypeId)
  if (type === undefined) throw notFound('activity type')
  const at = await readRules(db, now)
  const wishedOn = dayWished(need, type, at)
  const words = await readNeedWords(db, need.words)
  const tree = await readTree(db, termsOf(need.criteria))
  const weights = tried ?? (await readWeights(db, type.id))
  const criteria = await nameCriteria(db, need.criteria, tree, weights)
  const text = await readUnplacedIndustry(db, need)
  const unplaced = text === null ? null : { text, words: await readNeedWords(db, text) }
  return { actor, need, criteria, weights, type, at, wishedOn, words, unplaced, size, tree }
}

/** A need as an index looks for it. */
export function gatheringOf({ actor, type, criteria, words, unplaced, tree }: Ground): GatheringNeed {
  return {
    workspaceId: actor.workspaceId,
    activityTypeId: type.isAccountLevel ? null : type.id,
    criteria,
    words: [...words.words, ...(unplaced?.words.words ?? [])],
    tree,
  }
}

/** Those who were judged, the best first, with the trees all of their terms stand in. */
export type Field = { readonly judged: readonly Judged[]; readonly tree: TermTree }

/**
 * Gate, fit and a first rank of these advocates, whoever they are: the one judgement of a match, of the answer why
 * somebody is not in it, and of those compared. Five statements, however many.
 */
export async function judgeCandidates(db: Db, ground: Ground, ids: readonly string[]): Promise<Field> {
  const { need, criteria, weights, type, at, words, unplaced } = ground
  const withStages = criteria.some(({ kind }) => kind === 'stage')
  const rows = await placeCandidates(db, ground, await readCandidates(db, ids, type.id, { withStages }))
  const marks = await rateWords(db, ids, words.words)
  const prospect = await readProspect(db, need)
  const tree = await readTree(db, [
    ...termsOf(need.criteria),
    prospect?.industryId ?? null,
    ...rows.flatMap((row) => [row.industryId, row.regionId, row.personaId, ...row.useCaseIds]),
  ])
  const asked = { criteria, prospect, asksPerson: !type.isAccountLevel }
  const judged = rows.map((row): Judged => {
    const known = ranksByRatings(ground.actor) ? row : { ...row, rating: null }
    const candidate = { ...known, loadShare: row.storedQuarters / at.rules.contactCap }
    const mark = marks.get(row.contactId) ?? []
    const relevance =
      words.words.length === 0
        ? null
        : { weight: weights.words, ...relevanceOf(words.words, mark, words.all) }
    const industry = unplaced === null ? [] : [unplacedIndustryOf(row, unplaced.text, weights.industry)]
    const fit = fitOf(candidate, criteria, relevance, tree, industry)
    const rank = rankOf(fit.fit, candidate, candidate.loadShare, nowFor(ground, row))
    const gate = gateOf(candidate, asked, tree)
    const lacks = gate?.code === 'lacks-a-must' ? lackedBy(candidate, criteria, tree) : []
    const passes =
      gate === null || (lacks.length > 0 && gateOf(candidate, { ...asked, criteria: [] }, tree) === null)
    return { row: known, gate, lacks, passes, fit, rank, standing: undefined }
  })
  return { judged: judged.toSorted(byRank), tree }
}

/** Candidates whose industry nobody gave its place yet, with the one it is taken for, where the need asks for any. */
async function placeCandidates(
  db: Db,
  { actor, need }: Ground,
  rows: readonly CandidateRow[],
): Promise<readonly CandidateRow[]> {
  if (!need.criteria.some(({ kind }) => kind === 'industry')) return rows
  const texts = rows.map(({ industryText }) => industryText)
  const taken = await takeIndustries(db, actor.workspaceId, texts)
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

/** Those judged with their standing on the wished day, worked out afresh, and their rank from the load it found. Two statements. */
export async function lookAfresh(
  db: Db,
  ground: Ground,
  judged: readonly Judged[],
): Promise<readonly Judged[]> {
  const ids = judged.map(({ row }) => row.contactId)
  const facts = await readFacts(db, ids, ground.at)
  return judged
    .map((each) => {
      const own = facts.get(each.row.contactId)
      return own === undefined ? each : withStanding(ground, each, own)
    })
    .toSorted(byRank)
}

function withStanding(ground: Ground, judged: Judged, facts: ProtectionFacts): Judged {
  const standing = standingFor(ground, facts)
  const { load } = standing
  const share = load === null ? 0 : (load.done + load.reserved) / load.cap
  const candidate = { ...judged.row, loadShare: share }
  return { ...judged, standing, rank: rankOf(judged.fit.fit, candidate, share, nowFor(ground, judged.row)) }
}

/** Whoever turns free in time is as good as free: on the day they do. */
function standingFor({ type, need, wishedOn }: Ground, facts: ProtectionFacts): Standing {
  const asked = askedForOf(type)
  const standing = standingOf(facts, asked, wishedOn)
  const { freeFrom } = standing
  const isInTime = need.by !== null && freeFrom !== null && freeFrom > wishedOn && freeFrom <= need.by
  return isInTime ? standingOf(facts, asked, freeFrom) : standing
}
