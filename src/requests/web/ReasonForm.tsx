import { useState } from 'react'
import type { ApiProblem } from '../../web/api-problem.ts'
import { Button } from '../../web/ui/Button.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
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
    <Sheet
      title={title}
      fact={fact}
      onClose={onClose}
      onSubmit={() => words.trim() !== '' && onSend(words.trim())}
      foot={
        <Button
          look="solid"
          type="submit"
          waiting={save.waiting && 'Sending'}
          disabledReason={words.trim() === '' ? 'It needs a few words' : null}
        >
          {act}
        </Button>
      }
    >
      <FieldStack>
        <TextArea
          label={label}
          name={name}
          help={help}
          maxLength={300}
          value={words}
          onChange={setWords}
          error={save.fieldErrors[name]}
        />
        <FormErrors problem={save.problem} labels={{ [name]: label }} title="Nothing was changed" />
      </FieldStack>
    </Sheet>
  )
}
