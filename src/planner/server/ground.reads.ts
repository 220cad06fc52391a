import { type RawBuilder, sql } from 'kysely'
import type { Money } from '../../kernel/money.ts'
import { addDays, addMilliseconds, type Day, dayOf, type Instant } from '../../kernel/time.ts'
import { answerDays } from '../../nominations/nomination.ts'
import { goodPercent, stepPercent, type Threshold } from '../../outcomes/change/change.ts'
import { type CareGround, careGroundFrom } from '../../protection/server/care-facts.reads.ts'
import { limitsForAll, type RulesToday, rulesTodayFrom } from '../../protection/server/facts.reads.ts'
import { minutesOfDay, workingMinutes } from '../../requests/clocks/working-time.ts'
import { type RequestRules, rulesFrom as requestRulesFrom } from '../../requests/rules.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { lowestScore } from '../../signals/candidates/candidate.ts'
import { growthObjective } from '../../stewardship/movement/movement.ts'
import { freshTarget } from '../duty.ts'
import type { Need } from '../need.ts'

/** What today is read by: the moment, the zone, and the rules in force. */
export type Ground = {
  readonly workspaceId: string
  readonly now: Instant
  readonly today: Day
  readonly timeZone: string
  readonly currency: string
  /** What is due by then is told. */
  readonly horizon: Instant
  readonly requests: RequestRules
  readonly protection: RulesToday
  readonly care: CareGround
  readonly nominationDays: number
  readonly freshTarget: number
  /** From this score on somebody is shown as a candidate. */
  readonly lowestScore: number
  /** How much the number of advocates should grow, per cent a year. */
  readonly growth: number
  /** From where on an indicator of change is good, or has moved. */
  readonly change: Threshold
}

const week = 7 * 86_400_000

type GroundRow = Parameters<typeof rulesTodayFrom>[0] & {
  readonly timeZone: string
  readonly currency: string
}

/** Zone, currency and rules. One statement. */
export async function readGround(db: WorkspaceDb, workspaceId: string, now: Instant): Promise<Ground> {
  const found = await sql<GroundRow>`
    select w.time_zone as "timeZone", w.currency, ${limitsForAll}, (
      select jsonb_object_agg(s.name, s.value) from workspace_settings s where s.workspace_id = w.id) as set
    from workspaces w where w.id = ${workspaceId}`.execute(db)
  const row = found.rows[0]
  if (row === undefined) throw new Error('the workspace is gone')
  const set = new Map(Object.entries(row.set ?? {}))
  const today = dayOf(now, row.timeZone)
  return {
    workspaceId,
    now,
    today,
    timeZone: row.timeZone,
    currency: row.currency,
    horizon: addMilliseconds(now, week),
    requests: requestRulesFrom(set, row.timeZone),
    protection: rulesTodayFrom(row, today),
    care: careGroundFrom(set, now, row.timeZone),
    nominationDays: (set.get(answerDays.name) as number | undefined) ?? answerDays.default,
    freshTarget: (set.get(freshTarget.name) as number | undefined) ?? freshTarget.default,
    lowestScore: (set.get(lowestScore.name) as number | undefined) ?? lowestScore.default,
    growth: (set.get(growthObjective.name) as number | undefined) ?? growthObjective.default,
    change: {
      good: (set.get(goodPercent.name) as number | undefined) ?? goodPercent.default,
      step: (set.get(stepPercent.name) as number | undefined) ?? stepPercent.default,
    },
  }
}

/** Needs of one kind: the first of them, and how many there are. */
export type Found = { readonly needs: readonly Need[]; readonly total: number }

/** One kind of need: a statement of its own, and the words for what it finds. */
export type NeedSource = (db: WorkspaceDb, at: Ground) => Promise<Found>

/** So many of one kind are read; whoever has more of one kind has a list to go to. */
export const mostOfAKind = 20

/** The amount of opportunity `o`, as JSON; null where nobody knows it. */
export const amountOfO: RawBuilder<Money | null> = sql<Money | null>`case when o.amount_minor is null
  or o.amount_currency is null then null else jsonb_build_object('minor', o.amount_minor, 'currency', o.amount_currency) end`

/** What every row about a request's opportunity brings. */
export type Stake = { readonly amount: Money | null; readonly closesOn: Day | null }

/** What is at stake in a deal: its amount, and when it closes. */
export function stakeOf({ amount, closesOn }: Stake): Need['stake'] {
  return { amount, label: closesOn === null ? null : 'closes', on: closesOn }
}

/** The first rows of a kind as needs, each told by `tell`, with how many there are in all. */
export function foundOf<Row extends { readonly total: number }>(
  rows: readonly Row[],
  tell: (row: Row) => Need,
): Found {
  return { needs: rows.map(tell), total: rows[0]?.total ?? 0 }
}

/** Many of a kind as one need; nothing where there is none. */
export function foundAsOne<Row>(row: Row | undefined, tell: (row: Row) => Need): Found {
  return row === undefined ? { needs: [], total: 0 } : { needs: [tell(row)], total: 1 }
}

/** Working time in words: “40 minutes”, “6 hours”, “2 days”. */
function sayWorkingTime(minutes: number, { requests }: Ground): string {
  const day = minutesOfDay(requests.calendar)
  if (minutes < 60) return say(minutes, 'minute')
  if (minutes <= day) return say(Math.round(minutes / 60), 'hour')
  return say(Math.round(minutes / day), 'day')
}

/** A count with its word, in the singular where it is one. */
export function say(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}

const words = [
  'No',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
]

/** The same at the beginning of a sentence: “Four nominations”. */
export function startWith(count: number, word: string): string {
  return say(count, word).replace(/^\d+/, words[count] ?? String(count))
}

/** How a promise of so many working days stands: “6 of 8 hours used.”, or how late it is. */
export function sayClock(dueAt: Instant, days: number, at: Ground): string {
  const { calendar } = at.requests
  if (dueAt <= at.now) {
    const late = workingMinutes(dueAt, at.now, calendar)
    return late < 1 ? 'Due now.' : `Late by ${sayWorkingTime(late, at)}.`
  }
  const allowed = days * minutesOfDay(calendar)
  const used = Math.max(0, allowed - workingMinutes(at.now, dueAt, calendar))
  return `${Math.floor(used / 60)} of ${Math.round(allowed / 60)} working hours used.`
}

/** The last moment of a day, where the workspace is. */
export function endOf(day: Day, timeZone: string): Instant {
  const next = Temporal.PlainDate.from(addDays(day, 1)).toZonedDateTime({ timeZone })
  return new Date(next.epochMilliseconds - 60_000).toISOString()
}
