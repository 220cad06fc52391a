import type { MouseEvent } from 'react'
import type { ApiProblem } from '../api-problem.ts'
import styles from './FormErrors.module.css'
import { Note } from './Note.tsx'

type FormErrorsProps = {
  readonly problem: ApiProblem | undefined
  /** What the fields are called on this form: `{ email: 'Work mail' }`. */
  readonly labels?: Readonly<Record<string, string>>
  /** What was not done: “Nothing was saved.” */
  readonly title?: string
}

/** What stands in the way of a submit, above the form's buttons; each line leads to its field. */
export function FormErrors({ problem, labels = {}, title }: FormErrorsProps) {
  if (problem === undefined) return null
  if (problem.code === 'offline')
    return (
      <Note tone="due" title="Not sent: the server cannot be reached." live>
        What you wrote is kept here. Press again when you are back; nothing is done twice.
      </Note>
    )
  return (
    <Note tone="risk" title={title ?? problem.detail} live code={codeOf(problem)}>
      {title !== undefined && problem.errors.length === 0 && problem.detail}
      {problem.errors.length > 0 && (
        <ul className={styles.list}>
          {problem.errors.map(({ field, reason }) => (
            <li key={`${field} ${reason}`}>
              <a href={`#${field}`} onClick={(event) => goToField(event, field)}>
                {labels[lastPart(field)] ?? lastPart(field)}
              </a>
              : {reason}
            </li>
          ))}
        </ul>
      )}
    </Note>
  )
}

function codeOf(problem: ApiProblem): string | undefined {
  return problem.status >= 500 ? problem.requestId : undefined
}

function lastPart(field: string): string {
  return field.split(/[/.]/).pop() ?? field
}

function goToField(event: MouseEvent<HTMLAnchorElement>, field: string) {
  event.preventDefault()
  const scope = event.currentTarget.closest('form') ?? document
  const selector = `[data-field="${CSS.escape(lastPart(field))}"]`
  const found = scope.querySelector<HTMLElement>(selector)
  const control = found?.matches('fieldset') ? found.querySelector<HTMLElement>('input') : found
  control?.focus()
}
