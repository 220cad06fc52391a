import { useState } from 'react'
import { formatCount, formatList } from '../../../web/format.ts'
import { useSubmit } from '../../../web/submit.ts'
import { FormSheet } from '../../../web/ui/FormSheet.tsx'
import { TextArea } from '../../../web/ui/TextField.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import { usualCall } from '../call.ts'
import type { callForNominations } from '../participation.contract.ts'

type CallFormProps = {
  readonly teams: readonly { readonly id: string; readonly name: string }[]
  readonly onClose: () => void
}

/** Writes to the people of some teams, in one’s own name and words. */
export function CallForm({ teams, onClose }: CallFormProps) {
  const [words, setWords] = useState(() => usualCall(teams.map(({ name }) => name)))
  const send = useSubmit<typeof callForNominations>('POST /recruiting/calls', {
    invalidates: ['GET /recruiting/nominators'],
    onDone: ({ people }) => {
      showToast(`Sent to ${formatCount(people, 'person', 'people')}`)
      onClose()
    },
  })
  return (
    <FormSheet
      title="Invite nominations"
      fact={`To everybody in ${formatList(teams.map(({ name }) => name))}, in your name.`}
      onClose={onClose}
      onSubmit={() => send.submit({ body: { teamIds: teams.map(({ id }) => id), words: words.trim() } })}
      submit="Send it"
      save={send}
      waiting="Sending"
      labels={{ words: 'What you write', teamIds: 'Teams' }}
      notDone="Nothing was sent"
    >
      <TextArea
        label="What you write"
        name="words"
        rows={6}
        maxLength={2000}
        value={words}
        onChange={setWords}
        error={send.fieldErrors['words']}
        help="A button that opens the form stands under it. Each reads it as they chose: by mail, in the digest, or here."
      />
    </FormSheet>
  )
}
