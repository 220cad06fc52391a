import { type AgingKind, agingKinds } from '../advocates/freshness.ts'
import { type ProfileSection, profileSections } from '../advocates/profile.ts'
import { isAccountFact } from '../customers/customer-fact.ts'
import { type Day, dayOf, type Instant } from '../kernel/time.ts'

/**
 * What can be changed for many at once: whose a contact is, whose their account is, its segment, a text of the profile,
 * a field of the workspace's own, and the day on which somebody vouched for a fact.
 */
export const wideFields = [
  'contact-owner',
  'account-owner',
  'segment',
  'section',
  'custom',
  'confirmed',
] as const
export type WideField = (typeof wideFields)[number]

/** The facts that can be confirmed for many: every kind that ages, the texts by their sections. */
export type WideFact = { readonly kind: AgingKind; readonly section: ProfileSection | null }

/** Reads which fact is meant: a kind, or a section of the profile. Undefined for what nobody can confirm. */
export function factOfKey(key: string): WideFact | undefined {
  const section = profileSections.find((each) => each === key)
  if (section !== undefined) return { kind: 'text', section }
  const kind = agingKinds.find((each) => each === key && each !== 'text')
  return kind === undefined ? undefined : { kind, section: null }
}

/**
 * The fact that a change vouches for besides, null where there is none: whoever says what somebody’s role is says that they
 * hold the post, whoever names the owner of an account says whose it is.
 */
export function besideFactOf(field: WideField, key: string): 'employment' | 'owner' | null {
  if (field === 'section' && key === 'role') return 'employment'
  return field === 'account-owner' ? 'owner' : null
}

/** True where the change stands on accounts: on those chosen, and on those of the people chosen. */
export function isOfAccounts(field: WideField, key: string, customRecord: string | null): boolean {
  if (field === 'account-owner' || field === 'segment') return true
  return field === 'custom' ? customRecord === 'account' : field === 'confirmed' && isAccountFact(key)
}

/** The moment a fact counts as confirmed at: now for today, noon of any day before. In: UTC. */
export function momentOf(day: Day, now: Instant): Instant {
  return day >= dayOf(now) ? now : `${day}T12:00:00.000Z`
}

export type WideOutcome = {
  readonly outcome: 'changes' | 'same' | 'refused'
  readonly reason: string | null
}

type Standing = {
  readonly before: string | null
  /** Nobody's fact: not on the journey, or nothing is on record that could be confirmed. */
  readonly missing: string | null
  /** When each row of the fact was vouched for; null where nobody did. */
  readonly vouched: readonly (string | null)[]
}

/**
 * What becomes of one record. In: what stands there, what it is to become, of a confirmation its moment. A confirmation
 * never replaces one as late or later. Source: domain.md, "Stewardship".
 */
export function decideWideRow(
  { before, missing, vouched }: Standing,
  value: string | null,
  at: Instant | null,
): WideOutcome {
  if (missing !== null) return { outcome: 'refused', reason: missing }
  if (at === null) return { outcome: before === value ? 'same' : 'changes', reason: null }
  const isLater =
    vouched.length > 0 && vouched.every((each) => each !== null && Date.parse(each) >= Date.parse(at))
  return isLater
    ? { outcome: 'same', reason: 'confirmed then or later' }
    : { outcome: 'changes', reason: null }
}

/**
 * Null where an edit can be taken back, or why not. In: how many records it changed, how many of them still are as it
 * left them, and when it was taken back.
 */
export function canUndo(edit: {
  readonly changed: number
  readonly untouched: number
  readonly undoneAt: Instant | null
}): string | null {
  if (edit.undoneAt !== null) return 'This was taken back already.'
  if (edit.changed === 0) return 'It changed nothing.'
  return edit.untouched === 0 ? 'Everything it changed was changed again since.' : null
}
