import { useEffect, useState } from 'react'
import type { BriefDraft } from './brief-draft.queries.ts'

export type Typed = Partial<BriefDraft>
type Kept = { readonly typed: Typed; readonly at: string | null }

const nothing: Kept = { typed: {}, at: null }

/**
 * What somebody typed into a brief, kept in this browser until it is sent: only what differs from what the deal
 * filled in, so that another deal can be chosen without losing a word. `place` names the workspace and the deal.
 */
export function useKeptBrief(place: string) {
  const [kept] = useState(() => read(place))
  const [typed, setTyped] = useState<Typed>(kept.typed)
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    if (isOver || Object.keys(typed).length === 0) drop(place)
    else write(place, { typed, at: new Date().toISOString() })
  }, [place, typed, isOver])
  return {
    typed,
    /** When the words found here were typed; null where nothing was. */
    keptAt: kept.at,
    set: (patch: Typed) => setTyped((old) => ({ ...old, ...patch })),
    startAfresh: () => setTyped({}),
    /** Sent: nothing is kept any more. */
    forget: () => {
      drop(place)
      setIsOver(true)
    },
    /** Takes what was typed along to another deal. */
    leave: () => drop(place),
  }
}

const keyOf = (place: string) => `avouch.brief.${place}`

function read(place: string): Kept {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(keyOf(place)) ?? 'null')
    return isKept(found) ? found : nothing
  } catch {
    return nothing
  }
}

function isKept(found: unknown): found is Kept {
  return typeof found === 'object' && found !== null && 'typed' in found && 'at' in found
}

// Without storage the words last as long as the page does.
function write(place: string, kept: Kept) {
  try {
    localStorage.setItem(keyOf(place), JSON.stringify(kept))
  } catch {
    return
  }
}

function drop(place: string) {
  try {
    localStorage.removeItem(keyOf(place))
  } catch {
    return
  }
}
