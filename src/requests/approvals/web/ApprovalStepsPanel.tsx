import { formatMoment } from '../../../web/format.ts'
import type { StateKind } from '../../../web/ui/StateMark.tsx'
import { StateMark } from '../../../web/ui/StateMark.tsx'
import styles from '../../asks/web/AsksPanel.module.css'
import { whomOf } from '../../asks/web/ask.queries.ts'
import { type Ask, approverWords, sayMoment } from '../../web/queries.ts'
import type { ApprovalState } from '../approval.ts'
import { wayWords } from './wording.queries.ts'

const marks: Readonly<Record<ApprovalState, readonly [StateKind, string]>> = {
  waiting: ['not-asked', 'not asked yet'],
  open: ['later', 'has the word'],
  approved: ['kept', 'yes'],
  refused: ['blocked', 'no'],
  passed: ['kept', 'did not answer in time; it went on'],
  dropped: ['never', 'no longer needed'],
}

/** Who says yes, in order: those before the customer, the customer, those after them. */
export function ApprovalStepsPanel({ ask }: { readonly ask: Ask }) {
  const before = ask.approvals.filter(({ afterYes }) => !afterYes)
  const after = ask.approvals.filter(({ afterYes }) => afterYes)
  if (ask.approvals.length === 0) return null
  return (
    <ol className={styles.steps} aria-label="Approvals">
      {before.map((each) => (
        <Step key={each.id} step={each} />
      ))}
      {after.length > 0 && <OwnStep ask={ask} />}
      {after.map((each) => (
        <Step key={each.id} step={each} />
      ))}
    </ol>
  )
}

function Step({ step }: { readonly step: Ask['approvals'][number] }) {
  const [kind, words] = marks[step.state]
  const who = step.person?.name ?? step.outsideName ?? step.decidedBy
  const decided = [
    step.decidedAt === null ? null : formatMoment(step.decidedAt),
    step.decidedThrough === null ? null : wayWords[step.decidedThrough],
    step.wordingVersion === null ? null : `to version ${step.wordingVersion} of the words`,
  ]
  const told = decided.filter((part) => part !== null).join(', ')
  return (
    <li className={styles.step}>
      <StateMark kind={kind}>
        {approverWords[step.approver]}
        {who !== null && `, ${who}`}
        {step.onBehalfOf !== null && ` (for ${step.onBehalfOf.name})`}: {words}
      </StateMark>
      {step.state === 'open' && step.dueAt !== null && (
        <span>
          by {sayMoment(step.dueAt)}
          {step.needsYes && '; nothing goes on without a yes'}
        </span>
      )}
      {told !== '' && <span>{told}</span>}
      {step.comment !== null && <span className={styles.comment}>“{step.comment}”</span>}
    </li>
  )
}

function OwnStep({ ask }: { readonly ask: Ask }) {
  const saidYes = ['accepted', 'scheduled', 'done', 'debriefed', 'missed'].includes(ask.state)
  const wasAsked = ask.askedAt !== null
  return (
    <li className={styles.step}>
      <StateMark kind={saidYes ? 'kept' : wasAsked ? 'later' : 'not-asked'}>
        The customer, {whomOf(ask)}: {saidYes ? 'yes' : wasAsked ? 'asked' : 'not asked yet'}
      </StateMark>
      {ask.answeredAt !== null && <span>{formatMoment(ask.answeredAt)}</span>}
    </li>
  )
}
