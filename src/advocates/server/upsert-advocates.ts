import { findActivityBy } from '../../activities/catalogue.ts'
import type { RowOutcome, RowResult, RowWarning } from '../../customers/row-result.ts'
import { type Actor, personOf } from '../../kernel/actor.ts'
import { fold } from '../../kernel/text.ts'
import type { Instant } from '../../kernel/time.ts'
import { requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { AdvocateRow } from '../advocate-row.ts'
import { canImportAdvocates } from '../policy.ts'
import { type AdvocateReading, readAdvocateRow } from '../read-advocate-row.ts'
import { takenOverReason, takeOverStage } from '../take-over-stage.ts'
import { AdvocateDraft, type Meaning } from './advocate-draft.store.ts'
import { saveCompleteness } from './completeness.store.ts'
import { type KnownWords, readKnownWords, readStoredAdvocates } from './import.reads.ts'
import { type StageMove, saveDrafts, saveMoves } from './import.store.ts'
import { type Found, learnLanguages, meetContacts } from './meet-contacts.ts'

type Taken = {
  readonly reading: AdvocateReading
  readonly draft: AdvocateDraft
  readonly outcome: () => RowOutcome
}

/**
 * Takes over advocates from a file, at most some thousands of rows at once, in a constant number of statements.
 * A contact is found by CRM id, else by mail, else by name within the account named; where a row names both and
 * the contact is new, it becomes one. What a row leaves out
 * stays as it is; the same rows again change nothing. Announces nothing: the import is one event, told once by
 * whoever runs it (`advocatesImported`).
 */
export async function upsertAdvocates(
  tx: WorkspaceTx,
  actor: Actor,
  rows: readonly AdvocateRow[],
  now: Instant,
): Promise<RowResult[]> {
  requirePermission(canImportAdvocates(actor))
  const readings = rows.map((row) => ({ row, reading: readAdvocateRow(row) }))
  const found = await meetContacts(tx, actor, readings, now)
  const drafts = await loadDrafts(tx, actor.workspaceId, [...found.values()])
  const learned = await learnLanguages(tx, actor, readings, found, drafts, now)
  const words = await readKnownWords(
    tx,
    actor.workspaceId,
    askedWords(readings.map(({ reading }) => reading)),
  )
  const taken = new Map<AdvocateRow, Taken>()
  const warnings = new Map<AdvocateRow, RowWarning[]>()
  for (const { row, reading } of readings) {
    const draft = draftFor(found.get(row), drafts)
    if (draft === undefined) continue
    const { means, unknown } = meaningOf(reading, words)
    warnings.set(row, [...reading.warnings, ...unknown])
    taken.set(row, { reading, draft, outcome: draft.take(reading, means) })
  }
  const stageWarnings = await save(tx, actor, [...drafts.values()], now)
  return rows.map((row) => {
    const result = resultOf(row, found.get(row), taken.get(row), warnings.get(row) ?? [], stageWarnings)
    return result.outcome === 'unchanged' && learned.has(row) ? { ...result, outcome: 'updated' } : result
  })
}

function draftFor(
  found: Found | undefined,
  drafts: ReadonlyMap<string, AdvocateDraft>,
): AdvocateDraft | undefined {
  return found !== undefined && 'contactId' in found ? drafts.get(found.contactId) : undefined
}

async function loadDrafts(
  tx: WorkspaceTx,
  workspaceId: string,
  found: readonly Found[],
): Promise<Map<string, AdvocateDraft>> {
  const ids = found.flatMap((each) => ('contactId' in each ? [each.contactId] : []))
  const stored = await readStoredAdvocates(tx, workspaceId, ids)
  return new Map(stored.map((each) => [each.contactId, new AdvocateDraft(each)]))
}

function askedWords(readings: readonly AdvocateReading[]) {
  return {
    people: readings.flatMap((reading) => reading.introducedBy ?? []),
    accounts: readings.flatMap((reading) => reading.neverWith),
  }
}

function meaningOf(reading: AdvocateReading, words: KnownWords): { means: Meaning; unknown: RowWarning[] } {
  const unknown: RowWarning[] = []
  const findActivity = findActivityBy(words.activityTypes)
  const introducedBy = reading.introducedBy === null ? null : (words.people.get(reading.introducedBy) ?? null)
  if (reading.introducedBy !== null && introducedBy === null) {
    unknown.push({
      field: 'introducedBy',
      reason: `“${reading.introducedBy}” is no one person we know and was left out`,
    })
  }
  const willingness = reading.willingness.flatMap(([activity, answer]) => {
    const type = findActivity(activity)
    if (type === null)
      unknown.push({ field: 'willingness', reason: `“${activity}” is no activity type and was left out` })
    return type === null ? [] : [[type.id, answer] as const]
  })
  const neverWith = reading.neverWith.map((name) => ({
    folded: fold(name),
    name,
    accountId: words.accounts.get(name) ?? null,
  }))
  return { means: { introducedBy, willingness, neverWith }, unknown }
}

/** Writes what differs; gives, per contact, why a stage is not the one the file says. */
async function save(
  tx: WorkspaceTx,
  actor: Actor,
  drafts: readonly AdvocateDraft[],
  now: Instant,
): Promise<Map<string, string>> {
  const { workspaceId } = actor
  await saveDrafts(
    tx,
    workspaceId,
    drafts.filter((draft) => draft.isNew || draft.isChanged),
    now,
  )
  const facts = await saveCompleteness(
    tx,
    workspaceId,
    drafts.map((draft) => draft.contactId),
    now,
  )
  const warnings = new Map<string, string>()
  const moves: StageMove[] = []
  for (const draft of drafts) {
    const known = facts.get(draft.contactId)
    if (known === undefined) continue
    const from = draft.isNew ? 'potential' : draft.stageBefore
    const { to, isOverride, warning } = takeOverStage(from, draft.wantedStage, known)
    if (warning !== null) warnings.set(draft.contactId, warning)
    if (draft.isNew || to !== null) {
      const reason = isOverride ? takenOverReason : 'From a file'
      moves.push({ contactId: draft.contactId, from: draft.stageBefore, to: to ?? from, reason, isOverride })
    }
    draft.moves = to !== null
  }
  await saveMoves(tx, workspaceId, moves, personOf(actor), now)
  return warnings
}

function resultOf(
  row: AdvocateRow,
  found: Found | undefined,
  taken: Taken | undefined,
  warnings: readonly RowWarning[],
  stageWarnings: ReadonlyMap<string, string>,
): RowResult {
  if (taken === undefined) {
    const why =
      found !== undefined && 'reason' in found ? found : { field: 'name', reason: 'is no contact we know' }
    return { row: row.row, outcome: 'refused', field: why.field, reason: why.reason }
  }
  const stageWarning = taken.reading.stage === null ? undefined : stageWarnings.get(taken.draft.contactId)
  const all = stageWarning === undefined ? warnings : [...warnings, { field: 'stage', reason: stageWarning }]
  const result = { row: row.row, outcome: taken.outcome(), id: taken.draft.contactId }
  return all.length === 0 ? result : { ...result, warnings: all }
}
