import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { markOf, wordsOf } from '../../protection/web/queries.ts'
import { formatCount, formatDay, formatNumber } from '../../web/format.ts'
import { classes } from '../../web/ui/classes.ts'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import styles from './MatchesPanel.module.css'
import { type Match, type Matches, matchesQuery, type NeedTold } from './queries.ts'
import { ReasonPanel } from './ReasonPanel.tsx'

type MatchesPanelProps = {
  readonly need: NeedTold | Parameters<typeof matchesQuery>[0]
  /** The one act under each candidate; the first may be solid. */
  readonly actionOf: (match: Match, isFirst: boolean) => ReactNode
  /** Contacts to leave out: those asked already. */
  readonly without?: readonly string[]
  /** Columns, four at most. */
  readonly most?: number
}

/** Candidates side by side with the reasons of their rank; under each other on a phone. */
export function MatchesPanel({ need, actionOf, without = [], most = 4 }: MatchesPanelProps) {
  const query = useQuery(matchesQuery(need, { without }))
  return (
    <QueryView query={query} what="The matches">
      {(matches) => <Compared matches={matches} actionOf={actionOf} most={Math.min(4, most)} />}
    </QueryView>
  )
}

type ComparedProps = Required<Pick<MatchesPanelProps, 'actionOf' | 'most'>> & { readonly matches: Matches }

function Compared({ matches, actionOf, most }: ComparedProps) {
  const { free, wishedOn } = matches
  const fitting = free.filter(({ isFit }) => isFit)
  const shown = (fitting.length > 0 ? fitting : free).slice(0, most)
  const [first] = shown
  if (first === undefined) {
    return (
      <EmptyState title="Nobody can be asked for this">
        {matches.discoverable
          ? `Nobody who may be found is willing and free on ${formatDay(wishedOn)}.`
          : 'The program has nobody who may be found yet.'}
      </EmptyState>
    )
  }
  return (
    <div
      className={styles.compared}
      style={
        {
          '--columns': shown.length,
          '--rows': first.factors.length + 5,
        } as React.CSSProperties
      }
    >
      <div className={styles.labels}>
        <p className={styles.finding}>
          {fitting.length > 0
            ? `${formatCount(fitting.length, 'fits', 'fit')} and may be asked`
            : 'Nobody fits all of it; these come nearest'}
        </p>
        <p className={styles.rule}>Rank is fit × freshness × rest × reliability</p>
        {first.factors.map(({ kind, label, weight }, at) => (
          <p key={`${kind} ${at}`} className={styles.label} style={{ gridRow: at + 6 }} aria-hidden="true">
            {label}
            <span>{weight === null ? 'multiplies' : `weighs ${weight}`}</span>
          </p>
        ))}
      </div>
      {shown.map((match, at) => (
        <Candidate
          key={match.contactId}
          match={match}
          isFirst={at === 0}
          action={actionOf(match, at === 0)}
        />
      ))}
    </div>
  )
}

type CandidateProps = { readonly match: Match; readonly isFirst: boolean; readonly action: ReactNode }

function Candidate({ match, isFirst, action }: CandidateProps) {
  const { contactId, name, title, account, rank, fit, standing, factors } = match
  return (
    <article className={classes(styles.candidate, isFirst && styles.first)} aria-label={name}>
      <p className={styles.rank}>
        <span className={styles.figure}>{formatNumber(rank, 2)}</span> fit {formatNumber(fit, 2)}
      </p>
      <p className={styles.name}>
        <TextLink to={`/advocates/${contactId}`}>{name}</TextLink>
      </p>
      <p className={styles.post}>
        {title}
        {account !== null && <span>{[account.name, account.country].filter(Boolean).join(', ')}</span>}
      </p>
      <p className={styles.state}>
        <StateMark kind={markOf(standing.state)}>{wordsOf(standing)}</StateMark>
        {standing.ownerYes.length > 0 && <span title={standing.ownerYes.join(' ')}>owner must say yes</span>}
      </p>
      <div className={styles.action}>{action}</div>
      {factors.map((factor, at) => (
        <div key={`${factor.kind} ${at}`} className={styles.factor}>
          <span className={styles.ownLabel}>
            {factor.label} <span>{factor.weight === null ? 'multiplies' : `weighs ${factor.weight}`}</span>
          </span>
          <ReasonPanel factor={factor} />
        </div>
      ))}
    </article>
  )
}
