import { recordHistory } from '../../activities/server/record-history.ts'
import { upsertAdvocates } from '../../advocates/server/upsert-advocates.ts'
import type { CustomerTextKind } from '../../customers/customer-text-row.ts'
import type { RowResult } from '../../customers/row-result.ts'
import { saveCustomValues } from '../../customers/server/save-custom-values.ts'
import { upsertAccounts } from '../../customers/server/upsert-accounts.ts'
import { upsertContacts } from '../../customers/server/upsert-contacts.ts'
import { upsertCustomerTexts } from '../../customers/server/upsert-customer-texts.ts'
import { upsertOpportunities } from '../../customers/server/upsert-opportunities.ts'
import { upsertProducts } from '../../customers/server/upsert-products.ts'
import { upsertPeople } from '../../identity/server/upsert-people.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { takeInSignals } from '../../signals/server/take-in-signals.ts'
import {
  buildAccountRow,
  buildAdvocateRow,
  buildContactRow,
  buildHistoryRow,
  buildOpportunityRow,
  buildPersonRow,
  buildProductRow,
  buildTextRow,
  type FileFacts,
} from '../build-rows.ts'
import { buildSignalRow, scoreFieldOf } from '../build-signal-row.ts'
import type { ConvertedRow } from '../convert-row.ts'
import { customRecordOf, type ImportKind } from '../import-kind.ts'

/** What taking rows in depends on besides the rows. */
export type TakeIn = {
  readonly kind: ImportKind
  readonly facts: FileFacts
  readonly createsAccounts: boolean
  readonly importId: string
}

/** Gives rows to the noun that owns them, and the values of custom fields to theirs. Results in the order of the rows. */
export async function takeInRows(
  tx: WorkspaceTx,
  actor: PersonActor,
  given: TakeIn,
  rows: readonly ConvertedRow[],
  now: Instant,
): Promise<RowResult[]> {
  const results = await takers[given.kind]({ ...given, tx, actor, now }, rows)
  return saveCustoms(tx, actor, given.kind, rows, [...results])
}

type Taking = TakeIn & { readonly tx: WorkspaceTx; readonly actor: PersonActor; readonly now: Instant }
type Taker = (taking: Taking, rows: readonly ConvertedRow[]) => Promise<readonly RowResult[]>

// A file may name accounts that nobody knows; with them come the contacts that its texts name.
const takeTexts =
  (kind: CustomerTextKind): Taker =>
  ({ tx, actor, now, createsAccounts }, rows) =>
    upsertCustomerTexts(
      tx,
      actor,
      rows.map((row) => buildTextRow(kind, row)),
      now,
      { createMissingAccounts: createsAccounts, createMissingContacts: createsAccounts },
    )

const takers: Readonly<Record<ImportKind, Taker>> = {
  people: ({ tx, actor }, rows) => upsertPeople(tx, actor, rows.map(buildPersonRow)),
  products: ({ tx, actor, facts }, rows) => {
    const built = rows.map((row) => buildProductRow(row, facts))
    return upsertProducts(tx, actor, built)
  },
  accounts: ({ tx, actor, facts, now }, rows) => {
    const built = rows.map((row) => buildAccountRow(row, facts))
    return upsertAccounts(tx, actor, built, now)
  },
  contacts: ({ tx, actor, now, createsAccounts }, rows) =>
    upsertContacts(tx, actor, rows.map(buildContactRow), now, { createMissingAccounts: createsAccounts }),
  opportunities: async ({ tx, actor, facts, now }, rows) => {
    const built = rows.map((row) => buildOpportunityRow(row, facts))
    return withoutStageNotes(rows, await upsertOpportunities(tx, actor, built, now))
  },
  advocates: ({ tx, actor, now }, rows) => upsertAdvocates(tx, actor, rows.map(buildAdvocateRow), now),
  history: ({ tx, actor, now }, rows) => recordHistory(tx, actor, rows.map(buildHistoryRow), now),
  stories: takeTexts('story'),
  quotes: takeTexts('quote'),
  'survey-answers': async ({ tx, actor, now, importId }, rows) => {
    const from = { source: 'import', importId } as const
    return nameScores(rows, await takeInSignals(tx, actor, rows.map(buildSignalRow), from, now))
  },
}

/** A score that does not fit is told of the column it stands in. */
function nameScores(rows: readonly ConvertedRow[], results: readonly RowResult[]): RowResult[] {
  const valuesOf = new Map(rows.map(({ row, values }) => [row, values]))
  return results.map((result) => {
    const values = valuesOf.get(result.row)
    return result.field === 'score' && values !== undefined
      ? { ...result, field: scoreFieldOf(values) }
      : result
  })
}

/** A change of stage says nothing about the account, and need not. */
function withoutStageNotes(rows: readonly ConvertedRow[], results: readonly RowResult[]): RowResult[] {
  const changes = new Set(rows.filter(({ values }) => values.get('stageSince') != null).map(({ row }) => row))
  return results.map((result) => {
    const warnings = (result.warnings ?? []).filter(({ field }) => field !== 'accountName')
    return changes.has(result.row) ? { ...result, warnings } : result
  })
}

async function saveCustoms(
  tx: WorkspaceTx,
  actor: PersonActor,
  kind: ImportKind,
  rows: readonly ConvertedRow[],
  results: RowResult[],
): Promise<RowResult[]> {
  const record = customRecordOf(kind)
  if (record === null || rows.every((row) => Object.keys(row.customs).length === 0)) return results
  const customs = new Map(rows.map((row) => [row.row, row.customs]))
  const given = results.flatMap(({ id, row }) =>
    id === undefined ? [] : [{ recordId: id, customs: customs.get(row) ?? {} }],
  )
  const { changed, refusals } = await saveCustomValues(tx, actor.workspaceId, record, given)
  return results.map((result) => {
    const warnings = refusals
      .filter((refusal) => refusal.recordId === result.id)
      .map(({ fieldId, label, reason }) => ({ field: `custom:${fieldId}`, reason: `${label} ${reason}` }))
    const touched = result.outcome === 'unchanged' && result.id !== undefined && changed.has(result.id)
    return {
      ...result,
      ...(touched ? { outcome: 'updated' as const } : {}),
      ...(warnings.length === 0 ? {} : { warnings: [...(result.warnings ?? []), ...warnings] }),
    }
  })
}
