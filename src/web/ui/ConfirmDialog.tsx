import { type ReactNode, useId } from 'react'
import type { ApiProblem } from '../api-problem.ts'
import { Button } from './Button.tsx'
import { FormErrors } from './FormErrors.tsx'
import styles from './Sheet.module.css'
import { Modal } from './Sheet.tsx'

type ConfirmDialogProps = {
  /** The question: “Remove the example company?” */
  readonly title: string
  /** What happens, in plain words. */
  readonly children: ReactNode
  /** What goes, by name or by count. */
  readonly goes?: readonly string[]
  /** The act itself: “Remove it”, never “OK”. */
  readonly confirm: string
  readonly keep?: string
  readonly onConfirm: () => void
  readonly onClose: () => void
  readonly waiting?: string | false
  readonly problem?: ApiProblem | undefined
}

/** Asks once before what cannot be undone. Render it while it is open; the safe answer has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const {
    title,
    children,
    goes = [],
    confirm,
    keep = 'Keep it',
    onConfirm,
    onClose,
    waiting,
    problem,
  } = props
  const titleId = useId()
  return (
    <Modal role="alertdialog" labelledBy={titleId} className={styles.confirm} onClose={onClose}>
      <h2 className={styles.title} id={titleId} tabIndex={-1} data-focus-first="">
        {title}
      </h2>
      <div className={styles.text}>{children}</div>
      {goes.length > 0 && (
        <ul className={styles.names}>
          {goes.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      )}
      {problem !== undefined && (
        <div className={styles.errors}>
          <FormErrors problem={problem} />
        </div>
      )}
      <div className={styles.buttons}>
        <Button look="solid" onPress={onConfirm} waiting={waiting}>
          {confirm}
        </Button>
        <Button onPress={onClose}>{keep}</Button>
      </div>
    </Modal>
  )
}
