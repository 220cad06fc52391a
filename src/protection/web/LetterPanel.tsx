import { type ReactNode, useState } from 'react'
import type { ApiProblem } from '../../web/api-problem.ts'
import { formatList } from '../../web/format.ts'
import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { CopyButton } from '../../web/ui/CopyButton.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { RadioGroup } from '../../web/ui/RadioGroup.tsx'
import { DateField, TextArea, TextField } from '../../web/ui/TextField.tsx'
import { blanksIn, type LetterWay } from '../letter.ts'

const labels = { subject: 'Subject', text: 'Words', on: 'Day', through: 'How it reaches them' }

/** A letter as it was written for somebody. */
export type Letter = {
  readonly subject: string
  readonly text: string
  readonly language: string
  /** Why it cannot go by mail from here; null where it can. */
  readonly noMail: string | null
  readonly from: { readonly name: string; readonly replyTo: string | null }
}

/** The words as they go, how, and on which day where they did not go by mail. */
export type LetterToSend = {
  readonly through: LetterWay
  readonly subject: string
  readonly text: string
  readonly on: string
}

type LetterPanelProps = {
  readonly letter: Letter
  /** The button where it does not go by mail: “Note it as told”. */
  readonly noteLabel: string
  /** Whether one says on which day it was passed on. */
  readonly asksDay?: boolean
  readonly sending: {
    readonly waiting: boolean
    readonly problem: ApiProblem | undefined
    readonly fieldErrors: Readonly<Record<string, string>>
  }
  readonly onSend: (letter: LetterToSend) => void
  /** What is to be known before writing. */
  readonly children?: ReactNode
}

/** Words for one customer, to be changed, and how they reach them: a person sends them, always. */
export function LetterPanel(props: LetterPanelProps) {
  const { letter, sending, onSend } = props
  const [draft, setDraft] = useState<LetterToSend>(() => ({
    ...{ subject: letter.subject, text: letter.text, through: letter.noMail === null ? 'mail' : 'copied' },
    on: Temporal.Now.plainDateISO().toString(),
  }))
  const change = (part: Partial<LetterToSend>) => setDraft({ ...draft, ...part })
  const { subject, text, through, on } = draft
  const errors = sending.fieldErrors
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSend(draft)
      }}
    >
      <FieldStack>
        {props.children}
        {letter.language === 'de' && <p>In German, as they read it.</p>}
        <TextField
          label={labels.subject}
          name="subject"
          value={subject}
          onChange={(value) => change({ subject: value })}
          error={errors.subject}
        />
        <TextArea
          label={labels.text}
          name="text"
          rows={12}
          value={text}
          onChange={(value) => change({ text: value })}
          error={errors.text}
        />
        <RadioGroup
          legend={labels.through}
          value={through}
          onChange={(value) => change({ through: value })}
          error={errors.through}
          choices={waysOf(letter)}
        />
        {props.asksDay && through !== 'mail' && (
          <DateField
            label={labels.on}
            name="on"
            value={on}
            onChange={(value) => change({ on: value })}
            error={errors.on}
          />
        )}
        <FormErrors problem={sending.problem} labels={labels} title="Nothing was sent or noted" />
        <SendRow draft={draft} noteLabel={props.noteLabel} isWaiting={sending.waiting} />
      </FieldStack>
    </form>
  )
}

type SendRowProps = {
  readonly draft: LetterToSend
  readonly noteLabel: string
  readonly isWaiting: boolean
}

function SendRow({ draft: { subject, text, through }, noteLabel, isWaiting }: SendRowProps) {
  const blanks = through === 'mail' ? blanksIn(`${subject}\n${text}`) : []
  return (
    <ButtonRow>
      <Button
        look="solid"
        type="submit"
        waiting={isWaiting && 'Sending'}
        disabledReason={blanks.length === 0 ? null : `Still to be written: ${formatList(blanks)}`}
      >
        {through === 'mail' ? 'Send it' : noteLabel}
      </Button>
      {through === 'copied' && <CopyButton text={`${subject}\n\n${text}`}>Copy the text</CopyButton>}
    </ButtonRow>
  )
}

function waysOf({ noMail, from }: Letter) {
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
