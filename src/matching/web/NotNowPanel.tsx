import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { markOf } from '../../protection/web/queries.ts'
import { formatDay, formatNumber } from '../../web/format.ts'
import { Button } from '../../web/ui/Button.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { loosenNeed } from '../loosen-need.ts'
import styles from './NotNowPanel.module.css'
import {
  type Loosening,
  matchesQuery,
  type NeedTold,
  type NotNow,
  standingWords,
  wordsOfLoosening,
} from './queries.ts'

/** More would bury the best of them. */
const shownMost = 8

type NotNowPanelProps = {
  readonly need: NeedTold
  readonly without?: readonly string[]
  /** Given, the day can be moved and criteria left out from here. */
  readonly onChange?: ((need: NeedTold) => void) | undefined
}

/** Who fits as well and cannot be asked on that day, each with the reason and one way on; then what loosening brings. */
export function NotNowPanel({ need, without = [], onChange }: NotNowPanelProps) {
  const { data } = useQuery(matchesQuery(need, { without }))
  if (data === undefined) return null
  const loosen = <Ways need={need} ways={data.loosen} wishedOn={data.wishedOn} onChange={onChange} />
  if (data.notNow.length === 0) return loosen
  return (
    <Section
      title="Not now, because…"
      qualifier={`these fit as well, and cannot be asked for ${formatDay(data.wishedOn)}`}
    >
      <ul className={styles.lines} aria-label="Who cannot be asked now">
        {data.notNow.slice(0, shownMost).map((each) => (
          <li key={each.contactId} className={styles.line}>
            <span className={styles.rank}>{formatNumber(each.rank, 2)}</span>
            <span className={styles.who}>
              {each.name}
              {each.account !== null && `, ${each.account.name}`}
            </span>
            <StateMark kind={markOf(each.standing.state)}>{standingWords(each)}</StateMark>
            <span className={styles.way}>
              <WayOn match={each} onMove={onChange && ((day) => onChange({ ...need, wishedOn: day }))} />
            </span>
          </li>
        ))}
      </ul>
      {loosen}
    </Section>
  )
}

type WaysProps = Pick<NotNowPanelProps, 'need' | 'onChange'> & {
  readonly ways: readonly Loosening[]
  readonly wishedOn: string
}

function Ways({ need, ways, wishedOn, onChange }: WaysProps) {
  if (ways.length === 0) return null
  return (
    <p className={styles.loosen}>
      <span>Loosen</span>
      {ways.map((each) => (
        <Loosen
          key={`${each.kind} ${each.value} ${each.name}`}
          way={each}
          onPress={onChange && (() => onChange(loosenNeed(need, each, wishedOn)))}
        />
      ))}
    </p>
  )
}

type LoosenProps = { readonly way: Loosening; readonly onPress: (() => void) | undefined }

function Loosen({ way, onPress }: LoosenProps): ReactNode {
  const words = wordsOfLoosening(way)
  if (onPress === undefined) return <span>{words}</span>
  return (
    <Button look="link" onPress={onPress}>
      {words}
    </Button>
  )
}

type WayOnProps = { readonly match: NotNow; readonly onMove: ((day: string) => void) | undefined }

/** Waiting where the date is known and may be moved; else the page that says all about it. */
function WayOn({ match, onMove }: WayOnProps): ReactNode {
  const { freeFrom } = match.standing
  if (freeFrom !== null && onMove !== undefined) {
    return (
      <Button look="link" onPress={() => onMove(freeFrom)}>
        Wait until {formatDay(freeFrom)}
      </Button>
    )
  }
  return <TextLink to={`/advocates/${match.contactId}`}>See all reasons</TextLink>
}
