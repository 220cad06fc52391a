import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { formatCount, formatDay } from '../../web/format.ts'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { ColumnsPanel } from './ColumnsPanel.tsx'
import { type Match, type Matches, matchesQuery, type NeedTold } from './queries.ts'

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
      {(matches) => <Candidates matches={matches} actionOf={actionOf} most={Math.min(4, most)} />}
    </QueryView>
  )
}

type CandidatesProps = Required<Pick<MatchesPanelProps, 'actionOf' | 'most'>> & { readonly matches: Matches }

function Candidates({ matches, actionOf, most }: CandidatesProps) {
  const { free, wishedOn } = matches
  const fitting = free.filter(({ isFit }) => isFit)
  const shown = (fitting.length > 0 ? fitting : free).slice(0, most)
  const first = shown[0]?.contactId
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
    <ColumnsPanel
      columns={shown}
      first={first}
      finding={
        fitting.length > 0
          ? `${formatCount(fitting.length, 'fits', 'fit')} and may be asked`
          : 'Nobody fits all of it; these come nearest'
      }
      actionOf={(match) => actionOf(match, match.contactId === first)}
    />
  )
}
