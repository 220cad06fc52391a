import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { blanksIn } from '../../protection/value-touch.ts'
import { formatList } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { CopyButton } from '../../web/ui/CopyButton.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { RadioGroup } from '../../web/ui/RadioGroup.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { TextArea, TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { writeOutreach } from '../contract.ts'
import type { OutreachWay } from '../outreach.ts'
import {
  type Outreach,
  type OutreachLetter,
  outreachChanges,
  outreachLetterQuery,
  templatesQuery,
} from './queries.ts'

const labels = { subject: 'Subject', text: 'Words', through: 'How it reaches them' }
const formId = 'outreach-letter'

type OutreachLetterFormProps = { readonly outreach: Outreach; readonly onClose: () => void }

/** The letter: a template, its words as they go, and how they reach the customer. A person sends it, always. */
export function OutreachLetterForm({ outreach, onClose }: OutreachLetterFormProps) {
  const [template, setTemplate] = useState<string | null>(null)
  const templates = useQuery(templatesQuery())
  const letter = useQuery({ ...outreachLetterQuery(outreach.id, template), refetchOnWindowFocus: false })
  return (
    <Sheet title={`A first word to ${outreach.contact.name}`} fact={outreach.account?.name} onClose={onClose}>
      <QueryView query={templates} what="The templates">
        {({ rows }) => (
          <FieldStack>
            <Select
              label="Template"
              value={template ?? letter.data?.templateId ?? ''}
              onChange={setTemplate}
              options={rows.map(({ id, title }) => ({ value: id, label: title }))}
              help={rows.find(({ id }) => id === (template ?? letter.data?.templateId))?.fits}
            />
            <QueryView query={letter} what="The words">
              {(data) => <Letter key={data.templateId} outreach={outreach} letter={data} onClose={onClose} />}
            </QueryView>
          </FieldStack>
        )}
      </QueryView>
    </Sheet>
  )
}

type LetterProps = OutreachLetterFormProps & { readonly letter: OutreachLetter }

function Letter({ outreach, letter, onClose }: LetterProps) {
  const [subject, setSubject] = useState(letter.subject)
  const [text, setText] = useState(letter.text)
  const [through, setThrough] = useState<OutreachWay>(letter.noMail === null ? 'mail' : 'copied')
  const sending = useSubmit<typeof writeOutreach>('POST /outreaches/:outreachId/letter', {
    invalidates: outreachChanges,
    onDone: () => {
      showToast(through === 'mail' ? `In the outbox for ${outreach.contact.name}` : 'Noted as written')
      onClose()
    },
  })
  const send = () =>
    sending.submit({
      params: { outreachId: outreach.id },
      body: { through, subject, text, templateId: letter.templateId },
    })
  return (
    <form
      id={formId}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <FieldStack>
        {letter.language === 'de' && <p>In German, as they read it.</p>}
        <TextField
          label={labels.subject}
          name="subject"
          value={subject}
          onChange={setSubject}
          error={sending.fieldErrors.subject}
        />
        <TextArea
          label={labels.text}
          name="text"
          rows={14}
          value={text}
          onChange={setText}
          error={sending.fieldErrors.text}
        />
        <RadioGroup
          legend={labels.through}
          value={through}
          onChange={setThrough}
          error={sending.fieldErrors.through}
          choices={waysOf(letter)}
        />
        <FormErrors problem={sending.problem} labels={labels} title="Nothing was sent or noted" />
        <ButtonRow>
          <Button
            look="solid"
            type="submit"
            waiting={sending.waiting && 'Sending'}
            disabledReason={through === 'mail' ? stillBlank(`${subject}\n${text}`) : null}
          >
            {through === 'mail' ? 'Send it' : 'Note it as written'}
          </Button>
          {through === 'copied' && <CopyButton text={`${subject}\n\n${text}`}>Copy the text</CopyButton>}
        </ButtonRow>
      </FieldStack>
    </form>
  )
}

function waysOf({ noMail, from }: OutreachLetter) {
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
    { value: 'said' as const, label: 'Said, by phone or in person' },
  ]
}

function stillBlank(words: string): string | null {
  const blanks = blanksIn(words)
  return blanks.length === 0 ? null : `Still to be written: ${formatList(blanks)}`
}
