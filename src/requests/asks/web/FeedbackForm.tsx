import { useState } from 'react'
import { useSubmit } from '../../../web/submit.ts'
import { Checkbox } from '../../../web/ui/Checkbox.tsx'
import { FormSheet } from '../../../web/ui/FormSheet.tsx'
import { Segmented } from '../../../web/ui/RadioGroup.tsx'
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
    <FormSheet
      title="How well did it help?"
      fact={`${whomOf(ask)}, ${request.activityType.name}`}
      onClose={onClose}
      onSubmit={send}
      submit="Give the feedback"
      save={save}
      waiting="Sending"
      disabledReason={score === null ? 'Choose from 1 to 5' : null}
      notDone="Nothing was sent"
    >
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
    </FormSheet>
  )
}
