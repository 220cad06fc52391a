/** Why whoever holds a relationship cannot be asked about a first word. */
export const outOfReach = ['left', 'no-address', 'no-mail'] as const
export type OutOfReach = (typeof outOfReach)[number]

/** The words that follow the name: “Ines Roth cannot be reached: …”. */
export const outOfReachWords: Readonly<Record<OutOfReach, string>> = {
  left: 'they have left',
  'no-address': 'no mail address and no sign-in',
  'no-mail': 'no sign-in, and no mail is sent from here',
}

/** What is known of the ways to somebody of ours. */
export type Ways = { readonly hasLeft: boolean; readonly hasAddress: boolean; readonly canSignIn: boolean }

/**
 * Why somebody of ours cannot be asked; null where they can: whoever signs in finds it there, everybody else needs a mail
 * address, and a server that mails from here (`sendsMail`). Silence of somebody who was never asked lets nothing go on
 * (CS-13).
 */
export function whyOutOfReach(ways: Ways, sendsMail: boolean): OutOfReach | null {
  if (ways.hasLeft) return 'left'
  if (ways.canSignIn) return null
  if (!ways.hasAddress) return 'no-address'
  return sendsMail ? null : 'no-mail'
}
