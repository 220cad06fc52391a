import { IconDots } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button } from './Button.tsx'
import { classes } from './classes.ts'
import styles from './Menu.module.css'
import { useDismiss } from './use-dismiss.ts'

type MenuItem = {
  readonly label: string
  readonly onPress: () => void
  readonly icon?: ReactNode
  /** Why not; the item stays and says it. */
  readonly disabledReason?: string | null | undefined
}

type MenuProps = {
  readonly label: string
  readonly items: readonly MenuItem[]
}

/** Seldom acts behind one button. Arrows and first letters move, Escape closes. */
export function Menu({ label, items }: MenuProps) {
  const [open, setOpen] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const menuId = useId()

  function close(giveFocusBack: boolean) {
    setOpen(false)
    if (giveFocusBack) frame.current?.querySelector('button')?.focus()
  }

  useDismiss(frame, open, close)

  return (
    <div ref={frame} className={styles.frame}>
      <Button
        icon={<IconDots size={16} stroke={1.5} aria-hidden />}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? menuId : undefined}
        onPress={() => setOpen(!open)}
      >
        {label}
      </Button>
      {open && <MenuPanel id={menuId} label={label} items={items} onClose={close} />}
    </div>
  )
}

type PanelProps = MenuProps & { readonly id: string; readonly onClose: (giveFocusBack: boolean) => void }

function MenuPanel({ id, label, items, onClose }: PanelProps) {
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => focusItem(panel.current, 0), [])

  function press(event: KeyboardEvent) {
    const now = [...(panel.current?.children ?? [])].indexOf(document.activeElement as Element)
    const next = nextItem(event.key, now, items)
    if (event.key === 'Tab') onClose(false)
    if (next === null) return
    event.preventDefault()
    focusItem(panel.current, next)
  }

  return (
    <div
      ref={panel}
      id={id}
      role="menu"
      tabIndex={-1}
      aria-label={label}
      className={styles.panel}
      onKeyDown={press}
    >
      {items.map((item) => (
        <button
          key={item.label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          aria-disabled={item.disabledReason ? true : undefined}
          className={classes(styles.item, item.disabledReason && styles.resting)}
          onClick={() => {
            if (item.disabledReason) return
            onClose(true)
            item.onPress()
          }}
        >
          {item.icon}
          <span>
            {item.label}
            {item.disabledReason && <span className={styles.reason}>{item.disabledReason}</span>}
          </span>
        </button>
      ))}
    </div>
  )
}

function focusItem(panel: HTMLElement | null, at: number) {
  const item = panel?.children[at]
  if (item instanceof HTMLElement) item.focus()
}

function nextItem(key: string, now: number, items: readonly MenuItem[]): number | null {
  const count = items.length
  if (key === 'ArrowDown') return (now + 1) % count
  if (key === 'ArrowUp') return (now + count - 1) % count
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  if (key.length !== 1) return null
  const order = items.map((_, step) => (now + 1 + step) % count)
  return order.find((at) => items[at]?.label.toLowerCase().startsWith(key.toLowerCase())) ?? null
}
