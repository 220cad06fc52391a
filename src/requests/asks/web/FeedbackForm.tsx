import { useState } from 'react'
import { useSubmit } from '../../../web/submit.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { Checkbox } from '../../../web/ui/Checkbox.tsx'
import { FieldStack } from '../../../web/ui/Field.tsx'
import { FormErrors } from '../../../web/ui/FormErrors.tsx'
import { Segmented } from '../../../web/ui/RadioGroup.tsx'
import { Sheet } from '../../../web/ui/Sheet.tsx'
import { TextArea } from '../../../web/ui/TextField.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import { type Ask, type Request, requestRoutes } from '../../web/queries.ts'
import type { giveFeedback } from '../ask.contract.ts'
import { whomOf } from './ask.queries.ts'

type FeedbackFormProps = { readonly request: Request; readonly ask: Ask; readonly onClose: () => void }

const scores = ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }))

/** The requester's one question. */
export function FeedbackForm({ request, ask, onClose }: FeedbackFormProps) {
  const [score, setScore] = useState<string | null>(null)
  const [comment, setComment] = useState('')
  const [mayQuote, setMayQuote] = useState(false)
  const save = useSubmit<typeof giveFeedback>('POST /requests/:requestId/asks/:askId/feedback', {
    invalidates: requestRoutes,
    onDone: () => {
      showToast('Thank you. It counts for the next match')
      onClose()
    },
  })
  const send = () => {
    if (score === null) return
    const body = { score: Number(score), comment: comment.trim() || null, mayQuote }
    save.submit({ params: { requestId: request.id, askId: ask.id }, body })
  }
  return (
    <Sheet
      title="How well did it help?"
      fact={`${whomOf(ask)}, ${request.activityType.name}`}
      onClose={onClose}
      onSubmit={send}
      foot={
        <Button
          look="solid"
          type="submit"
          waiting={save.waiting && 'Sending'}
          disabledReason={score === null ? 'Choose from 1 to 5' : null}
        >
          Give the feedback
        </Button>
      }
    >
      <FieldStack>
        <Segmented
          legend="1 not at all, 5 it decided the matter"
          name="score"
          value={score}
          onChange={setScore}
          choices={scores}
          error={save.fieldErrors['score']}
        />
        <TextArea
          label="What helped, or what was missing"
          name="comment"
          aside="optional"
          value={comment}
          onChange={setComment}
          error={save.fieldErrors['comment']}
        />
        <Checkbox
          label="The customer may read these words"
          help="In our thanks, with your first name."
          checked={mayQuote}
          onChange={setMayQuote}
        />
        <FormErrors problem={save.problem} title="Nothing was sent" />
      </FieldStack>
    </Sheet>
  )
}
