import { readContactCandidates } from '../../advocates/server/import.reads.ts'
import type { RowResult, RowWarning } from '../../customers/row-result.ts'
import { type Actor, personOf } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { requirePermission } from '../../server/errors.ts'
import { readSetting } from '../../server/settings.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { findActivityBy } from '../catalogue.ts'
import type { HistoryRow } from '../history-row.ts'
import { loadOfNo } from '../ledger.ts'
import { type PlacedRow, planHistory } from '../plan-history.ts'
import { canImportHistory } from '../policy.ts'
import { type HistoryReading, readHistoryRow } from '../read-history-row.ts'
import { readActivityTypes } from './activity-type.reads.ts'
import {
  readAccountCandidates,
  readContactsThen,
  readKnownEntries,
  readOpportunitiesByCrmId,
} from './history.reads.ts'
import { insertHistory, reverseAll, takeHistoryTurn } from './history.store.ts'
import { readToday } from './ledger.reads.ts'

type Read = { readonly row: HistoryRow; readonly reading: HistoryReading }
type Refused = { readonly row: number; readonly field: string; readonly reason: string }

/**
 * Takes a batch of past uses, refusals, shares, gives and touches in, in a constant number of statements, up to
 * about 2,000 rows at a time; results in the order of the rows. What happened is never refused for its load. A
 * row known already is left alone; one that says something else is corrected by a reversing row. The import
 * that calls this announces `historyImported` once, after which every standing is written anew.
 */
export async function recordHistory(
  tx: WorkspaceTx,
  actor: Actor,
  rows: readonly HistoryRow[],
  now: Instant,
): Promise<RowResult[]> {
  requirePermission(canImportHistory(actor))
  await takeHistoryTurn(tx, actor.workspaceId)
  const refused: Refused[] = []
  const read = await readRows(tx, rows, now, refused)
  const placed = await placeRows(tx, actor.workspaceId, read, refused)
  const known = await readKnownEntries(tx, {
    externalIds: placed.flatMap(({ reading }) => reading.externalId ?? []),
    accountIds: placed.map(({ accountId }) => accountId),
    days: placed.map(({ reading }) => reading.on),
  })
  const ofNo = await readSetting(tx, actor, loadOfNo)
  const plan = planHistory(placed, known, ofNo)
  await reverseAll(tx, actor.workspaceId, plan.reversed, now)
  const ids = await insertHistory(tx, actor.workspaceId, plan.lines, personOf(actor), now)
  return tell(rows, refused, plan.results, ids)
}

async function readRows(
  tx: WorkspaceTx,
  rows: readonly HistoryRow[],
  now: Instant,
  refused: Refused[],
): Promise<readonly Read[]> {
  const findType = findActivityBy(await readActivityTypes(tx, { all: true }))
  const today = await readToday(tx, now)
  return rows.flatMap((row) => {
    const reading = readHistoryRow(row, findType, today)
    if ('on' in reading) return [{ row, reading }]
    refused.push({ row: row.row, ...reading })
    return []
  })
}

async function placeRows(
  tx: WorkspaceTx,
  workspaceId: string,
  read: readonly Read[],
  refused: Refused[],
): Promise<readonly PlacedRow[]> {
  const named = read.filter(({ row }) => namesPerson(row))
  const contacts = await findContacts(tx, workspaceId, named, refused)
  const nameless = read.filter(({ row }) => !namesPerson(row))
  const accounts = await readAccountCandidates(
    tx,
    nameless.map(({ row }) => row),
  )
  const asked = named.flatMap(({ row, reading }) => {
    const contactId = contacts.get(row.row)
    return contactId === undefined ? [] : [{ row: row.row, contactId, on: reading.on }]
  })
  const then = await readContactsThen(tx, asked)
  const crmIds = read.flatMap(({ reading }) => reading.opportunityCrmId ?? [])
  const opportunities = await readOpportunitiesByCrmId(tx, crmIds)
  return read.flatMap(({ row, reading }) => {
    const contactId = contacts.get(row.row) ?? null
    if (contactId === null && namesPerson(row)) return []
    const person = then.get(row.row) ?? null
    const place = contactId === null ? placeOf(row, reading, accounts.get(row.row) ?? []) : person?.accountId
    if (typeof place !== 'string') {
      refused.push({
        row: row.row,
        ...(place ?? { field: 'name', reason: 'this contact belongs to no account' }),
      })
      return []
    }
    const opportunityId = opportunities.get(reading.opportunityCrmId ?? '') ?? null
    return [{ row: row.row, reading, contactId, accountId: place, was: person, opportunityId }]
  })
}

