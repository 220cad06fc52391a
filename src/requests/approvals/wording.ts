import type { AskState } from '../../activities/ledger.ts'
import { accept, type Decision, refuse } from '../../kernel/result.ts'
import type { Instant } from '../../kernel/time.ts'

/** Which side wrote a version of the words: ours, the customer, or an approver who marked them up. */
export const wordingSides = ['requester', 'advocate', 'approver'] as const
export type WordingSide = (typeof wordingSides)[number]

/** One version of the words that are printed, and who agreed to it. */
export type Wording = {
  readonly version: number
  readonly text: string
  readonly writtenSide: WordingSide
  /** The step that marked the words up. */
  readonly approvalId: string | null
  readonly requesterAgreedAt: Instant | null
  readonly advocateAgreedAt: Instant | null
}

/** True once both sides agreed to these words; where the company itself is asked there is no advocate to agree. */
export function isAgreed(
  wording: Pick<Wording, 'requesterAgreedAt' | 'advocateAgreedAt'> | null,
  hasAdvocate: boolean,
): boolean {
  if (wording === null || wording.requesterAgreedAt === null) return false
  return !hasAdvocate || wording.advocateAgreedAt !== null
}

/** True for a field of a brief, or of a result, that holds the words themselves: “Words as printed”. */
export const isWordsField = (label: string): boolean =>
  /^(the )?(exact )?(words?|wording|wortlaut|quote|zitat)\b/i.test(label.trim())

/** Longest words that can be kept, in characters: a case study of some ten pages. */
export const longestWords = 30_000

type Basis = {
  readonly state: AskState
  readonly needsWords: boolean
  readonly current: Pick<Wording, 'version' | 'text'> | null
}

/**
 * Decides whether a version of the words can be written. In: the ask, the version the writer had before them (0
 * for none), the text. Refuses words for a kind that prints none, for an ask that is over, and where somebody else
 * wrote meanwhile: nobody's words are overwritten unseen. The same words once more are known and change nothing.
 */
export function decideWords(
  { state, needsWords, current }: Basis,
  written: { readonly version: number; readonly text: string },
): Decision<{ readonly isKnown: boolean; readonly version: number }, 'no-words' | 'over' | 'words-changed'> {
  if (!needsWords)
    return refuse('no-words', 'For this kind of activity no words of the customer are printed.')
  if (!mayChangeWords(state)) return refuse('over', 'The words are settled; this ask is over.')
  const at = current?.version ?? 0
  if (current !== null && current.text === written.text) return accept({ isKnown: true, version: at })
  if (written.version !== at) {
    return refuse('words-changed', 'Somebody changed the words meanwhile. Look at them first.', {
      version: at,
    })
  }
  return accept({ isKnown: false, version: at + 1 })
}

/** True while the words of an ask may change: until it took place or ended. */
export function mayChangeWords(state: AskState): boolean {
  switch (state) {
    case 'proposed':
    case 'awaiting-approval':
    case 'asked':
    case 'accepted':
    case 'scheduled':
      return true
    case 'done':
    case 'debriefed':
    case 'refused':
    case 'declined':
    case 'deferred':
    case 'expired':
    case 'withdrawn':
    case 'missed':
      return false
  }
}
