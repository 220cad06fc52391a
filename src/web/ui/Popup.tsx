import { type ReactNode, useRef, useState } from 'react'
import { classes } from './classes.ts'
import styles from './Popup.module.css'
import { useDismiss } from './use-dismiss.ts'

type PopupProps = {
  /** Names what opens, for screen readers. */
  readonly label: string
  readonly button: (toggle: () => void, open: boolean) => ReactNode
  readonly children: ReactNode | ((close: () => void) => ReactNode)
  /** Where it opens from the button. */
  readonly place?: 'below-right' | 'below-left' | 'above'
}

/** A small sheet beside its button. Escape and a press outside close it; focus returns to the button. */
export function Popup({ label, button, children, place = 'below-right' }: PopupProps) {
  const [open, setOpen] = useState(false)
  const frame = useRef<HTMLDivElement>(null)

  function close(giveFocusBack: boolean) {
    setOpen(false)
    if (giveFocusBack) frame.current?.querySelector<HTMLElement>('button, a')?.focus()
  }
  useDismiss(frame, open, close)

  return (
    <div ref={frame} className={styles.frame}>
      {button(() => setOpen(!open), open)}
      {open && (
        <fieldset aria-label={label} className={classes(styles.panel, styles[place])}>
          {typeof children === 'function' ? children(() => close(true)) : children}
        </fieldset>
      )}
    </div>
  )
}
