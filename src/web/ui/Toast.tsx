import { useEffect, useSyncExternalStore } from 'react'
import styles from './Toast.module.css'

type Toast = {
  readonly id: number
  readonly text: string
  readonly undo?: () => void
}

let toasts: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

function change(next: readonly Toast[]) {
  toasts = next
  for (const listener of listeners) listener()
}

/** Says what was done, in one line, with a way back where there is one. */
export function showToast(text: string, undo?: () => void) {
  lastId += 1
  change([...toasts.slice(-2), undo === undefined ? { id: lastId, text } : { id: lastId, text, undo }])
}

function dismiss(id: number) {
  change(toasts.filter((toast) => toast.id !== id))
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Stands once, in the shell. */
export function ToastRegion() {
  const shown = useSyncExternalStore(subscribe, () => toasts)
  return (
    <div className={styles.region} role="status" aria-live="polite">
      {shown.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

const stay = 6_000
const stayWithUndo = 12_000

function ToastLine({ toast }: { readonly toast: Toast }) {
  useEffect(() => {
    const timer = setTimeout(() => dismiss(toast.id), toast.undo === undefined ? stay : stayWithUndo)
    return () => clearTimeout(timer)
  }, [toast])

  function undo() {
    dismiss(toast.id)
    toast.undo?.()
  }

  return (
    <div className={styles.toast}>
      <span className={styles.text}>{toast.text}</span>
      {toast.undo !== undefined && (
        <button type="button" className={styles.undo} onClick={undo}>
          Undo
        </button>
      )}
      <button type="button" className={styles.close} aria-label="Dismiss" onClick={() => dismiss(toast.id)}>
        ×
      </button>
    </div>
  )
}
