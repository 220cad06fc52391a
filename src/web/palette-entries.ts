import type { Icon } from '@tabler/icons-react'
import type { PaletteAction } from './palette-actions.ts'
import type { PalettePage } from './palette-pages.ts'
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
  /** Found by what is typed only: they are too many to be listed. */
  readonly pages: readonly PalettePage[]
  readonly actions: readonly PaletteAction[]
  readonly session: Session
}

/**
 * Best match, kinds to ask for, other records, acts, places: only groups that have something. A kind has every word
 * that was typed; it goes before a record that only resembles them.
 */
export function findEntries({
  text,
  records,
  places,
  pages,
  actions,
  session,
}: Sources): readonly PaletteGroup[] {
  const isKind = ({ kind }: SearchResult) => kind === 'activity-type'
  const [best, ...others] = records.filter((record) => !isKind(record)).map(recordEntry)
  const acts = actions
    .filter((action) => fits(text, `${action.title} ${action.keywords}`))
    .map((action) => actEntry(action, session))
  const goTo = [
    ...places.filter((place) => fits(text, place.label)),
    ...findPages(text, pages, places, session),
  ].map(placeEntry)
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

/** Pages of this reader by name or another word for them, those first whose name has the words; no place twice. */
function findPages(
  text: string,
  pages: readonly PalettePage[],
  places: readonly Place[],
  { person }: Session,
): PalettePage[] {
  if (text.trim() === '') return []
  return pages
    .filter(({ to, only }) => {
      const isMine = only === undefined || only.some((role) => person?.roles.includes(role))
      return isMine && !places.some((place) => place.to === to)
    })
    .filter(({ label, keywords }) => fits(text, `${label} ${keywords}`))
    .toSorted((one, other) => Number(fits(text, other.label)) - Number(fits(text, one.label)))
}

function placeEntry(place: Place | PalettePage): PaletteEntry {
  const icon = 'icon' in place ? place.icon : null
  return {
    key: `place ${place.to}`,
    kind: 'place',
    icon,
    title: place.label,
    detail: '',
    to: place.to,
    whyNot: null,
  }
}

const parting = /[\s,-]+/

/** Every word typed begins a word there. */
function fits(text: string, words: string): boolean {
  const there = plain(words).split(parting)
  return plain(text)
    .split(parting)
    .filter(Boolean)
    .every((typed) => there.some((word) => word.startsWith(typed)))
}

function plain(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
}
