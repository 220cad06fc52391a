import { useState } from 'react'
import type { ApiProblem } from '../../web/api-problem.ts'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { TextArea } from '../../web/ui/TextField.tsx'

type ReasonFormProps = {
  readonly title: string
  readonly fact: string
  readonly label: string
  /** Who reads the words, or what follows. */
  readonly help: string
  /** The act itself, on the button. */
  readonly act: string
  readonly name?: string
  readonly onSend: (words: string) => void
  readonly onClose: () => void
  readonly save: {
    readonly waiting: boolean
    readonly problem: ApiProblem | undefined
    readonly fieldErrors: Readonly<Record<string, string>>
  }
}

/** An act that needs a few words and nothing else: a question, a reason. */
export function ReasonForm(props: ReasonFormProps) {
  const { title, fact, label, help, act, name = 'reason', onSend, onClose, save } = props
  const [words, setWords] = useState('')
  return (
    <FormSheet
      title={title}
      fact={fact}
      onClose={onClose}
      onSubmit={() => words.trim() !== '' && onSend(words.trim())}
      submit={act}
      save={save}
      waiting="Sending"
      disabledReason={words.trim() === '' ? 'It needs a few words' : null}
      labels={{ [name]: label }}
      notDone="Nothing was changed"
    >
      <TextArea
        label={label}
        name={name}
        help={help}
        maxLength={300}
        value={words}
        onChange={setWords}
        error={save.fieldErrors[name]}
      />
    </FormSheet>
  )
}
