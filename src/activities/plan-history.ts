import type { Day } from '../kernel/time.ts'
import { loadIn } from './ledger.ts'
import type { HistoryReading } from './read-history-row.ts'

/** A row of a file with whom it is about, found. */
export type PlacedRow = {
  readonly row: number
  readonly reading: HistoryReading
  readonly contactId: string | null
  readonly accountId: string
  /** Who the person was on that day; null where the company was asked. */
  readonly was: {
    readonly title: string | null
    readonly persona: string | null
    readonly seniority: string | null
  } | null
  readonly opportunityId: string | null
}

/** A row of the ledger that a row of a file may be. */
type Known = {
  readonly id: string | null
  readonly kind: string
  readonly state: string
  readonly contactId: string | null
  readonly accountId: string
  readonly activityTypeId: string | null
  readonly on: Day
  readonly externalId: string | null
  readonly title: string
  readonly minutes: number | null
  readonly outcome: string | null
  readonly audience: string | null
  readonly opportunityId: string | null
  readonly isImported: boolean
}

type Planned = {
  readonly row: number
  /** Where the line it became stands, for what has no id yet. */
  readonly at: number
  readonly id: string | null
  readonly outcome: 'created' | 'updated' | 'unchanged'
  readonly warnings: { readonly field: string; readonly reason: string }[]
}

/**
 * What to write for a batch of history. A row is the one known by its outside id, else the one of the same
 * contact, activity type, kind and day. What says the same is left alone; what came from a file and now says
 * something else is reversed and written anew; what was written down here stays, with a warning. `ofNo` is
 * what a no weighs.
 */
export function planHistory(placed: readonly PlacedRow[], known: readonly Known[], ofNo: number) {
  const index = new HistoryIndex(known)
  const lines: ReturnType<typeof lineOf>[] = []
  const reversed: string[] = []
  const results: Planned[] = []
  const write = (each: PlacedRow, before: Known | null) => {
    const line = lineOf(each, before, lines.length, ofNo)
    lines.push(line)
    index.add(knownFrom(line), line.at)
    return line.at
  }
  for (const each of placed) {
    const warnings = warningsOf(each)
    const found = index.find(each)
    if (found === null) {
      results.push({ row: each.row, at: write(each, null), id: null, outcome: 'created', warnings })
      continue
    }
    const { entry, at } = found
    const same = saysTheSame(each, entry)
    if (same || !entry.isImported || entry.id === null) {
      if (!same)
        warnings.push({
          field: 'row',
          reason: 'is known already and says something else there; kept as it is',
        })
      results.push({ row: each.row, at, id: entry.id, outcome: 'unchanged', warnings })
      continue
    }
    reversed.push(entry.id)
    results.push({ row: each.row, at: write(each, entry), id: null, outcome: 'updated', warnings })
  }
  return { lines, reversed, results }
}

type Found = { readonly entry: Known; readonly at: number }

class HistoryIndex {
  readonly #byExternalId = new Map<string, Found>()
  readonly #byKey = new Map<string, Found>()

  constructor(known: readonly Known[]) {
    for (const entry of known) this.add(entry, -1)
  }

  add(entry: Known, at: number): void {
    if (entry.externalId !== null) this.#byExternalId.set(entry.externalId, { entry, at })
    this.#byKey.set(keyOf(entry), { entry, at })
  }

  find({ reading, contactId, accountId }: PlacedRow): Found | null {
    if (reading.externalId !== null) {
      const found = this.#byExternalId.get(reading.externalId)
      if (found !== undefined) return found
    }
    const isAccountLevel = reading.type?.isAccountLevel === true
    const key = keyOf({
      ...reading,
      accountId,
      contactId: isAccountLevel ? null : contactId,
      activityTypeId: reading.type?.id ?? null,
    })
    const found = this.#byKey.get(key)
    // Two outside ids are two rows, however alike they look.
    const isOther = reading.externalId !== null && found !== undefined && found.entry.externalId !== null
    return found === undefined || isOther ? null : found
  }
}

type Keyed = Pick<Known, 'kind' | 'state' | 'contactId' | 'accountId' | 'activityTypeId' | 'on' | 'title'>

// Without a kind of activity, the title tells two touches of one day apart.
function keyOf({ kind, state, contactId, accountId, activityTypeId, on, title }: Keyed): string {
  const outcome = state === 'debriefed' ? 'done' : state
  return [kind, outcome, contactId ?? accountId, activityTypeId ?? title, on].join(' ')
}

function saysTheSame({ reading, contactId, accountId, opportunityId }: PlacedRow, entry: Known): boolean {
  const isAccountLevel = reading.type?.isAccountLevel === true
  const said = (value: unknown, stored: unknown) => value === undefined || value === stored
  return (
    reading.kind === entry.kind &&
    (reading.state === entry.state || entry.state === 'debriefed') &&
    (isAccountLevel ? null : contactId) === entry.contactId &&
    (entry.contactId !== null || accountId === entry.accountId) &&
    (reading.type?.id ?? null) === entry.activityTypeId &&
    reading.on === entry.on &&
    said(reading.minutes, entry.minutes) &&
    said(reading.outcome, entry.outcome) &&
    said(reading.audience, entry.audience) &&
    (opportunityId === null || opportunityId === entry.opportunityId)
  )
}

function warningsOf({ reading, contactId, opportunityId }: PlacedRow) {
  const warnings = [...reading.warnings]
  if (reading.opportunityCrmId !== undefined && opportunityId === null) {
    const reason = `no opportunity has the CRM id “${reading.opportunityCrmId}”; left out`
    warnings.push({ field: 'opportunityCrmId', reason })
  }
  if (reading.type?.isAccountLevel === true && contactId !== null) {
    warnings.push({ field: 'name', reason: 'this kind is asked of the company; kept with the account' })
  }
  return warnings
}

function lineOf(placed: PlacedRow, before: Known | null, at: number, ofNo: number) {
  const { reading, was } = placed
  const { type, state } = reading
  const full = reading.kind === 'ask' ? (type?.loadQuarters ?? 0) : 0
  return {
    at,
    kind: reading.kind,
    state,
    contact_id: type?.isAccountLevel === true ? null : placed.contactId,
    account_id: placed.accountId,
    activity_type_id: type?.id ?? null,
    title: reading.title,
    is_review: reading.isReview,
    audience: reading.audience ?? before?.audience ?? type?.audience ?? null,
    external_id: reading.externalId ?? before?.externalId ?? null,
    opportunity_id: placed.opportunityId ?? before?.opportunityId ?? null,
    on: reading.on,
    load_quarters: loadIn(state, { fullQuarters: full, wasAsked: true }, ofNo),
    full_load_quarters: full,
    rest_days: state === 'done' && reading.kind === 'ask' ? (type?.restDays ?? 0) : 0,
    is_live: reading.kind === 'ask' && type?.isLive === true,
    minutes: reading.minutes ?? before?.minutes ?? null,
    outcome: reading.outcome ?? before?.outcome ?? null,
    title_then: was?.title ?? null,
    persona_then: was?.persona ?? null,
    seniority_then: was?.seniority ?? null,
  }
}

function knownFrom(line: ReturnType<typeof lineOf>): Known {
  return {
    id: null,
    kind: line.kind,
    state: line.state,
    contactId: line.contact_id,
    accountId: line.account_id,
    activityTypeId: line.activity_type_id,
    on: line.on,
    externalId: line.external_id,
    title: line.title,
    minutes: line.minutes,
    outcome: line.outcome,
    audience: line.audience,
    opportunityId: line.opportunity_id,
    isImported: true,
  }
}
