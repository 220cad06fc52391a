import { useState } from 'react'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { RadioGroup } from '../../web/ui/RadioGroup.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { DateField, TextArea } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { decideApproval } from '../approval.contract.ts'
import type { ApprovalAnswer } from '../approval.ts'
import { requestRoutes } from './queries.ts'

type DecisionFormProps = {
  readonly approvalId: string
  readonly whom: string
  /** Only a relationship owner asks the customer themselves. */
  readonly isOwner: boolean
  readonly answer?: ApprovalAnswer
  readonly onClose: () => void
}

const labels = { comment: 'Why', until: 'Until' }

/** An approver's answer: yes, yes and I ask them myself, or not now and until when. */
export function DecisionForm({ approvalId, whom, isOwner, answer: first, onClose }: DecisionFormProps) {
  const [answer, setAnswer] = useState<ApprovalAnswer>(first ?? 'yes')
  const [comment, setComment] = useState('')
  const [until, setUntil] = useState('')
  const save = useDecision(onClose)
  const isNo = answer === 'no'
  const missing = isNo && comment.trim() === '' ? 'Say why: the requester reads it' : null
  const send = () => {
    if (missing !== null) return
    const body = { answer, comment: comment.trim() || null, until: isNo ? until || null : null }
    save.submit({ params: { approvalId }, body })
  }
  return (
    <Sheet
      title={`May we ask ${whom}?`}
      onClose={onClose}
      onSubmit={send}
      foot={
        <Button look="solid" type="submit" waiting={save.waiting && 'Answering'} disabledReason={missing}>
          {isNo ? 'Say no' : 'Approve'}
        </Button>
      }
    >
      <FieldStack>
        <RadioGroup<ApprovalAnswer>
          legend="Your answer"
          value={answer}
          onChange={setAnswer}
          choices={[
            { value: 'yes', label: 'Yes' },
            ...(isOwner
              ? [
                  {
                    value: 'yes-i-ask' as const,
                    label: 'Yes, and I ask them myself',
                    help: 'You get the text and the link to send from your own mail.',
                  },
                ]
              : []),
            { value: 'no', label: 'Not now' },
          ]}
        />
        <TextArea
          label={isNo ? labels.comment : 'A word on it'}
          name="comment"
          aside={isNo ? undefined : 'optional'}
          help="The requester and the program read it, the customer does not."
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
        <FormErrors problem={save.problem} labels={labels} title="Nothing was decided" />
      </FieldStack>
    </Sheet>
  )
}

function useDecision(onClose: () => void) {
  return useSubmit<typeof decideApproval>('POST /approvals/:approvalId/decision', {
    invalidates: requestRoutes,
    onDone: ({ state, advocate }) => {
      showToast(state === 'refused' ? `${advocate.name} is left alone` : `Approved: ${advocate.name}`)
      onClose()
    },
  })
}
