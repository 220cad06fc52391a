import { IconSearch } from '@tabler/icons-react'
import { useRouterState } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import { formatNumber } from './format.ts'
import { nameKey } from './keyboard.ts'
import { bell, type Place } from './places.ts'
import styles from './Rail.module.css'
import type { Counts } from './shell-calls.ts'
import { classes } from './ui/classes.ts'
import { TextLink } from './ui/TextLink.tsx'

type RailProps = {
  readonly workspace: string
  readonly places: readonly Place[]
  readonly counts: Counts
  readonly onFind: () => void
  /** Who I am, at the foot. */
  readonly person: ReactNode
}

/** The places in the order of the work; icons only below 1100 px. */
export function Rail({ workspace, places, counts, onFind, person }: RailProps) {
  const current = useCurrentPlace([...places, bell])
  return (
    <header className={styles.rail}>
      <div className={styles.brand}>
        <TextLink to="/" className={styles.wordmark} aria-label="Avouch, to the first page">
          A<span className={styles.rest}>vouch</span>
        </TextLink>
        <span className={styles.workspace}>{workspace}</span>
      </div>
      <button
        type="button"
        className={styles.find}
        onClick={onFind}
        aria-keyshortcuts="Meta+K Control+K"
        title="Find or do"
      >
        <IconSearch size={16} stroke={1.5} aria-hidden />
        <span className={styles.word}>Find or do</span>
        <span className={styles.key} aria-hidden="true">
          {nameKey('K')}
        </span>
      </button>
      <nav aria-label="Places" className={styles.places}>
        <ul>
          {places.map((place, at) => (
            <Fragment key={place.to}>
              {at > 0 && places[at - 1]?.group !== place.group && (
                <li className={styles.hair} aria-hidden="true" />
              )}
              <li>
                <RailLine place={place} current={place === current} count={counts[place.to]} />
              </li>
            </Fragment>
          ))}
        </ul>
      </nav>
      <div className={styles.foot}>
        <RailLine place={bell} current={bell === current} count={counts[bell.to]} />
        {person}
      </div>
    </header>
  )
}

type RailLineProps = { readonly place: Place; readonly current: boolean; readonly count: number | undefined }

function RailLine({ place, current, count }: RailLineProps) {
  return (
    <TextLink
      to={place.to}
      className={classes(styles.line, current && styles.current)}
      aria-current={current ? 'page' : undefined}
      title={place.label}
    >
      <place.icon size={16} stroke={1.5} aria-hidden />
      <span className={styles.word}>{place.label}</span>
      {count !== undefined && count > 0 && (
        <span className={styles.count}>
          {formatNumber(count)}
          <span className="unseen"> waiting</span>
        </span>
      )}
    </TextLink>
  )
}

/** The place whose address begins the page's; the longest when several do. */
export function useCurrentPlace(places: readonly Place[]): Place | undefined {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const lengthOf = ({ to, also = [] }: Place) =>
    Math.max(...[to, ...also].map((start) => (isWithin(path, start) ? start.length : 0)))
  const [nearest] = places.toSorted((one, other) => lengthOf(other) - lengthOf(one))
  return nearest !== undefined && lengthOf(nearest) > 0 ? nearest : undefined
}

const isWithin = (path: string, start: string) => path === start || path.startsWith(`${start}/`)
