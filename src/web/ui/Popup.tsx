import { type ReactNode, useEffect, useRef, useState } from 'react'
import { classes } from './classes.ts'
import styles from './Popup.module.css'

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

  useEffect(() => {
    if (!open) return
    const leave = (event: PointerEvent | FocusEvent) => {
      if (event.target instanceof Node && !frame.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', leave)
    document.addEventListener('focusin', leave)
    return () => {
      document.removeEventListener('pointerdown', leave)
      document.removeEventListener('focusin', leave)
    }
  }, [open])

  function close() {
    setOpen(false)
    frame.current?.querySelector<HTMLElement>('button, a')?.focus()
  }

  return (
    // The panel is no dialog: it takes no focus away from the page and ends with its button.
    <div
      ref={frame}
      className={styles.frame}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        event.stopPropagation()
        close()
      }}
    >
      {button(() => setOpen(!open), open)}
      {open && (
        <div role="group" aria-label={label} className={classes(styles.panel, styles[place])}>
          {typeof children === 'function' ? children(close) : children}
        </div>
      )}
    </div>
  )
}
