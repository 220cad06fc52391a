import { addDays, type Day, daysBetween } from '../../../src/kernel/time.ts'

/** An ask of the year as whoever played it wrote it down. */
export type YearAsk = {
  readonly contactId: string
  readonly accountId: string
  readonly kind: string
  /** Load in quarter points. */
  readonly quarters: number
  readonly isLive: boolean
  readonly restDays: number
  /** The day on which the customer was asked. */
  readonly askedOn: Day
  /** The day it counts on: wished, then agreed, then done. */
  on: Day
  state: 'open' | 'done' | 'declined'
}

/** What the rules of the workspace say, in days and quarter points, written down here a second time and by hand. */
const yearCaps = {
  windowDays: 90,
  contactQuarters: 32,
  accountQuarters: 64,
  liveAsks: 2,
  declinedRestDays: 90,
  restStopsFromQuarters: 8,
} as const

type OwnLimit = { readonly ownAsksAQuarter: number | null }

/**
 * What a booking that was let through breaks, in plain words; nothing when all caps hold. Looks at every single day
 * and adds up, without anything of the product's reckoning. In: the asks so far, this one the last of them.
 */
export function brokenCaps(asks: readonly YearAsk[], { ownAsksAQuarter }: OwnLimit): string[] {
  const latest = asks.at(-1)
  if (latest === undefined) return []
  const ofPerson = asks.filter(({ contactId }) => contactId === latest.contactId)
  const ofAccount = asks.filter(({ accountId }) => accountId === latest.accountId)
  const full = (list: readonly YearAsk[], amount: (ask: YearAsk) => number) =>
    fullest(list, latest.on, amount)
  const load = (ask: YearAsk) => (ask.state === 'declined' ? 1 : ask.quarters)
  const counted = (ask: YearAsk) => (ask.state === 'declined' ? 0 : 1)
  const broken: string[] = []
  const hold = (what: string, sum: number, most: number) => {
    if (sum > most) broken.push(`${latest.contactId} on ${latest.on}: ${what} ${sum} of ${most}`)
  }
  hold('quarter points', full(ofPerson, load), yearCaps.contactQuarters)
  hold('quarter points of the account', full(ofAccount, load), yearCaps.accountQuarters)
  if (latest.isLive)
    hold(
      'live',
      full(ofPerson, (ask) => (ask.isLive ? counted(ask) : 0)),
      yearCaps.liveAsks,
    )
  if (ownAsksAQuarter !== null) hold('asks by their own limit', full(ofPerson, counted), ownAsksAQuarter)
  return [...broken, ...brokenRests(ofPerson, latest)]
}

/** The greatest sum over the window that ends on any day on which something on `day` counts. */
function fullest(asks: readonly YearAsk[], day: Day, amount: (ask: YearAsk) => number): number {
  let most = 0
  for (let ahead = 0; ahead < yearCaps.windowDays; ahead++) {
    const end = addDays(day, ahead)
    let sum = 0
    for (const ask of asks) {
      const age = daysBetween(ask.on, end)
      if (age >= 0 && age < yearCaps.windowDays) sum += amount(ask)
    }
    most = Math.max(most, sum)
  }
  return most
}

function brokenRests(ofPerson: readonly YearAsk[], latest: YearAsk): string[] {
  const earlier = ofPerson.filter((ask) => ask !== latest)
  const says = (ask: YearAsk, days: number) =>
    `${latest.contactId} on ${latest.on}: ${days} days after ${ask.kind} on ${ask.on} (${ask.state})`
  return earlier.flatMap((ask) => {
    const days = daysBetween(ask.on, latest.on)
    const rests =
      ask.state === 'done' &&
      latest.quarters >= yearCaps.restStopsFromQuarters &&
      days >= 0 &&
      days < ask.restDays
    const declinedKind =
      ask.state === 'declined' && ask.kind === latest.kind && days >= 0 && days < yearCaps.declinedRestDays
    return rests || declinedKind ? [says(ask, days)] : []
  })
}
