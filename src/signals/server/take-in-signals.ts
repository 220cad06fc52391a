import { readErasedTraits } from '../../customers/erasure/server/mark.reads.ts'
import { traitsOf } from '../../customers/erasure/strike-words.ts'
import type { RowResult } from '../../customers/row-result.ts'
import { erasedWhy, findErasedAmong } from '../../customers/server/refuse-erased.ts'
import type { Actor } from '../../kernel/actor.ts'
import { personOf } from '../../kernel/actor.ts'
import { dayOf, type Instant } from '../../kernel/time.ts'
import { requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { canBringSignals } from '../policy.ts'
import type { SignalSource } from '../signal.ts'
import {
  namesPerson,
  readSignalRow,
  type SignalFault,
  type SignalRead,
  type SignalRow,
  whoseKey,
} from '../signal-row.ts'
import { hashSame, readSignalIds, type SignalToWrite, saveRespondents, saveSignals } from './store.ts'
import { readWhose, type Whose } from './whose.reads.ts'

type From = { readonly source: SignalSource; readonly importId: string | null }
type Placed = { readonly read: SignalRead; readonly whose: Whose; readonly respondentKey: string | null }

/**
 * Takes signals of a file or of another program in: a constant number of statements, up to about 2,000 rows at a time. Who
 * is not known is kept as a respondent. The same rows again change nothing. The results come in the order of the rows; the
 * caller announces them once.
 */
export async function takeInSignals(
  tx: WorkspaceTx,
  actor: Actor,
  rows: readonly SignalRow[],
  from: From,
  now: Instant,
): Promise<RowResult[]> {
  requirePermission(canBringSignals(actor))
  const read = rows.map((row) => readSignalRow(row, dayOf(now)))
  const readings = await refuseErased(tx, actor.workspaceId, read)
  const sound = readings.filter((each): each is SignalRead => !('reason' in each))
  const placed = await place(tx, sound)
  const erased = await findErasedRows(tx, actor.workspaceId, placed)
  const usable = placed.filter(({ read, whose }) => !whose.isWrong && !erased.has(read))
  const respondents = await saveRespondents(tx, actor.workspaceId, respondentsOf(usable))
  const signals = usable.map((each) => signalOf(actor, each, respondents, from))
  // The same key twice within a batch: the later row is what counts, as it would be in a batch of its own.
  const distinct = [...new Map(signals.map((each) => [each.same_key, each])).values()]
  const saved = await saveSignals(tx, actor.workspaceId, distinct)
  const known = await readSignalIds(
    tx,
    distinct.map((each) => each.same_key),
  )
  return resultsOf(readings, usable, { saved, known, erased, respondents })
}

/** Rows that would bring back, as a respondent, somebody who was erased. */
async function findErasedRows(
  tx: WorkspaceTx,
  workspaceId: string,
  placed: readonly Placed[],
): Promise<ReadonlySet<SignalRead>> {
  const strangers = placed.filter(({ respondentKey }) => respondentKey !== null)
  const found = await findErasedAmong(
    tx,
    workspaceId,
    strangers.map(({ read: { who }, whose }) => ({
      ...{ name: who.name, mails: who.email === null ? [] : [who.email] },
      ...{ crmId: who.outsideId, accountId: whose.accountId },
    })),
  )
  return new Set(strangers.flatMap(({ read }, at) => (found.has(at) ? [read] : [])))
}

/** What somebody answered who was erased since comes in no more, unless they agreed anew. */
async function refuseErased(
  tx: WorkspaceTx,
  workspaceId: string,
  readings: readonly (SignalRead | SignalFault)[],
): Promise<(SignalRead | SignalFault)[]> {
  const traits = readings.map((each) =>
    'reason' in each
      ? []
      : traitsOf({
          mails: each.who.email === null ? [] : [each.who.email],
          crmId: each.who.outsideId,
          foldedName: null,
          accountId: null,
        }),
  )
  const erased = await readErasedTraits(tx, workspaceId, traits.flat())
  return readings.map((each, at) =>
    traits[at]?.some((trait) => erased.has(trait)) === true
      ? { row: each.row, field: 'email', reason: 'They asked to be erased, and have not agreed anew.' }
      : each,
  )
}

async function place(tx: WorkspaceTx, rows: readonly SignalRead[]): Promise<Placed[]> {
  if (rows.length === 0) return []
  const whose = await readWhose(tx, rows)
  return rows.flatMap((read, at) => {
    const found = whose[at]
    if (found === undefined) return []
    const isStranger = found.contactId === null && namesPerson(read.who)
    return [{ read, whose: found, respondentKey: isStranger ? hashSame([whoseKey(read.who) ?? '']) : null }]
  })
}

function respondentsOf(placed: readonly Placed[]) {
  const strangers = placed.flatMap(({ read: { who }, respondentKey }) =>
    respondentKey === null
      ? []
      : [
          {
            same_key: respondentKey,
            outside_id: who.outsideId,
            email: who.email,
            name: who.name,
            account_text: who.accountName,
          },
        ],
  )
  return [...new Map(strangers.map((each) => [each.same_key, each])).values()]
}

function signalOf(
  actor: Actor,
  { read, whose, respondentKey }: Placed,
  respondents: Awaited<ReturnType<typeof saveRespondents>>,
  { source, importId }: From,
): SignalToWrite {
  const respondent = respondents.get(respondentKey ?? '')
  return {
    kind: read.kind,
    contact_id: whose.contactId ?? respondent?.contactId ?? null,
    account_id: whose.accountId,
    respondent_id: respondent?.id ?? null,
    ...{ score: read.score, scale: read.scale, tone: read.tone, happened_on: read.on, comment: read.comment },
    ...{ source, team_id: whose.teamId, person_id: whose.personId, recorded_by: personOf(actor) },
    ...{ import_id: importId, object_kind: null, object_id: null, same_key: hashSame(read.same) },
    usage: read.usage,
  }
}

type Written = {
  readonly saved: Awaited<ReturnType<typeof saveSignals>>
  readonly known: ReadonlyMap<string, string>
  readonly erased: ReadonlySet<SignalRead>
  readonly respondents: Awaited<ReturnType<typeof saveRespondents>>
}

function resultsOf(
  readings: readonly (SignalRead | SignalFault)[],
  usable: readonly Placed[],
  { saved, known, erased, respondents }: Written,
): RowResult[] {
  const placed = new Map(usable.map((each) => [each.read, each]))
  const seen = new Set<string>()
  return readings.map((reading): RowResult => {
    const { row } = reading
    if ('reason' in reading) return { row, outcome: 'refused', field: reading.field, reason: reading.reason }
    if (erased.has(reading)) return { row, outcome: 'refused', field: 'name', reason: erasedWhy }
    const found = placed.get(reading)
    if (found === undefined) {
      const field = reading.who.contactId === null ? 'accountId' : 'contactId'
      return { row, outcome: 'refused', field, reason: 'There is no such record.' }
    }
    const key = hashSame(reading.same)
    const id = known.get(key)
    const written = seen.has(key) ? undefined : saved.get(key)
    seen.add(key)
    const outcome = written === undefined ? 'unchanged' : written.isNew ? 'created' : 'updated'
    return {
      ...{ row, outcome },
      ...(id === undefined ? {} : { id }),
      ...(isStranger(found, respondents) ? { isOfStranger: true as const } : {}),
      ...warningsOf(found),
    }
  })
}

/** A respondent whom nobody has recognised so far. */
const isStranger = ({ respondentKey }: Placed, respondents: Written['respondents']) =>
  respondentKey !== null && respondents.get(respondentKey)?.contactId == null

function warningsOf({ read, whose }: Placed): Pick<RowResult, 'warnings'> {
  const warnings = [
    ...(read.person !== null && whose.personId === null
      ? [{ field: 'person', reason: `Nobody here is called “${read.person}”; no credit was given` }]
      : []),
    ...(read.team !== null && whose.teamId === null
      ? [{ field: 'team', reason: `There is no team “${read.team}”; no credit was given` }]
      : []),
  ]
  return warnings.length === 0 ? {} : { warnings }
}
