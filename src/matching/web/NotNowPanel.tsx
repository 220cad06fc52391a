import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { markOf } from '../../protection/web/queries.ts'
import { formatDay, formatNumber } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import { loosenNeed } from '../loosen-need.ts'
import type { keepNeed } from '../saved-need.contract.ts'
import { sentOf } from '../sent-need.ts'
import styles from './NotNowPanel.module.css'
import {
  type Loosening,
  matchesQuery,
  type NeedTold,
  type NotNow,
  standingWords,
  wordsOfLoosening,
} from './queries.ts'
import { savedNeedRoutes } from './saved-need.queries.ts'
import { WhyNotHerePanel } from './WhyNotHerePanel.tsx'

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
  const foot = (
    <div className={styles.foot}>
      <Ways need={need} ways={data.loosen} wishedOn={data.wishedOn} onChange={onChange} />
      <WhyNotHerePanel need={need} wishedOn={data.wishedOn} without={without} onChange={onChange} />
    </div>
  )
  if (data.notNow.length === 0) return foot
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
              <WayOn
                match={each}
                need={need}
                onMove={onChange && ((day) => onChange({ ...need, by: day }))}
              />
            </span>
          </li>
        ))}
      </ul>
      {foot}
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

type WayOnProps = {
  readonly match: NotNow
  readonly need: NeedTold
  readonly onMove: ((day: string) => void) | undefined
}

/** Waiting where the date is known and may be moved; word of it where only a fact lifts it; else the page that says all. */
function WayOn({ match, need, onMove }: WayOnProps): ReactNode {
  const { freeFrom, state } = match.standing
  if (freeFrom === null && onMove !== undefined && (state === 'held' || state === 'resting')) {
    return <TellWhenFree match={match} need={need} />
  }
  if (freeFrom !== null && onMove !== undefined) {
    return (
      <Button look="link" onPress={() => onMove(freeFrom)}>
        Wait until {formatDay(freeFrom)}
      </Button>
    )
  }
  return <TextLink to={`/advocates/${match.contactId}`}>See all reasons</TextLink>
}

/** Keeps the need for this one person: whoever asked hears once that they turned free. */
function TellWhenFree({ match: { contactId, name }, need }: Pick<WayOnProps, 'match' | 'need'>) {
  const keep = useSubmit<typeof keepNeed>('POST /saved-needs', {
    invalidates: savedNeedRoutes,
    onDone: () => showToast(`You are told when ${name} can be asked`),
  })
  if (keep.done) return <span>You will be told</span>
  if (keep.problem !== undefined) return <span role="status">{keep.problem.detail}</span>
  return (
    <Button
      look="link"
      aria-label={`Tell me when free: ${name}`}
      onPress={() =>
        keep.submit({
          body: { name: `When ${name} is free`, need: sentOf(need), telling: 'mail', contactId },
        })
      }
    >
      Tell me when free
    </Button>
  )
}
