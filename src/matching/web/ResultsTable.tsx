import { FavouritePanel } from '../../advocates/web/FavouritePanel.tsx'
import { markOf, wordsOf } from '../../protection/web/queries.ts'
import { formatCount, formatDay, formatNumber } from '../../web/format.ts'
import { Button, LinkButton } from '../../web/ui/Button.tsx'
import { Checkbox } from '../../web/ui/Checkbox.tsx'
import { classes } from '../../web/ui/classes.ts'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { actWords, requestAddress } from './ask.queries.ts'
import { ComparePanel } from './ComparePanel.tsx'
import type { Match, NeedTold } from './queries.ts'
import { ReasonPanel } from './ReasonPanel.tsx'
import styles from './ResultsTable.module.css'
import { comparedMost, useCompared } from './result.queries.ts'

type Result = Match & { readonly misses?: string }

type ResultsTableProps = {
  /** Of near misses what they miss is told. */
  readonly matches: readonly Result[]
  readonly need: NeedTold
  readonly activity: string
  readonly wishedOn: string
}

/** The ranked, one line each: who, why, whether they are free, and the one act; up to four can be compared. */
export function ResultsTable({ matches, need, activity, wishedOn }: ResultsTableProps) {
  const compared = useCompared()
  if (compared.isOpen) return <ComparePanel need={need} />
  return (
    <>
      <ol className={styles.results} aria-label="Advocates, the best rank first">
        {matches.map((match, at) => (
          <Result
            key={match.contactId}
            match={match}
            isFirst={at === 0}
            need={need}
            activity={activity}
            wishedOn={wishedOn}
            compared={compared}
          />
        ))}
      </ol>
      {compared.ids.length > 0 && <CompareBar compared={compared} />}
    </>
  )
}

type ComparedState = ReturnType<typeof useCompared>

/** What is chosen, and the way to see them beside each other: at the foot of the window while one chooses. */
function CompareBar({ compared: { ids, open, clear } }: { readonly compared: ComparedState }) {
  return (
    <div className={styles.bar} role="status">
      <span>{formatCount(ids.length, 'advocate chosen', 'advocates chosen')}</span>
      <Button onPress={open} disabledReason={ids.length < 2 ? 'Choose another one to compare with' : null}>
        Compare
      </Button>
      <Button look="quiet" onPress={clear}>
        Choose nobody
      </Button>
    </div>
  )
}

type ResultProps = Omit<ResultsTableProps, 'matches'> & {
  readonly match: Result
  readonly isFirst: boolean
  readonly compared: ComparedState
}

function Result({ match, isFirst, need, activity, wishedOn, compared }: ResultProps) {
  const { contactId, name, title, account, rank, fit, standing } = match
  return (
    <li className={classes(styles.result, isFirst && styles.first)}>
      <div
        className={styles.rank}
        title={`Rank ${formatNumber(rank, 2)}: fit ${formatNumber(fit, 2)} × freshness × rest × reliability`}
      >
        <span className={styles.figure}>{formatNumber(rank, 2)}</span>
        <span className={styles.word}>rank</span>
        <CompareBox match={match} compared={compared} />
      </div>
      <div className={styles.who}>
        <span>
          <TextLink to={`/advocates/${contactId}`}>{name}</TextLink>{' '}
          <FavouritePanel contactId={contactId} name={name} />
        </span>
        <span>{title}</span>
        {account !== null && <span>{[account.name, account.country].filter(Boolean).join(', ')}</span>}
        {match.misses !== undefined && <span className={styles.misses}>misses {match.misses}</span>}
        <StateMark kind={markOf(standing.state)}>{wordsOf(standing)}</StateMark>
      </div>
      <ul className={styles.reasons} aria-label="What counts most">
        {whatCountsMost(match).map((factor, at) => (
          <li key={`${factor.kind} ${at}`} title={factor.label}>
            <span className="unseen">{factor.label}: </span>
            <ReasonPanel factor={factor} inline />
          </li>
        ))}
      </ul>
      <div className={styles.act}>
        <LinkButton
          look={isFirst && match.misses === undefined ? 'solid' : 'secondary'}
          to={requestAddress(contactId, need)}
        >
          {actWords(activity)}
          <span className="unseen"> with {name}</span>
        </LinkButton>
        <span className={styles.when}>
          {standing.ownerYes.length > 0
            ? `${match.owner ?? 'The owner'} must say yes`
            : `${need.wishedOn === null ? 'earliest' : 'on'} ${formatDay(wishedOn)}`}
        </span>
      </div>
    </li>
  )
}

function CompareBox({ match: { contactId, name }, compared }: Pick<ResultProps, 'match' | 'compared'>) {
  const isChosen = compared.ids.includes(contactId)
  const isFull = !isChosen && compared.ids.length >= comparedMost
  return (
    <div
      className={styles.box}
      title={isFull ? 'Four are chosen; more cannot be read beside each other' : 'Compare'}
    >
      <Checkbox
        label={`Compare ${name}`}
        labelUnseen
        checked={isChosen}
        onChange={(chosen) => {
          if (!isFull) compared.choose(contactId, chosen)
        }}
      />
    </div>
  )
}

/** The three parts with the most weight; where the need states less, what multiplies. */
function whatCountsMost({ factors }: Match) {
  return factors.toSorted((a, b) => (b.weight ?? 0) - (a.weight ?? 0)).slice(0, 3)
}
