import type { Day } from '../kernel/time.ts'
import type { LibraryLetter } from './letter.ts'

/** What a value touch brings: news that concerns them, a peer, a seat, an answer; or something of the workspace's own. */
export const valueTouchKinds = ['news', 'introduction', 'event-seat', 'roadmap-answer', 'other'] as const
export type ValueTouchKind = (typeof valueTouchKinds)[number]

/** Each kind as people say it. */
export const valueTouchNames: Readonly<Record<ValueTouchKind, string>> = {
  news: 'News that concerns them',
  introduction: 'A peer introduction',
  'event-seat': 'An event seat',
  'roadmap-answer': 'A roadmap answer',
  other: 'Something else',
}

/** A value touch as program managers write it. */
export type ValueTouchDefinition = LibraryLetter & { readonly kind: ValueTouchKind }

/** What words may name: each is filled in for one advocate and one sender. */
export const placeholders = ['name', 'company', 'sender', 'workspace'] as const

/** What somebody was given before, as far as the next one depends on it. */
export type EarlierGive = { readonly valueTouchId: string; readonly on: Day }

// What people say they want from it, as far as one of the kinds brings it; in the languages interviews are written in.
const wishes: readonly (readonly [ValueTouchKind, RegExp])[] = [
  ['introduction', /\b(meet|peers?|network|exchange|lonely|kennenlernen|austausch|vernetz)/iu],
  ['roadmap-answer', /\b(roadmap|product|feature|heard|influence|produkt|funktion|mitreden|gehört)/iu],
  ['event-seat', /\b(events?|conferences?|customer day|travel|veranstaltung|konferenz|kundentag)/iu],
  ['news', /\b(learn|news|read|articles?|first to know|up to date|lernen|neues|neuigkeit|lesen)/iu],
]

/** The kinds of value touch that answer to what somebody said they want from it; none where nothing fits. */
function wishedKinds(motives: string | null): ValueTouchKind[] {
  if (motives === null) return []
  return wishes.filter(([, form]) => form.test(motives)).map(([kind]) => kind)
}

export type Suggestion<Touch> = {
  readonly touch: Touch
  /** Why this one: it answers to a wish of theirs, is new to them, or was longest ago. */
  readonly because: 'wished' | 'new' | 'longest-ago'
}

/**
 * The value touch to suggest to somebody: one they never had, else the one they had longest ago; among those, first
 * what they said they want, then in the order of the library. Null where the library is empty.
 */
export function suggestTouch<Touch extends { readonly id: string; readonly kind: ValueTouchKind }>(
  library: readonly Touch[],
  earlier: readonly EarlierGive[],
  motives: string | null,
): Suggestion<Touch> | null {
  const last = new Map<string, Day>()
  for (const { valueTouchId, on } of earlier) {
    if (on > (last.get(valueTouchId) ?? '')) last.set(valueTouchId, on)
  }
  const wished = wishedKinds(motives)
  const isWished = ({ kind }: Touch) => wished.includes(kind)
  const when = ({ id }: Touch) => last.get(id) ?? ''
  const [touch] = library.toSorted(
    (a, b) => compare(when(a), when(b)) || Number(isWished(b)) - Number(isWished(a)),
  )
  if (touch === undefined) return null
  return { touch, because: isWished(touch) ? 'wished' : when(touch) === '' ? 'new' : 'longest-ago' }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
