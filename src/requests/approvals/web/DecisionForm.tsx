import { useState } from 'react'
import { useSubmit } from '../../../web/submit.ts'
import { FormSheet } from '../../../web/ui/FormSheet.tsx'
import { RadioGroup } from '../../../web/ui/RadioGroup.tsx'
import { DateField, TextArea } from '../../../web/ui/TextField.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import { type Approval, requestRoutes } from '../../web/queries.ts'
import type { decideApproval } from '../approval.contract.ts'
import type { ApprovalAnswer } from '../approval.ts'
import { longestWords } from '../wording.ts'

type DecisionFormProps = {
  readonly approvalId: string
  readonly whom: string
  readonly approver: Approval['approver']
  /** Asked once the customer said yes themselves. */
  readonly afterYes: boolean
  readonly answer?: ApprovalAnswer
  /** The words that stand before the approver, where some are printed. */
  readonly words?: Approval['words']
  readonly onClose: () => void
}

const labels = { comment: 'Why', until: 'Until', words: 'The words as they should be' }

/** An approver's answer: yes, yes and I ask them myself, not now and until when, or the words marked up. */
export function DecisionForm(props: DecisionFormProps) {
  const { approvalId, whom, approver, afterYes, answer: first, words: before = null, onClose } = props
  const [answer, setAnswer] = useState<ApprovalAnswer>(first ?? 'yes')
  const [comment, setComment] = useState('')
  const [until, setUntil] = useState('')
  const [words, setWords] = useState(before?.text ?? '')
  const save = useDecision(onClose)
  const [isNo, isMarkUp] = [answer === 'no', answer === 'changes']
  const missing = whatIsMissing({ isNo, isMarkUp, comment, words, before: before?.text ?? '' })
  const send = () => {
    if (missing !== null) return
    const more = isMarkUp ? { words } : {}
    const said = { answer, comment: comment.trim() || null, until: isNo ? until || null : null }
    save.submit({ params: { approvalId }, body: { ...said, ...more, version: before?.version ?? null } })
  }
  return (
    <FormSheet
      title={afterYes ? `May it go ahead with ${whom}?` : `May we ask ${whom}?`}
      onClose={onClose}
      onSubmit={send}
      submit={isNo ? 'Say no' : isMarkUp ? 'Send the words back' : 'Approve'}
      save={save}
      waiting="Answering"
      disabledReason={missing}
      labels={labels}
      notDone="Nothing was decided"
    >
      <RadioGroup<ApprovalAnswer>
        legend="Your answer"
        value={answer}
        onChange={setAnswer}
        choices={[
          { value: 'yes', label: 'Yes' },
          ...(approver === 'owner' && !afterYes
            ? [
                {
                  value: 'yes-i-ask' as const,
                  label: 'Yes, and I ask them myself',
                  help: 'You get the text and the link to send from your own mail.',
                },
              ]
            : []),
          ...(before === null
            ? []
            : [
                {
                  value: 'changes' as const,
                  label: 'With other words',
                  help: 'They go back to the customer and to the requester, who both agree to them.',
                },
              ]),
          { value: 'no', label: afterYes ? 'No' : 'Not now' },
        ]}
      />
      {isMarkUp && (
        <TextArea
          label={labels.words}
          name="words"
          rows={8}
          maxLength={longestWords}
          value={words}
          onChange={setWords}
          error={save.fieldErrors['words']}
        />
      )}
      <TextArea
        label={isNo ? labels.comment : 'A word on it'}
        name="comment"
        aside={isNo ? undefined : 'optional'}
        help={
          isMarkUp
            ? 'The customer reads it as well.'
            : 'The requester and the program read it, the customer does not.'
        }
        maxLength={1000}
        value={comment}
        onChange={setComment}
        error={save.fieldErrors['comment']}
      />
      {isNo && (
        <DateField
          label={labels.until}
          name="until"
          aside="optional"
          help="Until then nobody asks them for anything."
          value={until}
          onChange={setUntil}
          error={save.fieldErrors['until']}
        />
      )}
    </FormSheet>
  )
}

function useDecision(onClose: () => void) {
  return useSubmit<typeof decideApproval>('POST /approvals/:approvalId/decision', {
    invalidates: requestRoutes,
    onDone: ({ state, advocate }) => {
      showToast(doneWords(state, advocate.name))
      onClose()
    },
  })
}

function doneWords(state: Approval['state'], name: string): string {
  if (state === 'refused') return `${name} is left alone`
  return state === 'waiting' ? 'The words went back' : `Approved: ${name}`
}

function whatIsMissing(given: {
  readonly isNo: boolean
  readonly isMarkUp: boolean
  readonly comment: string
  readonly words: string
  readonly before: string
}): string | null {
  if (given.isNo && given.comment.trim() === '') return 'Say why: the requester reads it'
  const isSame = given.words.trim() === '' || given.words.trim() === given.before.trim()
  return given.isMarkUp && isSame ? 'Change the words first' : null
}
