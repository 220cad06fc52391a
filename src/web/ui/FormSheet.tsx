import type { ReactNode } from 'react'
import type { ApiProblem } from '../api-problem.ts'
import { Button } from './Button.tsx'
import { FieldStack } from './Field.tsx'
import { FormErrors } from './FormErrors.tsx'
import { Sheet } from './Sheet.tsx'

type FormSheetProps = {
  readonly title: string
  readonly fact?: ReactNode
  readonly onClose: () => void
  readonly onSubmit: () => void
  /** The words of the button: the act itself, “Record the move”. */
  readonly submit: string
  /** The write it sends, as `useSubmit` gives it. */
  readonly save: { readonly waiting: boolean; readonly problem: ApiProblem | undefined }
  /** What the button says of itself while the write waits. */
  readonly waiting?: string
  readonly disabledReason?: string | null | undefined
  /** What the fields are called, for the errors. */
  readonly labels?: Readonly<Record<string, string>>
  /** What was not done when the write failed. */
  readonly notDone?: string
  /** In place of the usual errors, which then need no `labels` and no `notDone`: one that offers a way on. */
  readonly errors?: ReactNode
  readonly children: ReactNode
}

/** The sheet most forms are: fields under each other, what stood in the way, one button in the foot. */
export function FormSheet(props: FormSheetProps) {
  const { title, fact, onClose, onSubmit, submit, save, children } = props
  const { waiting = 'Saving', disabledReason, labels = {}, notDone = 'Nothing was saved', errors } = props
  return (
    <Sheet
      title={title}
      fact={fact}
      onClose={onClose}
      onSubmit={onSubmit}
      foot={
        <Button look="solid" type="submit" waiting={save.waiting && waiting} disabledReason={disabledReason}>
          {submit}
        </Button>
      }
    >
      <FieldStack>
        {children}
        {errors ?? <FormErrors problem={save.problem} labels={labels} title={notDone} />}
      </FieldStack>
    </Sheet>
  )
}
