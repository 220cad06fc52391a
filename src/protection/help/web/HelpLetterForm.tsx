import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatList } from '../../../web/format.ts'
import { useSubmit } from '../../../web/submit.ts'
import { Button, ButtonRow } from '../../../web/ui/Button.tsx'
import { CopyButton } from '../../../web/ui/CopyButton.tsx'
import { FieldStack } from '../../../web/ui/Field.tsx'
import { FormErrors } from '../../../web/ui/FormErrors.tsx'
import { QueryView } from '../../../web/ui/QueryView.tsx'
import { RadioGroup } from '../../../web/ui/RadioGroup.tsx'
import { Sheet } from '../../../web/ui/Sheet.tsx'
import { TextArea, TextField } from '../../../web/ui/TextField.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import { blanksIn, type TouchWay } from '../../value-touch.ts'
import type { tellHelp } from '../contract.ts'
import { type Help, type HelpLetter, helpLetterQuery, helpRoutes } from './queries.ts'

const labels = { subject: 'Subject', text: 'Words', through: 'How it reaches them' }

type HelpLetterFormProps = { readonly help: Help; readonly onClose: () => void }

/** Tells an advocate what became of their wish. A person does so, always. */
export function HelpLetterForm({ help, onClose }: HelpLetterFormProps) {
  const letter = useQuery({ ...helpLetterQuery(help.id), refetchOnWindowFocus: false })
  return (
    <Sheet title="Tell them what became of it" fact={help.name} onClose={onClose}>
      <QueryView query={letter} what="The words">
        {(data) => <Letter help={help} letter={data} onClose={onClose} />}
      </QueryView>
    </Sheet>
  )
}

function Letter({ help, letter, onClose }: HelpLetterFormProps & { readonly letter: HelpLetter }) {
  const [subject, setSubject] = useState(letter.subject)
  const [text, setText] = useState(letter.text)
  const [through, setThrough] = useState<TouchWay>(letter.noMail === null ? 'mail' : 'copied')
  const tell = useSubmit<typeof tellHelp>('POST /helps/:helpId/telling', {
    invalidates: helpRoutes,
    onDone: () => {
      showToast(through === 'mail' ? `In the outbox for ${help.name}` : `${help.name} was told`)
      onClose()
    },
  })
  const blanks = blanksIn(`${subject}\n${text}`)
  const whyNot = through === 'mail' && blanks.length > 0 ? `Still to be written: ${formatList(blanks)}` : null
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const words = { through, subject, text, version: help.version }
        tell.submit({ params: { helpId: help.id }, body: words })
      }}
    >
      <FieldStack>
        {letter.language === 'de' && <p>In German, as they read it.</p>}
        <TextField
          label={labels.subject}
          name="subject"
          value={subject}
          onChange={setSubject}
          error={tell.fieldErrors.subject}
        />
        <TextArea
          label={labels.text}
          name="text"
          rows={12}
          value={text}
          onChange={setText}
          error={tell.fieldErrors.text}
        />
        <RadioGroup
          legend={labels.through}
          value={through}
          onChange={setThrough}
          error={tell.fieldErrors.through}
          choices={waysOf(letter)}
        />
        <FormErrors problem={tell.problem} labels={labels} title="Nothing was sent or noted" />
        <ButtonRow>
          <Button look="solid" type="submit" waiting={tell.waiting && 'Sending'} disabledReason={whyNot}>
            {through === 'mail' ? 'Send it' : 'Note it as told'}
          </Button>
          {through === 'copied' && <CopyButton text={`${subject}\n\n${text}`}>Copy the text</CopyButton>}
        </ButtonRow>
      </FieldStack>
    </form>
  )
}

function waysOf({ noMail, from }: HelpLetter) {
  return [
    {
      value: 'mail' as const,
      label: 'By mail from here',
      help: `In the name of ${from.name}; answers go to ${from.replyTo}.`,
      disabledReason: noMail,
    },
    {
      value: 'copied' as const,
      label: 'Copied into your own mail',
      help: 'Copy the text, send it, and note it here.',
    },
    { value: 'said' as const, label: 'Said, by phone or in person', help: 'The text stays with you.' },
  ]
}
