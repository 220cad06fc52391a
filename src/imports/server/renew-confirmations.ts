import { confirmEmployments } from '../../advocates/server/confirm-facts.ts'
import { refreshVouched } from '../../advocates/server/refresh-vouched.ts'
import type { RowResult, SaidFact } from '../../customers/row-result.ts'
import { type VouchedFact, vouchForMany } from '../../customers/server/confirm-customer-fact.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { ConvertedRow } from '../convert-row.ts'
import type { ImportKind } from '../import-kind.ts'

/** The cells that speak for a fact. */
const cellsOf: Readonly<Record<SaidFact, readonly string[]>> = {
  mail: ['mails'],
  employment: ['title', 'titleAndAccount', 'accountName', 'accountCrmId', 'accountDomain'],
  health: ['health'],
  owner: ['owner'],
  products: ['products'],
}

/** A note about one of these doubts the row itself, or whom it means. */
const cellsOfAll = ['', 'name', 'firstName', 'lastName']

type StandingFact = { readonly id: string; readonly fact: SaidFact }

/**
 * Takes a file for the word of whoever brought it: of records that were known already, each fact that stands as the file
 * says it counts as confirmed. A doubtful cell, a cell that was not taken and a new record confirm nothing; a later word
 * stays. Gives how many facts. A constant number of statements.
 */
export async function renewConfirmations(
  tx: WorkspaceTx,
  actor: PersonActor,
  { kind, confirmedAt }: { readonly kind: ImportKind; readonly confirmedAt: Instant | null },
  rows: readonly ConvertedRow[],
  results: readonly RowResult[],
  now: Instant,
): Promise<number> {
  if (confirmedAt === null) return 0
  const standing = standingFacts(rows, results)
  if (standing.length === 0) return 0
  const posts = standing.filter(({ fact }) => fact === 'employment').map(({ id }) => id)
  const facts = standing.flatMap(({ id, fact }): VouchedFact[] => {
    if (fact === 'employment') return []
    return [
      kind === 'contacts'
        ? { contactId: id, accountId: null, fact }
        : { contactId: null, accountId: id, fact },
    ]
  })
  const renewed =
    (await vouchForMany(tx, actor, facts, confirmedAt)) +
    (await confirmEmployments(tx, actor, posts, confirmedAt))
  const ids = [...new Set(standing.map(({ id }) => id))]
  const of = kind === 'contacts' ? { contactIds: ids } : { accountIds: ids }
  if (renewed > 0) await refreshVouched(tx, actor.workspaceId, of, now)
  return renewed
}

/** What stands as the rows say, without what a note was made about. */
function standingFacts(rows: readonly ConvertedRow[], results: readonly RowResult[]): StandingFact[] {
  const byRow = new Map(rows.map((row) => [row.row, row]))
  return results.flatMap(({ row, id, stands = [], warnings = [] }) => {
    const noted = new Set([...warnings, ...(byRow.get(row)?.problems ?? [])].map(({ field }) => field))
    if (id === undefined || cellsOfAll.some((cell) => noted.has(cell))) return []
    return stands
      .filter((fact) => !cellsOf[fact].some((cell) => noted.has(cell)))
      .map((fact) => ({ id, fact }))
  })
}
