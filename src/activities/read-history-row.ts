import { clean } from '../kernel/text.ts'
import { type Day, isDay, isStillToCome } from '../kernel/time.ts'
import { type Audience, audiences } from './activity-type.ts'
import { readsAsReview } from './business-review.ts'
import { type HistoryKind, type HistoryRow, readHistoryKind } from './history-row.ts'
import type { AskState, LedgerKind } from './ledger.ts'

/** An activity type as far as history needs it. */
export type HistoryType = {
  readonly id: string
  readonly name: string
  readonly loadQuarters: number
  readonly restDays: number
  readonly isLive: boolean
  readonly isAccountLevel: boolean
  readonly audience: Audience
}

type Fault = { readonly field: string; readonly reason: string }

/** What a row says, as far as one can tell without looking anybody up. */
export type HistoryReading = {
  readonly kind: LedgerKind
  readonly state: Extract<AskState, 'done' | 'declined'>
  readonly type: HistoryType | null
  readonly on: Day
  readonly title: string
  readonly externalId: string | null
  /** Undefined where the file says nothing: what is known stays. */
  readonly minutes: number | undefined
  readonly outcome: string | undefined
  readonly audience: Audience | undefined
  readonly opportunityCrmId: string | undefined
  /** A touch that was a business review. */
  readonly isReview: boolean
  readonly warnings: readonly Fault[]
}

const kinds: Readonly<Record<HistoryKind, Pick<HistoryReading, 'kind' | 'state'>>> = {
  use: { kind: 'ask', state: 'done' },
  declined: { kind: 'ask', state: 'declined' },
  share: { kind: 'share', state: 'done' },
  give: { kind: 'give', state: 'done' },
  touch: { kind: 'touch', state: 'done' },
}

const words: Readonly<Record<HistoryKind, string>> = {
  use: 'Use',
  declined: 'Declined ask',
  share: 'Share',
  give: 'Give',
  touch: 'Touch',
}

/**
 * Reads a row of history. Refuses, naming the field: a kind nobody understands, a day that is missing, wrong
 * or ahead of `today`, and a use without a known activity type. What is only doubtful becomes a warning.
 */
export function readHistoryRow(
  row: HistoryRow,
  findType: (text: string) => HistoryType | null,
  today: Day,
): HistoryReading | Fault {
  const said = readHistoryKind(row.kind)
  if (said === null) return { field: 'kind', reason: `“${row.kind}” is neither a use, a give nor a touch` }
  const on = clean(row.on)
  if (on === null) return { field: 'on', reason: 'the day is missing' }
  if (!isDay(on)) return { field: 'on', reason: `“${on}” is no day; write it as 2026-03-01` }
  if (isStillToCome(on, today)) return { field: 'on', reason: 'this day lies ahead, and history does not' }
  const typeText = clean(row.activityType)
  const type = typeText === null ? null : findType(typeText)
  const isAsk = kinds[said].kind === 'ask'
  if (type === null && isAsk) {
    const reason =
      typeText === null ? 'say which activity it was' : `“${typeText}” is no activity type; add it or map it`
    return { field: 'activityType', reason }
  }
  const { warnings, minutes, audience } = readDetails(row)
  if (type === null && typeText !== null) {
    warnings.push({ field: 'activityType', reason: `“${typeText}” is no activity type and was left out` })
  }
  return {
    ...kinds[said],
    type,
    on,
    title: (clean(row.title) ?? type?.name ?? words[said]).slice(0, 300),
    externalId: clean(row.externalId),
    minutes,
    outcome: clean(row.outcome) ?? undefined,
    audience,
    opportunityCrmId: clean(row.opportunityCrmId) ?? undefined,
    isReview: said === 'touch' && [row.kind, row.title, row.activityType].some(readsAsReview),
    warnings,
  }
}

function readDetails(row: HistoryRow) {
  const warnings: Fault[] = []
  const isCount = row.minutes != null && Number.isFinite(row.minutes) && row.minutes >= 0
  if (row.minutes != null && !isCount) {
    warnings.push({ field: 'minutes', reason: 'is no number of minutes and was left out' })
  }
  const audienceText = clean(row.audience)
  const audience = audienceText === null ? undefined : readAudience(audienceText)
  if (audienceText !== null && audience === undefined) {
    warnings.push({ field: 'audience', reason: `“${audienceText}” is no audience and was left out` })
  }
  return { warnings, audience, minutes: isCount ? Math.round(row.minutes ?? 0) : undefined }
}

const audienceWords: readonly (readonly [RegExp, Audience])[] = [
  [/buyer|prospect|sales|opportunit|kunde|interessent/, 'buyers'],
  [/analyst|gartner|forrester|idc/, 'analysts'],
  [/media|press|journalist|presse/, 'media'],
  [/investor|board/, 'investors'],
  [/internal|product|employee|intern/, 'internal'],
  [/public|marketing|web|event|conference|oeffentlich|öffentlich/, 'public'],
]

function readAudience(text: string): Audience | undefined {
  const plain = text.toLowerCase()
  return audiences.find((each) => each === plain) ?? audienceWords.find(([form]) => form.test(plain))?.[1]
}
