import { type RefObject, useEffect } from 'react'

/** Closes what is open when one presses or focuses elsewhere, or presses Escape (then focus goes back). */
export function useDismiss(
  frame: RefObject<HTMLElement | null>,
  open: boolean,
  close: (giveFocusBack: boolean) => void,
) {
  useEffect(() => {
    if (!open) return
    const leave = (event: Event) => {
      if (event.target instanceof Node && !frame.current?.contains(event.target)) close(false)
    }
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      // A dialog underneath must not close as well.
      event.preventDefault()
      event.stopPropagation()
      close(true)
    }
    document.addEventListener('pointerdown', leave)
    document.addEventListener('focusin', leave)
    document.addEventListener('keydown', closeOnEscape, { capture: true })
    return () => {
      document.removeEventListener('pointerdown', leave)
      document.removeEventListener('focusin', leave)
      document.removeEventListener('keydown', closeOnEscape, { capture: true })
    }
  })
}
