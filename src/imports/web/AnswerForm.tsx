import { useState } from 'react'
import { formatCount } from '../../web/format.ts'
import { Button } from '../../web/ui/Button.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import type { ProblemView } from './queries.ts'

type AnswerFormProps = {
  readonly problem: ProblemView
  readonly waiting: boolean
  readonly onAnswer: (words: string) => void
  readonly onClose: () => void
}

/** Says what a value of the file means; all rows that say the same are read so. */
export function AnswerForm({ problem, waiting, onAnswer, onClose }: AnswerFormProps) {
  const [words, setWords] = useState(problem.proposal ?? '')
  return (
    <Sheet
      title={`What does “${problem.value}” mean?`}
      onClose={onClose}
      onSubmit={() => onAnswer(words.trim())}
      foot={
        <Button look="solid" type="submit" waiting={waiting && 'Trying again'}>
          Read it so
        </Button>
      }
    >
      <FieldStack>
        <p>
          {problem.column}: {problem.reason}. It stands in {formatCount(problem.rows, 'row', 'rows')}.
        </p>
        <TextField
          label="Read it as"
          name="answer"
          value={words}
          onChange={setWords}
          help="Days as 2027-02-28. Nothing leaves the cell empty."
        />
      </FieldStack>
    </Sheet>
  )
}
