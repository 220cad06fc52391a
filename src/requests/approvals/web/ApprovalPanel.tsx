import { useState } from 'react'
import { markOf } from '../../../protection/web/queries.ts'
import { formatDay, formatMoment, formatMoney } from '../../../web/format.ts'
import { useSession } from '../../../web/session.ts'
import { useSubmit } from '../../../web/submit.ts'
import { Button, ButtonRow } from '../../../web/ui/Button.tsx'
import { FormErrors } from '../../../web/ui/FormErrors.tsx'
import { ItemHead } from '../../../web/ui/ItemHead.tsx'
import { LoadBar } from '../../../web/ui/LoadBar.tsx'
import { StateMark } from '../../../web/ui/StateMark.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import { type Approval, requestPath, requestRoutes, sayApprove, sayMoment } from '../../web/queries.ts'
import type { decideApproval } from '../approval.contract.ts'
import styles from './ApprovalPanel.module.css'
import { DecisionForm } from './DecisionForm.tsx'
import { WordsPanel } from './WordsPanel.tsx'

type ApprovalPanelProps = { readonly approval: Approval; readonly isFirst?: boolean }

/** What is asked of an approver: for whom, for what, how the customer stands, and what silence means. */
export function ApprovalPanel({ approval, isFirst = false }: ApprovalPanelProps) {
  const { advocate, account, requester, prospect, amount, activity, fields, minutes, wishedOn, dueAt } =
    approval
  const stake = [prospect, amount === null ? null : formatMoney(amount)].filter((part) => part !== null)
  return (
    <article className={styles.approval} aria-label={`${advocate.name}, ${activity}`}>
      <ItemHead
        title={
          <TextLink to={requestPath(approval.requestId)}>
            {approval.afterYes
              ? `May this go ahead: ${activity} with ${advocate.name}?`
              : `May we ask ${advocate.name} for this: ${activity}?`}
          </TextLink>
        }
        state={
          approval.state === 'open' &&
          dueAt !== null && (
            <StateMark kind={dueAt < new Date().toISOString() ? 'risk' : 'later'}>
              by {sayMoment(dueAt)}
            </StateMark>
          )
        }
      />
      <p className={styles.facts}>
        {[advocate.title, account.name].filter((part) => part !== null).join(', ')}. For {requester.name}
        {requester.team !== null && `, ${requester.team}`}
        {stake.length > 0 && `: ${stake.join(', ')}`}. {minutes} minutes
        {wishedOn !== null && `, around ${formatDay(wishedOn)}`}.
      </p>
      {fields.length > 0 && <p className={styles.facts}>{fields.map(sayField).join('; ')}.</p>}
      {approval.onBehalfOf !== null && (
        <p>
          {approval.person?.name} answers for {approval.onBehalfOf.name}, who is away.
        </p>
      )}
      {approval.outside !== null && <p>{approval.outside} has it, by a link of their own.</p>}
      {approval.words !== null && <WordsPanel parts={approval.words.changes} label="The words" />}
      {approval.words?.comment != null && (
        <p>
          {approval.words.by}: “{approval.words.comment}”
        </p>
      )}
      {approval.whyThem !== '' && <p>Why them: “{approval.whyThem}”</p>}
      <p className={styles.state}>
        <StateMark kind={markOf(approval.standing)}>{approval.standing.replaceAll('-', ' ')}</StateMark>
        {approval.load !== null && <LoadBar {...approval.load} withCap width={72} />}
        <span>{approval.silence}</span>
      </p>
      {approval.state === 'open' ? (
        <Answer approval={approval} isFirst={isFirst} />
      ) : (
        <Answered approval={approval} />
      )}
    </article>
  )
}

const sayField = ({ label, kind, text }: Approval['fields'][number]) =>
  `${label}: ${kind === 'date' ? formatDay(text) : text}`

/** The one click, and every other answer. */
function Answer({ approval, isFirst }: Required<ApprovalPanelProps>) {
  const [open, setOpen] = useState<'yes-i-ask' | 'no' | 'changes' | null>(null)
  const reader = useSession().person?.id ?? null
  const save = useSubmit<typeof decideApproval>('POST /approvals/:approvalId/decision', {
    invalidates: requestRoutes,
    onDone: ({ advocate }) => showToast(`Approved: ${advocate.name}`),
  })
  const { approver, afterYes, words } = approval
  const version = words?.version ?? null
  const body = { answer: 'yes', comment: null, until: null, version } as const
  return (
    <>
      <ButtonRow>
        <Button
          look={isFirst ? 'solid' : 'secondary'}
          waiting={save.waiting && 'Approving'}
          onPress={() => save.submit({ params: { approvalId: approval.id }, body })}
        >
          {sayApprove(approval, reader)}
        </Button>
        {words !== null && <Button onPress={() => setOpen('changes')}>Change the words</Button>}
        {approver === 'owner' && !afterYes && (
          <Button onPress={() => setOpen('yes-i-ask')}>I ask them myself</Button>
        )}
        <Button onPress={() => setOpen('no')}>{afterYes ? 'No' : 'Not now'}</Button>
      </ButtonRow>
      <FormErrors problem={save.problem} title="Nothing was decided" />
      {open !== null && (
        <DecisionForm
          approvalId={approval.id}
          whom={approval.advocate.name}
          approver={approver}
          afterYes={afterYes}
          words={words}
          answer={open}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

const answers = {
  waiting: ['not-asked', 'not asked yet'],
  approved: ['kept', 'approved'],
  refused: ['blocked', 'not approved'],
  passed: ['kept', 'went on without an answer'],
  dropped: ['never', 'no longer needed'],
} as const

/** What became of it, for whoever comes too late or comes back. */
function Answered({ approval: { state, decidedAt, decidedBy, comment } }: ApprovalPanelProps) {
  if (state === 'open') return null
  const [kind, words] = answers[state]
  const by = [decidedBy === null ? null : `by ${decidedBy}`, decidedAt && formatMoment(decidedAt)]
  const told = by.filter((part) => part !== null && part !== '').join(', ')
  return (
    <p>
      <StateMark kind={kind}>
        {words}
        {told !== '' && ` ${told}`}
        {comment !== null && `: “${comment}”`}
      </StateMark>
    </p>
  )
}
