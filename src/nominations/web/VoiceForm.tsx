import { useState } from 'react'
import { useSession } from '../../web/session.ts'
import { useSubmit } from '../../web/submit.ts'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { TextArea } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { addVoice, withdrawNomination } from '../contract.ts'
import { type Nomination, nominationRoutes } from './queries.ts'

type FormProps = { readonly nomination: Nomination; readonly onClose: () => void }

/** Speaks for somebody who is put forward already; said again, the words are replaced. */
export function VoiceForm({ nomination, onClose }: FormProps) {
  const { person } = useSession()
  const before = nomination.voices.find((voice) => voice.person.id === person?.id)
  const [words, setWords] = useState(before?.words ?? '')
  const save = useSubmit<typeof addVoice>('POST /nominations/:nominationId/voices', {
    invalidates: nominationRoutes,
    onDone: () => {
      showToast('Your voice is added')
      onClose()
    },
  })
  return (
    <FormSheet
      title={`Speak for ${nomination.contact.name}`}
      fact="You hear what becomes of it, as the nominator does."
      onClose={onClose}
      onSubmit={() =>
        save.submit({ params: { nominationId: nomination.id }, body: { words: words.trim() || null } })
      }
      submit={before === undefined ? 'Add your voice' : 'Save your words'}
      save={save}
      labels={{ words: 'What you would say' }}
      notDone={save.problem?.refusal?.why ?? 'Nothing was saved'}
    >
      <TextArea
        label="What you would say for them"
        name="words"
        aside="optional"
        maxLength={4000}
        value={words}
        onChange={setWords}
        error={save.fieldErrors['words']}
      />
    </FormSheet>
  )
}

/** Takes one's own nomination back. */
export function WithdrawForm({ nomination, onClose }: FormProps) {
  const [note, setNote] = useState('')
  const save = useSubmit<typeof withdrawNomination>('POST /nominations/:nominationId/withdrawal', {
    invalidates: nominationRoutes,
    onDone: () => {
      showToast('Taken back')
      onClose()
    },
  })
  return (
    <FormSheet
      title="Take the nomination back?"
      fact={`Nobody decides on ${nomination.contact.name} then. They can be put forward again.`}
      onClose={onClose}
      onSubmit={() =>
        save.submit({ params: { nominationId: nomination.id }, body: { note: note.trim() || null } })
      }
      submit="Take it back"
      save={save}
      labels={{ note: 'Why' }}
      notDone={save.problem?.refusal?.why ?? 'Nothing was saved'}
    >
      <TextArea label="Why" name="note" aside="optional" maxLength={4000} value={note} onChange={setNote} />
    </FormSheet>
  )
}
