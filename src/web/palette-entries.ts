import type { Icon } from '@tabler/icons-react'
import type { PaletteAction } from './palette-actions.ts'
import type { Place } from './places.ts'
import type { SearchResult, Session } from './shell-calls.ts'

export type PaletteEntry = {
  readonly key: string
  readonly kind: string
  readonly icon: Icon | null
  readonly title: string
  readonly detail: string
  readonly to: string
  /** Null when it can be opened, else why not. */
  readonly whyNot: string | null
}

export type PaletteGroup = { readonly head: string; readonly entries: readonly PaletteEntry[] }

type Sources = {
  readonly text: string
  readonly records: readonly SearchResult[]
  readonly places: readonly Place[]
  readonly actions: readonly PaletteAction[]
  readonly session: Session
}

/**
 * Best match, kinds to ask for, other records, acts, places: only groups that have something. A kind has every word
 * that was typed; it goes before a record that only resembles them.
 */
export function findEntries({ text, records, places, actions, session }: Sources): readonly PaletteGroup[] {
  const isKind = ({ kind }: SearchResult) => kind === 'activity-type'
  const [best, ...others] = records.filter((record) => !isKind(record)).map(recordEntry)
  const acts = actions
    .filter((action) => fits(text, `${action.title} ${action.keywords}`))
    .map((action) => actEntry(action, session))
  const goTo = places.filter((place) => fits(text, place.label)).map(placeEntry)
  const top = { head: 'Best match', entries: best === undefined ? [] : [best] }
  const kinds = { head: 'Ask for', entries: records.filter(isKind).map(recordEntry) }
  const isSure = best !== undefined && fits(text, `${best.title} ${best.detail}`)
  const groups = [
    ...(isSure ? [top, kinds] : [kinds, top]),
    { head: 'Also found', entries: others },
    { head: 'Do', entries: acts },
    { head: 'Go to', entries: goTo },
  ]
  return groups.filter((group) => group.entries.length > 0)
}

function recordEntry(record: SearchResult): PaletteEntry {
  return { ...record, key: `${record.kind} ${record.id}`, icon: null, whyNot: null }
}

function actEntry(action: PaletteAction, session: Session): PaletteEntry {
  const { title, icon, to } = action
  return {
    key: `act ${to}`,
    kind: 'act',
    icon,
    title,
    detail: '',
    to,
    whyNot: action.whyNot?.(session) ?? null,
  }
}

function placeEntry({ label, icon, to }: Place): PaletteEntry {
  return { key: `place ${to}`, kind: 'place', icon, title: label, detail: '', to, whyNot: null }
}

/** Every word typed begins a word there. */
function fits(text: string, words: string): boolean {
  const there = plain(words).split(/\s+/)
  return plain(text)
    .split(/\s+/)
    .filter(Boolean)
    .every((typed) => there.some((word) => word.startsWith(typed)))
}

function plain(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
}
