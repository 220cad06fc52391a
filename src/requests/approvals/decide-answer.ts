import { accept, type Decision, refuse } from '../../kernel/result.ts'
import { clean } from '../../kernel/text.ts'
import type { Instant } from '../../kernel/time.ts'
import type { ApprovalAnswer, ApprovalState, AskApprover } from './approval.ts'

type Approval = {
  readonly state: ApprovalState
  readonly approver: AskApprover
  readonly ownerAsks: boolean
  readonly decidedAt: Instant | null
  readonly decidedBy: string | null
  readonly decidedById: string | null
  /** Words stand before them, of this version; null where none are printed, or they are asked before the customer. */
  readonly words: { readonly version: number; readonly text: string } | null
}

type Given = {
  readonly answer: ApprovalAnswer
  readonly comment: string | null
  /** The words as the approver would have them. */
  readonly words?: string | null | undefined
  /** The version of the words they had before them; where they say none, the one that counts. */
  readonly version?: number | null | undefined
  /** Who answers, as far as known. */
  readonly by: string | null
  /** They are the one who was asked, and not a program manager who notes what was said. */
  readonly isAsked: boolean
}

const stateSays: Readonly<Record<ApprovalState, string>> = {
  waiting: 'It is not this step’s turn yet.',
  open: 'It is open.',
  approved: 'said yes',
  refused: 'said no',
  passed: 'No answer came in time, and it went on.',
  dropped: 'It is not needed any more.',
}

type AnswerRefusal =
  | 'decided-already'
  | 'not-yet'
  | 'no-reason'
  | 'not-theirs'
  | 'words-changed'
  | 'no-words'
  | 'no-changes'

/**
 * Decides whether an answer counts. An open step takes it; the same answer of the same person again is known and
 * changes nothing; any other is refused with what was decided, by whom and when. A no wants its reason; to ask
 * the customer themselves is the relationship owner's to offer. Words are approved in the version the approver saw:
 * where they changed meanwhile the answer is refused. Marking up wants other words. Source: domain.md "Requests and
 * clocks".
 */
export function decideAnswer(
  approval: Approval,
  given: Given,
): Decision<{ readonly isKnown: boolean }, AnswerRefusal> {
  if (approval.state === 'waiting') return refuse('not-yet', stateSays.waiting)
  if (approval.state !== 'open') {
    return isSame(approval, given)
      ? accept({ isKnown: true })
      : refuse('decided-already', ...tellDecided(approval))
  }
  if (given.answer === 'no' && clean(given.comment) === null) {
    return refuse('no-reason', 'Say why not, so that nobody asks in vain again.')
  }
  if (given.answer === 'yes-i-ask' && (approval.approver !== 'owner' || !given.isAsked)) {
    return refuse('not-theirs', 'Only the relationship owner can say that they ask the customer themselves.')
  }
  return decideOnWords(approval, given)
}

function decideOnWords(
  { words }: Approval,
  given: Given,
): Decision<{ readonly isKnown: boolean }, 'words-changed' | 'no-words' | 'no-changes'> {
  const isOther = words !== null && given.version != null && given.version !== words.version
  if (isOther && given.answer !== 'no') {
    return refuse('words-changed', 'Somebody changed the words meanwhile. Look at them first.', {
      version: words.version,
    })
  }
  if (given.answer !== 'changes') return accept({ isKnown: false })
  if (words === null) return refuse('no-words', 'Here are no words to mark up. Say yes, or no and why.')
  const changed = clean(given.words ?? null)
  if (changed === null || changed === words.text) {
    return refuse('no-changes', 'The words are the same. Change them first, or say yes.')
  }
  return accept({ isKnown: false })
}

function isSame(approval: Approval, { answer, by }: Given): boolean {
  if (by === null || approval.decidedById !== by) return false
  if (answer === 'changes') return false
  if (answer === 'no') return approval.state === 'refused'
  return approval.state === 'approved' && approval.ownerAsks === (answer === 'yes-i-ask')
}

function tellDecided({ state, decidedBy, decidedAt }: Approval): [string, Record<string, unknown>] {
  const says =
    state === 'approved' || state === 'refused'
      ? `${decidedBy ?? 'Somebody'} ${stateSays[state]} already.`
      : stateSays[state]
  return [says, { state, decidedBy, decidedAt }]
}