const namesPerson = (row: HistoryRow) => Boolean(row.crmId?.trim() || row.email?.trim() || row.name?.trim())

/** The one account a row without a person means, where the kind asks no person. */
function placeOf(row: HistoryRow, reading: HistoryReading, candidates: readonly string[]) {
  if (reading.type?.isAccountLevel !== true) return { field: 'name', reason: 'say which contact it was' }
  const [only, second] = candidates
  if (only === undefined) {
    return { field: 'accountName', reason: `no account fits “${row.accountName ?? row.accountCrmId ?? ''}”` }
  }
  return second === undefined ? only : { field: 'accountName', reason: `fits ${candidates.length} accounts` }
}

async function findContacts(
  tx: WorkspaceTx,
  workspaceId: string,
  named: readonly Read[],
  refused: Refused[],
): Promise<Map<number, string>> {
  const asked = named.map(({ row }) => ({
    row: row.row,
    crmId: row.crmId ?? null,
    email: row.email ?? null,
    name: row.name ?? null,
    account: row.accountName ?? row.accountDomain ?? null,
    accountCrmId: row.accountCrmId ?? null,
  }))
  const candidates = asked.length === 0 ? [] : await readContactCandidates(tx, workspaceId, asked)
  const byRow = Map.groupBy(candidates, ({ row }) => row)
  const found = new Map<number, string>()
  for (const { row } of named) {
    const chosen = choose(byRow.get(row.row) ?? [])
    if (typeof chosen === 'string') found.set(row.row, chosen)
    else refused.push({ row: row.row, ...(chosen ?? nobody(row)) })
  }
  return found
}

function choose(candidates: readonly { readonly by: string; readonly contactId: string }[]) {
  for (const by of ['crm-id', 'mail', 'name']) {
    const ids = [...new Set(candidates.filter((each) => each.by === by).map(({ contactId }) => contactId))]
    if (ids.length === 1) return ids[0] as string
    if (ids.length > 1)
      return { field: 'name', reason: `fits ${ids.length} contacts; give a mail address or CRM id` }
  }
  return null
}

function nobody(row: HistoryRow): { field: string; reason: string } {
  const said = (['crmId', 'email', 'name'] as const).find((field) => row[field]?.trim()) ?? 'name'
  if (said === 'name' && !row.accountName && !row.accountDomain && !row.accountCrmId) {
    return { field: 'accountName', reason: 'a name alone is not enough; say at which account' }
  }
  return { field: said, reason: `no contact fits “${row[said]}”; bring in contacts first` }
}

function tell(
  rows: readonly HistoryRow[],
  refused: readonly Refused[],
  results: ReturnType<typeof planHistory>['results'],
  ids: ReadonlyMap<number, string>,
): RowResult[] {
  const refusals = new Map(refused.map(({ row, ...why }) => [row, why]))
  const done = new Map(results.map((result) => [result.row, result]))
  return rows.map(({ row }) => {
    const result = done.get(row)
    if (result === undefined) return { row, outcome: 'refused', ...refusals.get(row) }
    const id = result.id ?? ids.get(result.at)
    const warnings: readonly RowWarning[] = result.warnings
    return {
      row,
      outcome: result.outcome,
      ...(id === undefined ? {} : { id }),
      ...(warnings.length === 0 ? {} : { warnings }),
    }
  })
}
