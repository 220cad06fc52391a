import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDay, formatList } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { CopyButton } from '../../web/ui/CopyButton.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Note } from '../../web/ui/Note.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { RadioGroup } from '../../web/ui/RadioGroup.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { DateField, TextArea, TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { giveValueTouch } from '../care.contract.ts'
import { blanksIn, type TouchWay } from '../value-touch.ts'
import { careRoutes, type TouchLetter, touchLetterQuery, valueTouchesQuery } from './care.queries.ts'

const labels = { subject: 'Subject', text: 'Words', on: 'Day', through: 'How it reaches them' }
const formId = 'value-touch-letter'

type ValueTouchLetterFormProps = {
  readonly contactId: string
  readonly name: string
  /** Which value touch it opens with; null where nothing is suggested. */
  readonly first: string | null
  readonly onClose: () => void
}

/** A value touch for one advocate: which, in which words, and how it reaches them. A person sends it, always. */
export function ValueTouchLetterForm({ contactId, name, first, onClose }: ValueTouchLetterFormProps) {
  const library = useQuery(valueTouchesQuery())
  const [chosen, setChosen] = useState(first)
  const touchId = chosen ?? library.data?.rows[0]?.id ?? null
  return (
    <Sheet title="A touch that asks for nothing" fact={name} onClose={onClose}>
      <QueryView query={library} what="The library">
        {({ rows }) => (
          <FieldStack>
            <Select
              label="What it is"
              value={touchId ?? ''}
              onChange={setChosen}
              options={rows.map(({ id, title }) => ({ value: id, label: title }))}
              help={rows.find(({ id }) => id === touchId)?.fits}
            />
            {touchId !== null && (
              <LetterOf key={touchId} contactId={contactId} name={name} touchId={touchId} onClose={onClose} />
            )}
          </FieldStack>
        )}
      </QueryView>
    </Sheet>
  )
}

type LetterOfProps = {
  readonly contactId: string
  readonly name: string
  readonly touchId: string
  readonly onClose: () => void
}

function LetterOf(props: LetterOfProps) {
  const letter = useQuery({
    ...touchLetterQuery(props.contactId, props.touchId),
    refetchOnWindowFocus: false,
  })
  return (
    <QueryView query={letter} what="The words">
      {(data) => <Letter {...props} letter={data} />}
    </QueryView>
  )
}

function Letter({
  contactId,
  name,
  touchId,
  letter,
  onClose,
}: LetterOfProps & { readonly letter: TouchLetter }) {
  const [subject, setSubject] = useState(letter.subject)
  const [text, setText] = useState(letter.text)
  const [through, setThrough] = useState<TouchWay>(letter.noMail === null ? 'mail' : 'copied')
  const [on, setOn] = useState(() => Temporal.Now.plainDateISO().toString())
  const give = useSubmit<typeof giveValueTouch>('POST /advocates/:contactId/value-touches', {
    invalidates: careRoutes,
    onDone: () => {
      showToast(through === 'mail' ? `In the outbox for ${name}` : `Noted as a give to ${name}`)
      onClose()
    },
  })
  const day = through === 'mail' ? {} : { on }
  const send = () =>
    give.submit({ params: { contactId }, body: { valueTouchId: touchId, through, subject, text, ...day } })
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
        <LastGiven letter={letter} />
        <TextField
          label={labels.subject}
          name="subject"
          value={subject}
          onChange={setSubject}
          error={give.fieldErrors.subject}
        />
        <TextArea
          label={labels.text}
          name="text"
          rows={12}
          value={text}
          onChange={setText}
          error={give.fieldErrors.text}
        />
        <RadioGroup
          legend={labels.through}
          value={through}
          onChange={setThrough}
          error={give.fieldErrors.through}
          choices={waysOf(letter)}
        />
        {through !== 'mail' && (
          <DateField label={labels.on} name="on" value={on} onChange={setOn} error={give.fieldErrors.on} />
        )}
        <FormErrors problem={give.problem} labels={labels} title="Nothing was sent or noted" />
        <ButtonRow>
          <Button
            look="solid"
            type="submit"
            waiting={give.waiting && 'Sending'}
            disabledReason={through === 'mail' ? stillBlank(`${subject}\n${text}`) : null}
          >
            {through === 'mail' ? 'Send it' : 'Note it as given'}
          </Button>
          {through === 'copied' && <CopyButton text={`${subject}\n\n${text}`}>Copy the text</CopyButton>}
        </ButtonRow>
      </FieldStack>
    </form>
  )
}

function waysOf({ noMail, from }: TouchLetter) {
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

function stillBlank(words: string): string | null {
  const blanks = blanksIn(words)
  return blanks.length === 0 ? null : `Still to be written: ${formatList(blanks)}`
}

function LastGiven({ letter: { lastGivenOn, language } }: { readonly letter: TouchLetter }) {
  return (
    <>
      {lastGivenOn !== null && (
        <Note tone="due" title={`They had this on ${formatDay(lastGivenOn)}`} lined>
          Another one may be more welcome.
        </Note>
      )}
      {language === 'de' && <p>In German, as they read it.</p>}
    </>
  )
}
