import { useState } from 'react'
import { useSubmit } from '../../../web/submit.ts'
import { FormSheet } from '../../../web/ui/FormSheet.tsx'
import { TextArea, TextField } from '../../../web/ui/TextField.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import type { editDraft } from '../draft.contract.ts'
import { type Draft, draftChanges } from './interview.queries.ts'

const labels = { title: 'Title', body: 'Words' }

type DraftFormProps = { readonly draft: Draft; readonly name: string; readonly onClose: () => void }

/** The words of a draft, before their speaker reads them. */
export function DraftForm({ draft, name, onClose }: DraftFormProps) {
  const [title, setTitle] = useState(draft.title ?? '')
  const [body, setBody] = useState(draft.body)
  const save = useSubmit<typeof editDraft>('PUT /interview-drafts/:interviewDraftId', {
    invalidates: draftChanges,
    onDone: () => {
      showToast('Kept')
      onClose()
    },
  })
  const send = () =>
    save.submit({
      params: { interviewDraftId: draft.id },
      body: { version: draft.version, title: title.trim() || null, body },
    })
  return (
    <FormSheet
      title={draft.kind === 'story' ? 'Edit the story' : 'Edit the quote'}
      fact={`${name} reads it before it is used`}
      onClose={onClose}
      onSubmit={send}
      submit="Keep these words"
      save={save}
      waiting="Keeping"
      disabledReason={body.trim() === '' ? 'Write the words, or drop the draft' : null}
      labels={labels}
      notDone="Nothing was kept"
    >
      {draft.kind === 'story' && (
        <TextField label={labels.title} name="title" value={title} onChange={setTitle} maxLength={300} />
      )}
      <TextArea
        label={labels.body}
        name="body"
        rows={draft.kind === 'story' ? 16 : 5}
        value={body}
        onChange={setBody}
        error={save.fieldErrors.body}
      />
    </FormSheet>
  )
}
