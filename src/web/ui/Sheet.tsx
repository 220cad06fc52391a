import { type FormEvent, type ReactNode, type SyntheticEvent, useEffect, useId, useRef } from 'react'
import { classes } from './classes.ts'
import styles from './Sheet.module.css'

type SheetProps = {
  readonly title: string
  readonly fact?: ReactNode
  readonly onClose: () => void
  /** The foot: one button, and beside it what it waits for. */
  readonly foot?: ReactNode
  /** When given, the sheet is a form, and the foot's button submits it. */
  readonly onSubmit?: () => void
  readonly children: ReactNode
}

/** 520 px from the right; the page behind is inert. Render it while it is open. */
export function Sheet({ title, fact, onClose, foot, onSubmit, children }: SheetProps) {
  const titleId = useId()
  const inside = (
    <>
      <header className={styles.head}>
        <div>
          <h2 className={styles.title} id={titleId} tabIndex={-1}>
            {title}
          </h2>
          {fact !== undefined && <p className={styles.fact}>{fact}</p>}
        </div>
        <button type="button" className={styles.close} onClick={onClose}>
          Close <kbd>Esc</kbd>
        </button>
      </header>
      <div className={styles.body}>{children}</div>
      {foot !== undefined && <footer className={styles.foot}>{foot}</footer>}
    </>
  )
  return (
    <Modal className={styles.sheet} labelledBy={titleId} onClose={onClose}>
      {onSubmit === undefined ? (
        <div className={styles.frame}>{inside}</div>
      ) : (
        <form className={styles.frame} noValidate onSubmit={(event) => submitOnly(event, onSubmit)}>
          {inside}
        </form>
      )}
    </Modal>
  )
}

function submitOnly(event: FormEvent, onSubmit: () => void) {
  event.preventDefault()
  event.stopPropagation()
  onSubmit()
}

type ModalProps = {
  readonly labelledBy: string
  readonly onClose: () => void
  readonly className?: string | undefined
  readonly children: ReactNode
  readonly role?: 'dialog' | 'alertdialog'
}

/** The browser's own modal dialog: it makes the rest inert and gives the focus back. */
export function Modal({ labelledBy, onClose, className, children, role = 'dialog' }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null)

  useEffect(() => {
    const opener = document.activeElement
    const element = dialog.current
    if (element === null) return
    element.showModal()
    const wanted = element.querySelector<HTMLElement>('[data-focus-first], input, select, textarea')
    const first = wanted ?? element.querySelector<HTMLElement>('h2')
    first?.focus()
    return () => {
      element.close()
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [])

  function cancel(event: SyntheticEvent) {
    event.preventDefault()
    onClose()
  }

  return (
    <dialog
      ref={dialog}
      role={role}
      aria-labelledby={labelledBy}
      className={classes(styles.modal, className)}
      onCancel={cancel}
    >
      {children}
    </dialog>
  )
}
