import { sql } from 'kysely'
import { quote } from '../../advocates/advocate-filter.ts'
import { readQuery } from '../../advocates/read-query.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import { type CountedWord, conditionsOf, type GatheringNeed, lackingConditions } from '../gathering.ts'

type Db = WorkspaceDb | WorkspaceTx

/** Words of a short need are corrected where they are misspelt; a paragraph is taken as it stands. */
const shortText = 160

/** So many words of a paragraph are read. */
const wordsRead = 48

/** Words in more documents than this are as frequent as any. */
const countedMost = 500

/** Candidates looked at for one need, and those one condition may bring. */
const pool = 300
const eachMost = 100

type TypedRow = {
  readonly place: number
  readonly word: string
  readonly is_stop: boolean
  readonly is_known: boolean
  readonly stems: string | null
  readonly longer: string | null
  readonly near: string | null
  readonly parts: string | null
}

const listed = (text: string | null) => (text === null || text === '' ? [] : text.split(' '))
const anyOf = (lexemes: readonly string[]) => lexemes.map(quote).join(' | ')

export type ReadWords = {
  readonly words: readonly CountedWord[]
  /** Documents in all, counted as far as the words are. */
  readonly all: number
}

/** Understands the words of a need and counts how rare each is. Two statements; none for no words. */
export async function readNeedWords(db: Db, typed: string): Promise<ReadWords> {
  if (typed.trim() === '') return { words: [], all: 0 }
  const read = typed.length <= shortText ? await understand(db, typed) : await split(db, typed)
  const known = read.filter(({ lexemes }) => lexemes.length > 0)
  const { rows } = await sql<{ place: number; documents: number }>`
    select * from count_need_words(${known.map(({ lexemes }) => anyOf(lexemes))}::text[], ${countedMost})`.execute(
    db,
  )
  const counts = new Map(rows.map(({ place, documents }) => [place, documents]))
  const places = new Map(known.map((word, at) => [word, at + 1]))
  return {
    words: read.map((word) => ({
      ...word,
      condition: anyOf(word.lexemes),
      documents: counts.get(places.get(word) ?? -1) ?? 0,
    })),
    all: counts.get(0) ?? 0,
  }
}

type Understood = {
  readonly word: string
  readonly read: readonly string[]
  readonly lexemes: readonly string[]
}

async function understand(db: Db, typed: string): Promise<readonly Understood[]> {
  const { rows: found } = await sql<TypedRow>`select * from read_advocate_query(${typed}, false)`.execute(db)
  const rows = found.filter((row) => row.word !== '')
  const stems = new Map(rows.map((row) => [row.word, listed(row.stems)]))
  const readings = readQuery(
    rows.map((row) => ({
      place: row.place,
      word: row.word,
      isStop: row.is_stop,
      isKnown: row.is_known,
      longer: listed(row.longer),
      near: listed(row.near),
      parts: listed(row.parts),
    })),
  )
  return readings.map(({ typed: word, kind, words }) => ({
    word,
    read: words,
    lexemes: kind === 'as-typed' ? [...new Set([...(stems.get(word) ?? []), ...words])] : words,
  }))
}

async function split(db: Db, typed: string): Promise<readonly Understood[]> {
  const { rows } = await sql<{ word: string; stems: string }>`
    select word, stems from split_need_words(${typed}, ${wordsRead})`.execute(db)
  return rows.map(({ word, stems }) => ({ word, read: [word], lexemes: listed(stems) }))
}

/** Candidates for a need who pass the gates an index can see, the most promising first. One statement. */
export async function gatherCandidates(
  db: Db,
  need: GatheringNeed,
  without: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ contact_id: string }>`
    select contact_id from gather_candidates(${conditionsOf(need)}::text[], ${eachMost}, ${pool + without.length})
    order by place`.execute(db)
  const left = new Set(without)
  return rows.map((row) => row.contact_id).filter((id) => !left.has(id))
}

/** How strongly each word stands in each candidate's document. One statement; none for no words. */
export async function rateWords(
  db: Db,
  ids: readonly string[],
  words: readonly CountedWord[],
): Promise<Map<string, readonly number[]>> {
  if (words.length === 0 || ids.length === 0) return new Map()
  const { rows } = await sql<{ contact_id: string; marks: number[] }>`
    select * from rate_need_words(${[...ids]}::uuid[], ${words.map(({ condition }) => condition)}::text[])`.execute(
    db,
  )
  return new Map(rows.map(({ contact_id, marks }) => [contact_id, marks]))
}

/** So many who lack one must are looked at, to say what leaving it out would bring. */
const lackingMost = 60

/** Candidates who lack one must alone and pass all else that an index can see. One statement; none without musts. */
export async function gatherLacking(
  db: Db,
  need: GatheringNeed,
  without: readonly string[],
): Promise<string[]> {
  const conditions = lackingConditions(need)
  if (conditions.length === 0) return []
  const { rows } = await sql<{ contact_id: string }>`
    select contact_id from gather_candidates(${conditions}::text[], ${lackingMost}, ${lackingMost + without.length})
    order by place`.execute(db)
  const left = new Set(without)
  return rows.map((row) => row.contact_id).filter((id) => !left.has(id))
}
