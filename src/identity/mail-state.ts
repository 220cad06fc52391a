/** What became of a mail. */
export const mailStates = ['queued', 'sending', 'sent', 'kept', 'unsure', 'failed', 'copied'] as const
export type MailState = (typeof mailStates)[number]

/** From which states a person may do what with a mail: a table, read by the page and the server. */
const allowed: Readonly<Record<'send' | 'sent' | 'copied', readonly MailState[]>> = {
  send: ['kept', 'failed', 'unsure'],
  sent: ['unsure'],
  copied: ['kept', 'failed', 'unsure'],
}

/** Why a letter to somebody without an address cannot be sent from here. */
export const noAddress = 'No mail address is known. Copy the text and pass it on.'

/** Why a mail in this state may not be sent, called sent, or called copied; null where it may. */
export function whyNot(act: 'send' | 'sent' | 'copied', state: MailState): string | null {
  if (allowed[act].includes(state)) return null
  switch (state) {
    case 'queued':
    case 'sending':
      return 'This mail is on its way.'
    case 'sent':
      return 'This mail was sent.'
    case 'copied':
      return 'This mail was copied.'
    case 'kept':
    case 'failed':
    case 'unsure':
      return 'This needs a mail that nobody is sure of.'
  }
}
