import { addDays, type Day } from '../kernel/time.ts'
import type { LoadEntry, ProtectionFacts } from './facts.ts'
import type { Reason, ReasonCode } from './reason.ts'
import { loadOn, type Standing } from './standing.ts'

/** What lets somebody be asked again: the reason that stands longest, and what changes when it ends. */
export type Turn = {
  readonly code: ReasonCode
  readonly says: string
  /** The first day free; null while a fact must change. */
  readonly on: Day | null
  /** True where no date alone brings it: a renewal must be signed, a case closed, a word given. */
  readonly needsFact: boolean
  /** Where a cap stands against it: the load it is held to, now and on that day, in points. */
  readonly load: { readonly from: number; readonly to: number } | null
  /** The ask that drops out, or the one they rest after. */
  readonly ask: { readonly title: string; readonly on: Day } | null
}

/**
 * How a standing turns free. In: the facts it was taken from. Out: null where nothing stands against asking; else
 * the reason that ends last, what the load falls to, and the ask that makes it so.
 */
export function turnOf(facts: ProtectionFacts, standing: Standing): Turn | null {
  const [first, ...others] = standing.reasons
  if (first === undefined) return null
  const last = others.reduce(longer, first)
  return {
    code: last.code,
    says: last.says,
    on: standing.freeFrom,
    needsFact: standing.freeFrom === null || (last.liftedBy !== 'time' && last.liftedBy !== 'advocate'),
    load: fallOf(facts, standing, last),
    ask: askBehind(facts, last),
  }
}

const longer = (a: Reason, b: Reason) =>
  b.until === null ? (a.until === null ? a : b) : a.until !== null && b.until > a.until ? b : a

function fallOf(facts: ProtectionFacts, standing: Standing, { code }: Reason): Turn['load'] {
  const { freeFrom } = standing
  if (freeFrom === null || (code !== 'contact-cap' && code !== 'account-cap')) return null
  const isPerson = code === 'contact-cap'
  const entries = (isPerson ? facts.person : facts.account)?.entries ?? []
  const now = isPerson ? standing.load : standing.accountLoad
  if (now === null) return null
  const { windowDays, accountWindowDays } = facts.rules
  const then = loadOn(entries, freeFrom, isPerson ? windowDays : accountWindowDays, now.cap)
  return { from: (now.done + now.reserved) / 4, to: (then.done + then.reserved) / 4 }
}

/** Of the asks behind a reason the one whose day decides it: the one that drops out, else the first. */
function askBehind(facts: ProtectionFacts, { code, until, sources }: Reason): Turn['ask'] {
  const entries = [...(facts.person?.entries ?? []), ...(facts.account?.entries ?? [])]
  const behind = sources.flatMap(({ kind, id }) => {
    const entry = kind === 'ledger-entry' ? entries.find((each) => each.id === id) : undefined
    return entry === undefined ? [] : [entry]
  })
  const days = code === 'account-cap' ? facts.rules.accountWindowDays : facts.rules.windowDays
  const drops = ({ on }: LoadEntry) => until !== null && addDays(on, days) === until
  const entry = behind.find(drops) ?? behind[0]
  return entry === undefined ? null : { title: entry.title, on: entry.on }
}
