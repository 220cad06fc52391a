import { IconMenu2, IconSearch } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { formatNumber } from './format.ts'
import styles from './PhoneBars.module.css'
import { bell, type Place } from './places.ts'
import { useCurrentPlace } from './Rail.tsx'
import type { Counts } from './shell-calls.ts'
import { IconButton } from './ui/Button.tsx'
import { classes } from './ui/classes.ts'
import { Line, Lines } from './ui/Lines.tsx'
import { Sheet } from './ui/Sheet.tsx'
import { TextLink } from './ui/TextLink.tsx'

type PhoneHeadProps = {
  readonly workspace: string
  readonly counts: Counts
  readonly onFind: () => void
  readonly person: ReactNode
}

/** On a phone: wordmark, search, what I am told, and me. */
export function PhoneHead({ workspace, counts, onFind, person }: PhoneHeadProps) {
  return (
    <header className={styles.head}>
      <TextLink to="/" className={styles.wordmark}>
        Avouch
      </TextLink>
      <span className={styles.workspace}>{workspace}</span>
      <span className={styles.tools}>
        <IconButton label="Find or do" icon={<IconSearch size={20} stroke={1.5} />} onPress={onFind} />
        <TextLink to={bell.to} className={styles.bell} aria-label={bellWords(counts[bell.to] ?? 0)}>
          <bell.icon size={20} stroke={1.5} aria-hidden />
          {(counts[bell.to] ?? 0) > 0 && (
            <span className={styles.count} aria-hidden="true">
              {formatNumber(counts[bell.to] ?? 0)}
            </span>
          )}
        </TextLink>
        {person}
      </span>
    </header>
  )
}

const bellWords = (count: number) => (count === 0 ? bell.label : `${bell.label}, ${count} waiting`)

type PhoneFootProps = { readonly places: readonly Place[]; readonly counts: Counts }

const shown = 4

/** The rail of a phone: four places and the rest behind More. */
export function PhoneFoot({ places, counts }: PhoneFootProps) {
  const [more, setMore] = useState(false)
  const current = useCurrentPlace(places)
  const first = places.length > shown + 1 ? places.slice(0, shown) : places
  const rest = places.slice(first.length)
  if (places.length === 0) return null
  return (
    <nav className={styles.foot} aria-label="Places">
      {first.map((place) => (
        <TextLink
          key={place.to}
          to={place.to}
          className={classes(styles.item, place === current && styles.current)}
          aria-current={place === current ? 'page' : undefined}
        >
          <place.icon size={18} stroke={1.5} aria-hidden />
          {place.label}
          <FootCount count={counts[place.to]} />
        </TextLink>
      ))}
      {rest.length > 0 && (
        <button
          type="button"
          className={classes(styles.item, current !== undefined && rest.includes(current) && styles.current)}
          aria-expanded={more}
          onClick={() => setMore(true)}
        >
          <IconMenu2 size={18} stroke={1.5} aria-hidden />
          More
        </button>
      )}
      {more && (
        <Sheet title="More places" onClose={() => setMore(false)}>
          <MoreList places={rest} counts={counts} onFollow={() => setMore(false)} />
        </Sheet>
      )}
    </nav>
  )
}

type MoreListProps = PhoneFootProps & { readonly onFollow: () => void }

function MoreList({ places, counts, onFollow }: MoreListProps) {
  return (
    <div onClickCapture={onFollow}>
      <Lines label="More places">
        {places.map((place) => (
          <Line
            key={place.to}
            to={place.to}
            strong={false}
            title={place.label}
            mark={<place.icon size={16} stroke={1.5} aria-hidden />}
            aside={counts[place.to] === undefined ? undefined : formatNumber(counts[place.to] ?? 0)}
          />
        ))}
      </Lines>
    </div>
  )
}

function FootCount({ count }: { readonly count: number | undefined }) {
  if (count === undefined || count === 0) return null
  return (
    <span className={styles.count}>
      {formatNumber(count)}
      <span className="unseen"> waiting</span>
    </span>
  )
}
