import {
  type Icon,
  IconArrowRight,
  IconBriefcase,
  IconBuilding,
  IconFileText,
  IconInbox,
  IconSearch,
  IconSend,
  IconUser,
  IconUserPlus,
} from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useGo } from './navigation.ts'
import styles from './Palette.module.css'
import { paletteActions } from './palette-actions.ts'
import { findEntries, type PaletteEntry, type PaletteGroup } from './palette-entries.ts'
import { palettePages } from './palette-pages.ts'
import type { Place } from './places.ts'
import { useSession } from './session.ts'
import { useShellCalls } from './shell-calls.ts'
import { classes } from './ui/classes.ts'
import { Highlight } from './ui/Highlight.tsx'
import { Modal } from './ui/Sheet.tsx'
import { moveCursor, useFound } from './ui/use-found.ts'

const kindIcons: Readonly<Record<string, Icon>> = {
  account: IconBuilding,
  contact: IconUser,
  advocate: IconUser,
  person: IconUser,
  nomination: IconUserPlus,
  opportunity: IconBriefcase,
  request: IconInbox,
  'activity-type': IconSend,
}

type PaletteProps = { readonly places: readonly Place[]; readonly onClose: () => void }

/** ⌘K: every record and every act, by what one types. */
export function Palette({ places, onClose }: PaletteProps) {
  const [text, setText] = useState('')
  const [cursor, setCursor] = useState(0)
  const { search } = useShellCalls()
  const session = useSession()
  const go = useGo()
  const id = useId()
  const found = useFound(text.trim(), search, text.trim() !== '')
  const records = text.trim() === '' ? [] : found.items
  const groups = findEntries({
    ...{ text, records, places, session },
    pages: palettePages,
    actions: paletteActions,
  })
  const entries = groups.flatMap((group) => group.entries)
  const at = Math.min(cursor, entries.length - 1)

  function open(entry: PaletteEntry | undefined) {
    if (entry === undefined || entry.whyNot !== null) return
    onClose()
    go(entry.to)
  }

  function press(event: KeyboardEvent) {
    if (moveCursor(event.key, at, entries.length, setCursor)) event.preventDefault()
    if (event.key === 'Enter') open(entries[at])
  }

  return (
    <Modal labelledBy={`${id}-title`} className={styles.palette} onClose={onClose}>
      <h2 id={`${id}-title`} className="unseen">
        Find or do
      </h2>
      <div className={styles.head}>
        <IconSearch size={18} stroke={1.5} aria-hidden />
        <input
          type="text"
          role="combobox"
          aria-label="Find a record or an act"
          aria-expanded={entries.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={entries[at] === undefined ? undefined : `${id}-${at}`}
          placeholder="Find or do"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setCursor(0)
          }}
          onKeyDown={press}
        />
        <button type="button" className={styles.close} onClick={onClose}>
          Esc
        </button>
      </div>
      <PaletteList id={id} groups={groups} cursor={at} typed={text} onOpen={open} />
      <p role="status" className={styles.status}>
        {statusOf(text, found, entries.length)}
      </p>
      <div className={styles.foot} aria-hidden="true">
        <span>↑ ↓ choose</span>
        <span>↵ open</span>
        <span className={styles.right}>accents and case do not matter</span>
      </div>
    </Modal>
  )
}

type Found = { readonly searching: boolean; readonly failed: boolean }

function statusOf(text: string, found: Found, count: number): string {
  if (text.trim() === '') return count === 0 ? 'Type a name, a company or what you want to do.' : ''
  if (found.failed) return 'The records could not be searched; type on to try again.'
  if (found.searching) return count === 0 ? 'Searching' : ''
  return count === 0 ? `Nothing is called “${text.trim()}”.` : ''
}

type PaletteListProps = {
  readonly id: string
  readonly groups: readonly PaletteGroup[]
  readonly cursor: number
  readonly typed: string
  readonly onOpen: (entry: PaletteEntry) => void
}

function PaletteList({ id, groups, cursor, typed, onOpen }: PaletteListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector(`[data-at="${cursor}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [cursor])
  let position = -1
  return (
    <div ref={list} id={`${id}-list`} role="listbox" aria-label="Found" className={styles.list}>
      {groups.map((group) => (
        <fieldset key={group.head} aria-label={group.head}>
          <p className={styles.group} aria-hidden="true">
            {group.head}
          </p>
          {group.entries.map((entry) => {
            position += 1
            const at = position
            return (
              <PaletteLine
                key={entry.key}
                id={`${id}-${at}`}
                at={at}
                on={at === cursor}
                entry={entry}
                typed={typed}
                onOpen={onOpen}
              />
            )
          })}
        </fieldset>
      ))}
    </div>
  )
}

type PaletteLineProps = {
  readonly id: string
  readonly at: number
  readonly on: boolean
  readonly entry: PaletteEntry
  readonly typed: string
  readonly onOpen: (entry: PaletteEntry) => void
}

function PaletteLine({ id, at, on, entry, typed, onOpen }: PaletteLineProps) {
  const Mark = entry.icon ?? kindIcons[entry.kind] ?? (entry.kind === 'place' ? IconArrowRight : IconFileText)
  return (
    <div
      id={id}
      data-at={at}
      role="option"
      tabIndex={-1}
      aria-selected={on}
      aria-disabled={entry.whyNot !== null || undefined}
      className={classes(styles.line, on && styles.cursor, entry.whyNot !== null && styles.blocked)}
      onClick={() => onOpen(entry)}
      onKeyDown={(event) => event.key === 'Enter' && onOpen(entry)}
    >
      <Mark size={16} stroke={1.5} aria-hidden />
      <span className={entry.kind === 'act' || entry.kind === 'place' ? undefined : styles.name}>
        <Highlight text={entry.title} typed={typed} />
      </span>
      <span className={styles.detail}>{entry.detail}</span>
      {entry.whyNot !== null && <span className={styles.why}>{entry.whyNot}</span>}
      {entry.whyNot === null && on && (
        <span className={styles.key} aria-hidden="true">
          ↵
        </span>
      )}
    </div>
  )
}
