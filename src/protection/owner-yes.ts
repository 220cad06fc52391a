import { type Day, daysBetween } from '../kernel/time.ts'
import type { AccountFacts } from './facts.ts'
import type { ProtectionRules } from './rules.ts'

export const ownerYesCodes = ['strategic-account', 'renewal-ahead', 'health-watch'] as const

/** Why the relationship owner has to say yes, instead of being told and going ahead. */
export type OwnerYes = { readonly code: (typeof ownerYesCodes)[number]; readonly says: string }

/** The reasons for an explicit yes on a day; empty where notify-and-proceed will do. Source: practice C7. */
export function ownerYesOn(account: AccountFacts, day: Day, rules: ProtectionRules): readonly OwnerYes[] {
  const reasons: OwnerYes[] = []
  if (account.tier === 'strategic') {
    reasons.push({ code: 'strategic-account', says: 'The account is strategic.' })
  }
  if (account.renewalOn !== null) {
    const ahead = daysBetween(day, account.renewalOn)
    if (ahead > rules.renewalHold && ahead <= rules.renewalYes) {
      reasons.push({ code: 'renewal-ahead', says: `The renewal is ${ahead} days ahead.` })
    }
  }
  if (account.health === 'watch') reasons.push({ code: 'health-watch', says: 'Health needs watching.' })
  return reasons
}
