import { type RawBuilder, sql } from 'kysely'
import { invalid } from '../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { LibraryLetter } from '../letter.ts'

/** A letter with what its library is sorted by. */
export type SortedLetter<Sort extends string> = LibraryLetter & { readonly [sort in Sort]: string }
type Shipped<Sort extends string> = SortedLetter<Sort> & { readonly code: string }

/** Where a library of letters is kept: its table, the column it is sorted by, and what one of them is called. */
export type LetterTable<Sort extends string> = {
  readonly name: 'value_touches' | 'outreach_templates'
  readonly sort: Sort
  readonly what: string
}

const columnsOf = <Sort extends string>({ sort }: LetterTable<Sort>) =>
  sql`${sql.ref(sort)}, title, fits, subject, body, subject_de, body_de`

function valuesOf<Sort extends string>({ sort }: LetterTable<Sort>, letter: SortedLetter<Sort>) {
  const { title, fits, subject, body, germanSubject, germanBody } = letter
  return sql`${letter[sort]}, ${title}, ${fits}, ${subject}, ${body}, ${germanSubject}, ${germanBody}`
}

/** Adds a letter of the workspace's own, and gives its id. Refused where the library has one of that title. */
export async function insertLetter<Sort extends string>(
  tx: WorkspaceTx,
  table: LetterTable<Sort>,
  workspaceId: string,
  letter: SortedLetter<Sort>,
): Promise<string> {
  await requireFreeTitle(tx, table, letter.title, null)
  const { rows } = await sql<{ id: string }>`
    insert into ${sql.table(table.name)} (workspace_id, ${columnsOf(table)})
    values (${workspaceId}, ${valuesOf(table, letter)}) returning id`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new Error('a letter was not written')
  return row.id
}

/** Adds the shipped ones that are not there, by their code and their title, and gives their number. */
export async function insertShippedLetters<Sort extends string>(
  tx: WorkspaceTx,
  table: LetterTable<Sort>,
  workspaceId: string,
  letters: readonly Shipped<Sort>[],
): Promise<number> {
  const lines: RawBuilder<unknown>[] = letters.map(
    (letter) => sql`(${workspaceId}::uuid, ${letter.code}, ${valuesOf(table, letter)})`,
  )
  const added = await sql`
    insert into ${sql.table(table.name)} (workspace_id, code, ${columnsOf(table)}) values ${sql.join(lines)}
    on conflict do nothing`.execute(tx)
  return Number(added.numAffectedRows ?? 0n)
}

/** How many of the shipped ones the library does not have. */
export async function countMissingLetters<Sort extends string>(
  db: WorkspaceDb | WorkspaceTx,
  table: LetterTable<Sort>,
  letters: readonly Shipped<Sort>[],
): Promise<number> {
  const { rows } = await sql<{ code: string | null; title: string }>`
    select code, lower(title) as title from ${sql.table(table.name)}
    where workspace_id = current_workspace()`.execute(db)
  const [codes, titles] = [new Set(rows.map(({ code }) => code)), new Set(rows.map(({ title }) => title))]
  return letters.filter(({ code, title }) => !codes.has(code) && !titles.has(title.toLowerCase())).length
}

/** Writes a letter anew; false where somebody changed it since `version`. Refused where another has that title. */
export async function saveLetter<Sort extends string>(
  tx: WorkspaceTx,
  table: LetterTable<Sort>,
  id: string,
  letter: SortedLetter<Sort>,
  version: number,
): Promise<boolean> {
  await requireFreeTitle(tx, table, letter.title, id)
  const saved = await sql`
    update ${sql.table(table.name)} set (version, ${columnsOf(table)}) = (${version + 1}::bigint, ${valuesOf(table, letter)})
    where workspace_id = current_workspace() and id = ${id} and version = ${version}`.execute(tx)
  return saved.numAffectedRows === 1n
}

/** Takes a letter out of use, or puts it back; true where that changed something. */
export async function setLetterInUse<Sort extends string>(
  tx: WorkspaceTx,
  table: LetterTable<Sort>,
  id: string,
  inUse: boolean,
): Promise<boolean> {
  const saved = await sql`
    update ${sql.table(table.name)} set in_use = ${inUse}, version = version + 1
    where workspace_id = current_workspace() and id = ${id} and in_use <> ${inUse}`.execute(tx)
  return saved.numAffectedRows === 1n
}

async function requireFreeTitle<Sort extends string>(
  tx: WorkspaceTx,
  { name, what }: LetterTable<Sort>,
  title: string,
  ownId: string | null,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(name)}
    where workspace_id = current_workspace() and lower(title) = ${title.toLowerCase()}`.execute(tx)
  if (rows.some(({ id }) => id !== ownId)) throw invalid('title', `There is a ${what} of that title already.`)
}
