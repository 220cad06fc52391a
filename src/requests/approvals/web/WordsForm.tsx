import { useState } from 'react'
import { useSubmit } from '../../../web/submit.ts'
import { FormSheet } from '../../../web/ui/FormSheet.tsx'
import { TextArea, TextField } from '../../../web/ui/TextField.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import { whomOf } from '../../asks/web/ask.queries.ts'
import { type Ask, type Request, requestRoutes } from '../../web/queries.ts'
import type { writeWords } from '../wording.contract.ts'
import { isWordsField, longestWords } from '../wording.ts'
import type { Version } from './wording.queries.ts'

type WordsFormProps = {
  readonly request: Request
  readonly ask: Ask
  /** The version that counts; undefined where none is written yet. */
  readonly current: Version | undefined
  readonly onClose: () => void
}

const labels = { text: 'The words', comment: 'A word on it' }

/** Writes the words that are printed, or changes them. */
export function WordsForm({ request, ask, current, onClose }: WordsFormProps) {
  const [text, setText] = useState(current?.text ?? briefWords(request))
  const [comment, setComment] = useState('')
  const save = useSubmit<typeof writeWords>('PUT /requests/:requestId/asks/:askId/words', {
    invalidates: requestRoutes,
    onDone: () => {
      showToast('Words kept')
      onClose()
    },
  })
  const isSame = text.trim() === '' || text.trim() === current?.text
  const body = { text, version: current?.version ?? 0, comment: comment.trim() || null }
  return (
    <FormSheet
      title={current === undefined ? 'The words to be printed' : 'Change the words'}
      fact={`${whomOf(ask)}, ${ask.account.name}`}
      onClose={onClose}
      onSubmit={() => !isSame && save.submit({ params: { requestId: request.id, askId: ask.id }, body })}
      submit="Keep the words"
      save={save}
      waiting="Keeping"
      disabledReason={isSame ? (text.trim() === '' ? 'Write the words' : 'Nothing is changed yet') : null}
      labels={labels}
      notDone="Nothing was kept"
    >
      <TextArea
        label={labels.text}
        name="text"
        rows={12}
        maxLength={longestWords}
        value={text}
        onChange={setText}
        error={save.fieldErrors['text']}
        help={
          current === undefined
            ? `${whomOf(ask)} is asked to agree to them, then they are approved.`
            : 'Whoever agreed or approved before is asked again.'
        }
      />
      <TextField
        label={labels.comment}
        name="comment"
        aside="optional"
        value={comment}
        onChange={setComment}
        error={save.fieldErrors['comment']}
        help="They read it beside the words."
      />
    </FormSheet>
  )
}

/** Words the requester wrote into the brief already. */
function briefWords(request: Request): string {
  const found = Object.entries(request.fields).find(([label]) => isWordsField(label))
  return found?.[1] ?? ''
}
