import type { Cell } from '../customers/row-result.ts'
import type { Day } from '../kernel/time.ts'

/**
 * One past use, refusal, share, give or touch as a file brings it. The contact is found by CRM id, else by
 * mail, else by name within its account; the account by CRM id, domain or name. A row is known again by its
 * external id, or else by contact, activity type, kind and day: the same file twice changes nothing.
 */
export type HistoryRow = {
  /** The row's number in the file, for the report. */
  readonly row: number
  readonly externalId?: Cell<string>
  readonly crmId?: Cell<string>
  readonly email?: Cell<string>
  readonly name?: Cell<string>
  readonly accountCrmId?: Cell<string>
  readonly accountDomain?: Cell<string>
  readonly accountName?: Cell<string>
  /** Name, German name, code or alias of an activity type. A use needs one; a give or touch may do without. */
  readonly activityType?: Cell<string>
  /** In the file's own words, as `readHistoryKind` understands them; a use where the column is missing. */
  readonly kind?: Cell<string>
  /** The day it took place, or of the answer where the advocate declined. */
  readonly on?: Cell<Day>
  /** What the line on the timeline says; the activity type's name where the file has nothing. */
  readonly title?: Cell<string>
  readonly minutes?: Cell<number>
  readonly outcome?: Cell<string>
  /** Who was to be convinced: a word of `audiences`, or in the file's own words. */
  readonly audience?: Cell<string>
  readonly opportunityCrmId?: Cell<string>
}

export const historyKinds = ['use', 'declined', 'share', 'give', 'touch'] as const
export type HistoryKind = (typeof historyKinds)[number]

const kindWords: readonly (readonly [RegExp, HistoryKind])[] = [
  [/declin|refus|said no|rejected|abgelehnt|absage/, 'declined'],
  [/\bshare|\bsent\b|content|geteilt/, 'share'],
  [/\bgive|gift|thank|reward|invit|geschenk|dank/, 'give'],
  [/touch|meeting|business review|qbr|check.?in|email|kontakt/, 'touch'],
  [/\buse|\bask|done|complet|reference|activity|held|took place|erledigt|durchgef/, 'use'],
]

/** Reads what kind of history a row is: `Completed`, `Declined`, `Gift`. Empty is a use; null where unknown. */
export function readHistoryKind(text: string | null | undefined): HistoryKind | null {
  const plain = (text ?? '').trim().toLowerCase()
  if (plain === '') return 'use'
  const exact = historyKinds.find((kind) => kind === plain)
  return exact ?? kindWords.find(([form]) => form.test(plain))?.[1] ?? null
}
