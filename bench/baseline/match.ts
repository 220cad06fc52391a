import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import type { ActivityType } from '../../src/activities/activity-type.ts'
import { quote } from '../../src/advocates/advocate-filter.ts'
import { readQuery, type TypedWord } from '../../src/advocates/read-query.ts'
import { type CountedWord, conditionsOf } from '../../src/matching/gathering.ts'
import { type Criterion, type Need, usualWeights, weighCriteria } from '../../src/matching/need.ts'
import { rarityOf } from '../../src/matching/relevance.ts'
import type { TermTree, TreeNode } from '../../src/matching/term-distance.ts'
import { askedForOf } from '../../src/protection/asked-for.ts'
import { type RulesToday, readFacts } from '../../src/protection/server/facts.reads.ts'
import { isFree, standingOf } from '../../src/protection/standing.ts'
import type { WorkspaceDb } from '../../src/server/tenancy.ts'

/** What both sides know before they are asked: the workspace, the kind of activity, and the rules of the day. */
export type MatchGround = {
  readonly pool: pg.Pool
  /** The same pool for the facts of protection, without walls. */
  readonly db: WorkspaceDb
  readonly workspaceId: string
  readonly type: ActivityType
  readonly at: RulesToday
}

type Read = Omit<TypedWord, 'place' | 'near' | 'parts'> & {
  readonly stems: readonly string[]
  readonly near: readonly string[] | null
  readonly parts: readonly string[] | null
}
type Lexemes = { readonly word: string; readonly lexemes: readonly string[] }
type Placed = { readonly id: string; readonly fit: number; readonly others: number }

const sqlOf = (name: string) => readFile(join(import.meta.dirname, `${name}.sql`), 'utf8')
const [readWords = '', countWords = '', match = ''] = await Promise.all(
  ['read-words', 'count-words', 'match'].map(sqlOf),
)

/**
 * The 25 best who are free on the wished day, by SQL written by hand. How words are understood, in which order
 * conditions are tried and what protection says are rules without a database, so both sides use the same ones.
 */
export async function matchByHand(ground: MatchGround, need: Need & { wishedOn: string }): Promise<string[]> {
  const { words, all } = await countByHand(ground, need.words)
  const criteria = weighCriteria(need.criteria, usualWeights)
  const conditions = conditionsOf({
    workspaceId: ground.workspaceId,
    activityTypeId: ground.type.id,
    criteria,
    words,
    tree: await treeByHand(ground, criteria),
  })
  const wanted = (kind: Criterion['kind']) => need.criteria.find((each) => each.kind === kind)?.value ?? null
  const { rows } = await ground.pool.query<Placed>(match, [
    ground.workspaceId,
    ground.type.id,
    conditions,
    words.map(({ condition }) => condition),
    words.map(({ documents }) => rarityOf(documents, all)),
    ...(['industry', 'region', 'seniority', 'language'] as const).map(wanted),
    ground.at.rules.contactCap,
  ])
  return freeByHand(ground, need.wishedOn, rows)
}

async function freeByHand(ground: MatchGround, wishedOn: string, placed: readonly Placed[]) {
  const facts = await readFacts(
    ground.db,
    placed.map(({ id }) => id),
    ground.at,
  )
  const asked = askedForOf(ground.type)
  return placed
    .flatMap(({ id, fit, others }) => {
      const own = facts.get(id)
      const standing = own === undefined ? undefined : standingOf(own, asked, wishedOn)
      if (standing === undefined || !isFree(standing)) return []
      const { load } = standing
      const share = load === null ? 0 : Math.min(1, (load.done + load.reserved) / load.cap)
      return [{ id, rank: Math.min(1, fit * others * (1 - 0.35 * share)) }]
    })
    .toSorted((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1))
    .slice(0, 25)
    .map(({ id }) => id)
}

async function countByHand({ pool, workspaceId }: MatchGround, typed: string) {
  const read = await readByHand(pool, workspaceId, typed)
  if (read.length === 0) return { words: [], all: 0 }
  const conditions = read.map(({ lexemes }) => lexemes.map(quote).join(' | '))
  const { rows } = await pool.query<{ place: number; documents: number }>(countWords, [
    workspaceId,
    conditions,
  ])
  const counts = new Map(rows.map(({ place, documents }) => [place, documents]))
  const words: CountedWord[] = read.map(({ word }, at) => ({
    word,
    read: [word],
    condition: conditions[at] ?? '',
    documents: counts.get(at + 1) ?? 0,
  }))
  return { words, all: counts.get(0) ?? 0 }
}

async function readByHand(pool: pg.Pool, workspaceId: string, typed: string): Promise<readonly Lexemes[]> {
  if (typed === '') return []
  if (typed.length > 160) {
    const { rows } = await pool.query<{ word: string; stems: string }>(
      'select word, stems from split_need_words($1, 48)',
      [typed],
    )
    return rows.map(({ word, stems }) => ({ word, lexemes: stems.split(' ') }))
  }
  const { rows } = await pool.query<Read>(readWords, [workspaceId, typed])
  const stems = new Map(rows.map((row) => [row.word, row.stems]))
  return readQuery(
    rows.map((row, place) => ({ ...row, place, near: row.near ?? [], parts: row.parts ?? [] })),
  ).map(({ typed: word, kind, words }) => ({
    word,
    lexemes: kind === 'as-typed' ? [...new Set([...(stems.get(word) ?? []), ...words])] : words,
  }))
}

/** The terms a need names with those right above them, which is as far as conditions look. */
async function treeByHand(
  { pool, workspaceId }: MatchGround,
  criteria: readonly Criterion[],
): Promise<TermTree> {
  const ids = criteria
    .filter(({ kind }) => kind === 'industry' || kind === 'region')
    .map(({ value }) => value)
  const { rows } = await pool.query<TreeNode>(
    `select t.id, t.name, t.parent_id as "parentId" from taxonomy_terms t
    where t.workspace_id = $1 and t.id = any($2::uuid[])`,
    [workspaceId, ids],
  )
  return new Map(rows.map((node) => [node.id, node]))
}
