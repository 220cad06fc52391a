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
