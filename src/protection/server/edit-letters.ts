import type { Actor } from '../../kernel/actor.ts'
import type { DomainEvent } from '../../kernel/event.ts'
import { announce } from '../../server/announce.ts'
import { requirePermission, staleVersion } from '../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { Starter } from '../../server/workspace-start.ts'
import {
  countMissingLetters,
  insertLetter,
  insertShippedLetters,
  type LetterTable,
  type SortedLetter,
  saveLetter,
  setLetterInUse,
} from './letter.store.ts'
import { requireSoundLetter } from './require-sound-letter.ts'

type Change = 'added' | 'changed' | 'retired' | 'put-back'

type LibraryOf<Sort extends string, Letter extends SortedLetter<Sort>, Entry> = {
  readonly table: LetterTable<Sort>
  /** What every workspace begins with. */
  readonly shipped: readonly (Letter & { readonly code: string })[]
  /** What the words may name. */
  readonly placeholders: readonly string[]
  /** Null where somebody may edit it, or why not. */
  readonly may: (actor: Actor) => string | null
  /** One letter of it; 404 where there is none. */
  readonly load: (tx: WorkspaceTx, id: string) => Promise<Entry>
  readonly changed: (actor: Actor, id: string, how: Change, title: string) => DomainEvent
}

/** A library of letters that people word and send: begun with the shipped ones, edited, taken out of use and put back. */
export function openLibrary<
  Sort extends string,
  Letter extends SortedLetter<Sort>,
  Entry extends { readonly title: string },
>(of: LibraryOf<Sort, Letter, Entry>) {
  return { ...beginWithShipped(of), ...editLetters(of) }
}

function beginWithShipped<Sort extends string, Letter extends SortedLetter<Sort>, Entry>({
  table,
  shipped,
  may,
}: LibraryOf<Sort, Letter, Entry>) {
  /** Puts the shipped ones into a new workspace. */
  const furnish: Starter = async (tx, actor) => {
    await insertShippedLetters(tx, table, actor.workspaceId, shipped)
  }
  return {
    furnish,
    /** How many of the shipped ones the library does not have. */
    countMissing: (db: WorkspaceDb) => countMissingLetters(db, table, shipped),
    /** Adds the shipped ones that are not there, and gives their number. */
    async addShipped(tx: WorkspaceTx, actor: Actor): Promise<number> {
      requirePermission(may(actor))
      return insertShippedLetters(tx, table, actor.workspaceId, shipped)
    },
  }
}

function editLetters<
  Sort extends string,
  Letter extends SortedLetter<Sort>,
  Entry extends { readonly title: string },
>({ table, placeholders, may, load, changed }: LibraryOf<Sort, Letter, Entry>) {
  async function told(tx: WorkspaceTx, actor: Actor, id: string, how: Change): Promise<Entry> {
    const entry = await load(tx, id)
    await announce(tx, changed(actor, id, how, entry.title))
    return entry
  }
  return {
    async add(tx: WorkspaceTx, actor: Actor, letter: Letter): Promise<Entry> {
      requirePermission(may(actor))
      const sound = requireSoundLetter(letter, placeholders)
      return told(tx, actor, await insertLetter(tx, table, actor.workspaceId, sound), 'added')
    },
    /** Changes one, unless somebody else did since `version`; what was sent stays as it was. */
    async update(tx: WorkspaceTx, actor: Actor, id: string, letter: Letter, version: number): Promise<Entry> {
      requirePermission(may(actor))
      const sound = requireSoundLetter(letter, placeholders)
      await load(tx, id)
      if (!(await saveLetter(tx, table, id, sound, version)))
        throw staleVersion(table.what, await load(tx, id))
      return told(tx, actor, id, 'changed')
    },
    /** Takes one out of use, or puts it back. Doing so twice changes nothing. */
    async setInUse(tx: WorkspaceTx, actor: Actor, id: string, inUse: boolean): Promise<Entry> {
      requirePermission(may(actor))
      const entry = await load(tx, id)
      if (!(await setLetterInUse(tx, table, id, inUse))) return entry
      return told(tx, actor, id, inUse ? 'put-back' : 'retired')
    },
  }
}
