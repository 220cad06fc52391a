import { useEffect } from 'react'

export type ShellKeys = {
  readonly openPalette: () => void
  readonly showShortcuts: () => void
}

/** A key as the reader's keyboard has it: “⌘ K” on a Mac, “Ctrl K” elsewhere; `⇧` is held with it where asked. */
export function nameKey(key: string, { shift = false } = {}): string {
  const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent)
  if (isApple) return ['⌘', ...(shift ? ['⇧'] : []), key].join(' ')
  return ['Ctrl', ...(shift ? ['Shift'] : []), key].join(' ')
}

/** What the keyboard does everywhere; the list that `?` shows. */
export const shortcuts = () => [
  { keys: [nameKey('K')], does: 'Find or do anything' },
  { keys: ['/'], does: 'Go to the search of this page' },
  { keys: ['J', 'K'], does: 'Next and previous row' },
  { keys: ['↵'], does: 'Open the row' },
  { keys: ['Esc'], does: 'Close what lies on top' },
  { keys: ['?'], does: 'Show this list' },
]

export function useShellKeys({ openPalette, showShortcuts }: ShellKeys) {
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey) && !event.altKey) {
        event.preventDefault()
        if (document.querySelector('dialog[open]') === null) openPalette()
        return
      }
      if (event.metaKey || event.ctrlKey || event.altKey || isBusy(event.target)) return
      if (event.key === '/') focusSearch(event, openPalette)
      else if (event.key === '?') showShortcuts()
      else if (event.key === 'j' || event.key === 'k') moveRow(event.key === 'j' ? 1 : -1)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [openPalette, showShortcuts])
}

/** Single letters belong to whoever is typing, and to an open dialog. */
function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open]') !== null) return true
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  )
}

function focusSearch(event: KeyboardEvent, otherwise: () => void) {
  event.preventDefault()
  const box = document.querySelector<HTMLInputElement>('main [data-search]')
  if (box === null) otherwise()
  else box.select()
}

/** Lines of a table, and of a board. */
const rows = 'tr, [data-row]'

/** In the table that has the focus, or else in the first one of the page. */
function moveRow(by: 1 | -1) {
  const table = document.activeElement?.closest('[data-rows]') ?? document.querySelector('main [data-rows]')
  const links = [...(table?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])]
  const row = document.activeElement?.closest(rows)
  const now = row == null ? -1 : links.findIndex((link) => link.closest(rows) === row)
  const next = now < 0 ? links[by === 1 ? 0 : links.length - 1] : links[now + by]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
