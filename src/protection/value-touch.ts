import type { Day } from '../kernel/time.ts'

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

/** How a value touch came to the customer: by mail from here, copied into a person's own mail, or said. */
export const touchWays = ['mail', 'copied', 'said'] as const
export type TouchWay = (typeof touchWays)[number]

/** A value touch as program managers write it. */
export type ValueTouchDefinition = {
  readonly kind: ValueTouchKind
  readonly title: string
  /** When it fits, in a sentence. */
  readonly fits: string
  readonly subject: string
  readonly body: string
  readonly germanSubject: string | null
  readonly germanBody: string | null
}

/** What words may name: each is filled in for one advocate and one sender. */
export const placeholders = ['name', 'company', 'sender', 'workspace'] as const
export type Placeholder = (typeof placeholders)[number]

const placeholderForm = /\{([^{}\n]*)\}/g

/** Words with every `{name}`, `{company}`, `{sender}` and `{workspace}` filled in; all else as it was written. */
export function fillWords(words: string, values: Readonly<Record<Placeholder, string>>): string {
  return words.replace(placeholderForm, (whole, name: string) => {
    const known = placeholders.find((each) => each === name.trim())
    return known === undefined ? whole : values[known]
  })
}

/** What a person still has to write: the parts in square brackets, as they stand, each once. */
export function blanksIn(words: string): string[] {
  return [...new Set(words.match(/\[[^[\]\n]+\]/g) ?? [])]
}

/**
 * What is wrong with a value touch, by field: placeholders that nobody could fill in, and German words of which one
 * half is missing.
 */
export function faultsOfTouch(
  touch: ValueTouchDefinition,
): { readonly field: string; readonly reason: string }[] {
  const faults = (['subject', 'body', 'germanSubject', 'germanBody'] as const).flatMap((field) => {
    const unknown = [...(touch[field] ?? '').matchAll(placeholderForm)]
      .map(([, name = '']) => name.trim())
      .find((name) => !placeholders.some((each) => each === name))
    const known = placeholders.map((each) => `{${each}}`).join(', ')
    return unknown === undefined ? [] : [{ field, reason: `{${unknown}} is not known. There are ${known}.` }]
  })
  const [subject, body] = [touch.germanSubject !== null, touch.germanBody !== null]
  if (subject === body) return faults
  const field = subject ? 'germanBody' : 'germanSubject'
  return [...faults, { field, reason: 'German needs both, subject and words.' }]
}

/** What somebody was given before, as far as the next one depends on it. */
export type EarlierGive = { readonly valueTouchId: string; readonly on: Day }

/**
 * The value touch to suggest to somebody: one they never had, else the one they had longest ago; in the order of the
 * library where several are alike. Null where the library is empty.
 */
export function suggestTouch<Touch extends { readonly id: string }>(
  library: readonly Touch[],
  earlier: readonly EarlierGive[],
): Touch | null {
  const last = new Map<string, Day>()
  for (const { valueTouchId, on } of earlier) {
    if (on > (last.get(valueTouchId) ?? '')) last.set(valueTouchId, on)
  }
  const ranked = library.toSorted((a, b) => compare(last.get(a.id) ?? '', last.get(b.id) ?? ''))
  return ranked[0] ?? null
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/**
 * Why a value touch cannot go by mail from here, in a sentence; null where it can. The text can always be copied, or
 * said: nobody without an address is left out.
 */
export function whyNoMail(to: {
  readonly name: string
  readonly mail: string | null
  readonly hasLeft: boolean
  readonly hasDeclined: boolean
  readonly hasMailServer: boolean
}): string | null {
  if (to.hasLeft) return `${to.name} has left the account; a mail there reaches nobody.`
  if (to.hasDeclined) return `${to.name} does not want to be in the program. What you say is between you.`
  if (to.mail === null) return `No mail address of ${to.name} is known. Copy the text and pass it on.`
  return to.hasMailServer ? null : 'No mail server is set here. Copy the text into your own mail.'
}
