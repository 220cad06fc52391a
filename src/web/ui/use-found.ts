import { useEffect, useState } from 'react'

export type FoundState<Item> = {
  readonly items: readonly Item[]
  readonly searching: boolean
  readonly failed: boolean
}

const pause = 150

/** What a search finds for a text that is still being typed; an older answer never overtakes a newer. */
export function useFound<Item>(
  text: string,
  find: (text: string, signal: AbortSignal) => Promise<readonly Item[]>,
  active: boolean,
): FoundState<Item> {
  const [state, setState] = useState<FoundState<Item>>({ items: [], searching: false, failed: false })

  useEffect(() => {
    if (!active) return
    const abort = new AbortController()
    setState((last) => ({ ...last, searching: true }))
    const timer = setTimeout(() => {
      find(text, abort.signal).then(
        (items) => abort.signal.aborted || setState({ items, searching: false, failed: false }),
        () => abort.signal.aborted || setState({ items: [], searching: false, failed: true }),
      )
    }, pause)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [text, find, active])

  return state
}

/** Moves a cursor through `count` options by the arrow keys; answers true when the key was one of them. */
export function moveCursor(key: string, cursor: number, count: number, set: (next: number) => void): boolean {
  if (key === 'ArrowDown') set(count === 0 ? -1 : (cursor + 1) % count)
  else if (key === 'ArrowUp') set(count === 0 ? -1 : (cursor + count - (cursor < 0 ? 0 : 1)) % count)
  else return false
  return true
}
