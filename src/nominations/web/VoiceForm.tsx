import { useState } from 'react'
import { useSession } from '../../web/session.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
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
    <Sheet
      title={`Speak for ${nomination.contact.name}`}
      fact="You hear what becomes of it, as the nominator does."
      onClose={onClose}
      onSubmit={() =>
        save.submit({ params: { nominationId: nomination.id }, body: { words: words.trim() || null } })
      }
      foot={
        <Button look="solid" type="submit" waiting={save.waiting && 'Saving'}>
          {before === undefined ? 'Add your voice' : 'Save your words'}
        </Button>
      }
    >
      <FieldStack>
        <TextArea
          label="What you would say for them"
          name="words"
          aside="optional"
          maxLength={4000}
          value={words}
          onChange={setWords}
          error={save.fieldErrors['words']}
        />
        <FormErrors
          problem={save.problem}
          labels={{ words: 'What you would say' }}
          title={save.problem?.refusal?.why ?? 'Nothing was saved'}
        />
      </FieldStack>
    </Sheet>
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
    <Sheet
      title="Take the nomination back?"
      fact={`Nobody decides on ${nomination.contact.name} then. They can be put forward again.`}
      onClose={onClose}
      onSubmit={() =>
        save.submit({ params: { nominationId: nomination.id }, body: { note: note.trim() || null } })
      }
      foot={
        <Button look="solid" type="submit" waiting={save.waiting && 'Saving'}>
          Take it back
        </Button>
      }
    >
      <FieldStack>
        <TextArea label="Why" name="note" aside="optional" maxLength={4000} value={note} onChange={setNote} />
        <FormErrors
          problem={save.problem}
          labels={{ note: 'Why' }}
          title={save.problem?.refusal?.why ?? 'Nothing was saved'}
        />
      </FieldStack>
    </Sheet>
  )
}
