/** How words came to a customer: by mail from here, copied into a person's own mail, or said. */
export const letterWays = ['mail', 'copied', 'said'] as const
export type LetterWay = (typeof letterWays)[number]

/** What a person still has to write: the parts in square brackets, as they stand, each once. */
export function blanksIn(words: string): string[] {
  return [...new Set(words.match(/\[[^[\]\n]+\]/g) ?? [])]
}

/**
 * Why a letter cannot go by mail from here, in a sentence; null where it can. The text can always be copied, or
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

/** A letter as program managers keep it in a library. */
export type LibraryLetter = {
  readonly title: string
  /** When it fits, in a sentence. */
  readonly fits: string
  readonly subject: string
  readonly body: string
  readonly germanSubject: string | null
  readonly germanBody: string | null
}

const placeholderForm = /\{([^{}\n]*)\}/g

/** Words with every placeholder that has a value filled in: `{name}`; all else as it was written. */
export function fillWords(words: string, values: Readonly<Record<string, string>>): string {
  return words.replace(placeholderForm, (whole, name: string) => {
    const known = name.trim()
    return Object.hasOwn(values, known) ? (values[known] ?? whole) : whole
  })
}

/** The words of a letter as somebody reads them: in German where they read it and there are some, else in English. */
export function wordsIn(
  wanted: 'en' | 'de',
  letter: LibraryLetter,
): { readonly subject: string; readonly text: string; readonly language: 'en' | 'de' } {
  const { subject, body, germanSubject, germanBody } = letter
  if (wanted === 'de' && germanSubject !== null && germanBody !== null)
    return { subject: germanSubject, text: germanBody, language: 'de' }
  return { subject, text: body, language: 'en' }
}

/**
 * What is wrong with a letter, by field: placeholders that nobody could fill in, and German words of which one half is
 * missing.
 */
export function faultsOfLetter(
  letter: LibraryLetter,
  placeholders: readonly string[],
): { readonly field: string; readonly reason: string }[] {
  const known = placeholders.map((each) => `{${each}}`).join(', ')
  const faults = (['subject', 'body', 'germanSubject', 'germanBody'] as const).flatMap((field) => {
    const unknown = [...(letter[field] ?? '').matchAll(placeholderForm)]
      .map(([, name = '']) => name.trim())
      .find((name) => !placeholders.includes(name))
    return unknown === undefined ? [] : [{ field, reason: `{${unknown}} is not known. There are ${known}.` }]
  })
  const [subject, body] = [letter.germanSubject !== null, letter.germanBody !== null]
  if (subject === body) return faults
  const field = subject ? 'germanBody' : 'germanSubject'
  return [...faults, { field, reason: 'German needs both, subject and words.' }]
}
