import { markOf, wordsOf } from '../../protection/web/queries.ts'
import { formatDay, formatNumber } from '../../web/format.ts'
import { LinkButton } from '../../web/ui/Button.tsx'
import { classes } from '../../web/ui/classes.ts'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import type { Match, NeedTold } from './queries.ts'
import { ReasonPanel } from './ReasonPanel.tsx'
import styles from './ResultsTable.module.css'

type ResultsTableProps = {
  readonly matches: readonly Match[]
  readonly need: NeedTold
  readonly activity: string
  readonly wishedOn: string
}

/** The ranked, one line each: who, why, whether they are free, and the one act. */
export function ResultsTable({ matches, need, activity, wishedOn }: ResultsTableProps) {
  return (
    <ol className={styles.results} aria-label="Advocates, the best rank first">
      {matches.map((match, at) => (
        <Result
          key={match.contactId}
          match={match}
          isFirst={at === 0}
          need={need}
          activity={activity}
          wishedOn={wishedOn}
        />
      ))}
    </ol>
  )
}

type ResultProps = Omit<ResultsTableProps, 'matches'> & { readonly match: Match; readonly isFirst: boolean }

function Result({ match, isFirst, need, activity, wishedOn }: ResultProps) {
  const { contactId, name, title, account, rank, fit, standing } = match
  return (
    <li className={classes(styles.result, isFirst && styles.first)}>
      <div
        className={styles.rank}
        title={`Rank ${formatNumber(rank, 2)}: fit ${formatNumber(fit, 2)} × freshness × rest × reliability`}
      >
        <span className={styles.figure}>{formatNumber(rank, 2)}</span>
        <span className={styles.word}>rank</span>
      </div>
      <div className={styles.who}>
        <TextLink to={`/advocates/${contactId}`}>{name}</TextLink>
        <span>{title}</span>
        {account !== null && <span>{[account.name, account.country].filter(Boolean).join(', ')}</span>}
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
        <LinkButton look={isFirst ? 'solid' : 'secondary'} to={requestAddress(match, need)}>
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

/** The three parts with the most weight; where the need states less, what multiplies. */
function whatCountsMost({ factors }: Match) {
  return factors.toSorted((a, b) => (b.weight ?? 0) - (a.weight ?? 0)).slice(0, 3)
}

/** The page of a new request, filled in. */
function requestAddress({ contactId }: Match, { opportunityId, activityTypeId }: NeedTold): string {
  const query = new URLSearchParams({ contact: contactId, type: activityTypeId })
  if (opportunityId !== null) query.set('opportunity', opportunityId)
  return `/requests/new?${query}`
}

/** “Ask for a call” where the activity is one; its own name else. */
function actWords(activity: string): string {
  if (/\bcall$/i.test(activity)) return 'Ask for a call'
  return activity.length <= 22
    ? `Ask: ${activity.charAt(0).toLowerCase()}${activity.slice(1)}`
    : 'Ask for this'
}
