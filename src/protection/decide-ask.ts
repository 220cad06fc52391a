import { accept, type Decision, refuse } from '../kernel/result.ts'
import type { Day } from '../kernel/time.ts'
import type { AskedFor, LoadEntry, ProtectionFacts } from './facts.ts'
import { isOverridable, type Reason, type ReasonCode } from './reason.ts'
import { isFree, type Standing, standingOf } from './standing.ts'

export type Override = { readonly reason: string; readonly ownerConsent: string }

export type AskRefusal = `advocate-${Reason['state']}` | 'day-past' | 'not-overridable'

export type AskDecision = Decision<
  {
    readonly standing: Standing
    /** The reasons set aside; empty where nothing stood against it. */
    readonly overridden: readonly ReasonCode[]
  },
  AskRefusal
>

const limitCodes: readonly ReasonCode[] = [
  'contact-cap',
  'account-cap',
  'live-limit',
  'own-limit',
  'own-type-limit',
]

/**
 * Decides whether an ask may take its place on a day. Refuses with every reason, the holder of what fills the
 * limit, and the next free date; a program manager's override sets our own rules aside, never the customer's
 * word. `onlyLimits` is for a day the advocate agreed to themselves: then only loads and limits can refuse.
 * Source: domain.md "Reservation", practice B7 rule 3.
 */
export function decideAsk(
  facts: ProtectionFacts,
  type: AskedFor,
  day: Day,
  more: { readonly override?: Override | null; readonly onlyLimits?: boolean } = {},
): AskDecision {
  if (day < facts.today && more.onlyLimits !== true) {
    return refuse('day-past', 'The day lies in the past.', { day })
  }
  const standing = standingOf(facts, type, day)
  if (isFree(standing)) return accept({ standing, overridden: [] })
  const reasons =
    more.onlyLimits === true
      ? standing.reasons.filter(({ code }) => limitCodes.includes(code))
      : standing.reasons
  const [gravest] = reasons
  if (gravest === undefined) return accept({ standing, overridden: [] })
  if (more.override == null) return refused(facts, standing, gravest)
  const fixed = reasons.find(({ code }) => !isOverridable(code))
  if (fixed === undefined) return accept({ standing, overridden: reasons.map(({ code }) => code) })
  return refuse('not-overridable', `This cannot be set aside: ${fixed.says}`, detailsOf(facts, standing))
}

function refused(facts: ProtectionFacts, standing: Standing, gravest: Reason): AskDecision {
  const behind = holderOf(facts, standing.reasons)
  const when = standing.freeFrom === null ? 'No free date is known yet.' : `Free from ${standing.freeFrom}.`
  const who = behind === null ? '' : ` Taken by ${behind.holder} for “${behind.title}” on ${behind.on}.`
  return refuse(`advocate-${gravest.state}`, `${gravest.says}${who} ${when}`, detailsOf(facts, standing))
}

function detailsOf(facts: ProtectionFacts, standing: Standing) {
  const behind = holderOf(facts, standing.reasons)
  return {
    state: standing.state,
    freeFrom: standing.freeFrom,
    holder: behind?.holder ?? null,
    heldBy: behind === null ? null : { askId: behind.id, title: behind.title, on: behind.on },
    reasons: standing.reasons.map(({ code, until, says }) => ({ code, until, says })),
  }
}

type Holder = LoadEntry & { readonly holder: string }

/** Whose ask fills the limit that refuses: the first named in the gravest reason about a limit. */
function holderOf(facts: ProtectionFacts, reasons: readonly Reason[]): Holder | null {
  const full = reasons.find(({ code }) => limitCodes.includes(code))
  if (full === undefined) return null
  const entries = [...(facts.person?.entries ?? []), ...(facts.account?.entries ?? [])]
  for (const { id } of full.sources) {
    const entry = entries.find((each) => each.id === id)
    if (entry !== undefined && entry.holder !== null) return { ...entry, holder: entry.holder }
  }
  return null
}

/** The facts as if one ask were not there: for moving it to another day. */
export function withoutAsk(facts: ProtectionFacts, askId: string): ProtectionFacts {
  const without = (entries: readonly LoadEntry[]) => entries.filter((entry) => entry.id !== askId)
  const { person, account } = facts
  return {
    ...facts,
    person: person === null ? null : { ...person, entries: without(person.entries) },
    account: account === null ? null : { ...account, entries: without(account.entries) },
  }
}
