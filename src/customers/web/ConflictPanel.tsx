import type { ApiProblem } from '../../web/api-problem.ts'
import { formatList, formatRecent } from '../../web/format.ts'
import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Note } from '../../web/ui/Note.tsx'
import { tellField } from '../timeline.ts'

type Current = {
  readonly version: number
  readonly by: string | null
  readonly at: string | null
  readonly fields: readonly string[]
}

type ConflictPanelProps = {
  readonly problem: ApiProblem | undefined
  readonly labels?: Readonly<Record<string, string>>
  /** Sends the form again over what the other one wrote, with the version that is there now. */
  readonly onOverwrite: (version: number) => void
  /** Leaves the form; the page shows what the other one wrote. */
  readonly onTakeTheirs: () => void
}

/** What stands in the way of saving: fields, or somebody who was quicker, with who changed what. */
export function ConflictPanel({ problem, labels, onOverwrite, onTakeTheirs }: ConflictPanelProps) {
  const current = currentOf(problem)
  if (problem === undefined || current === null) {
    return <FormErrors problem={problem} labels={labels ?? {}} title="Nothing was saved" />
  }
  const what = current.fields.length === 0 ? 'this record' : formatList(current.fields.map(tellField))
  return (
    <Note
      tone="risk"
      live
      title={`${current.by ?? 'An import'} changed ${what}${current.at === null ? '' : ` ${formatRecent(current.at)}`}.`}
      actions={
        <ButtonRow>
          <Button onPress={onTakeTheirs}>Keep theirs</Button>
          <Button onPress={() => onOverwrite(current.version)}>Save mine over theirs</Button>
        </ButtonRow>
      }
    >
      Nothing of yours was saved yet; it still stands in this form.
    </Note>
  )
}

function currentOf(problem: ApiProblem | undefined): Current | null {
  if (problem?.code !== 'conflict' || typeof problem.current !== 'object') return null
  return problem.current as Current | null
}
