import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { rowsOf } from '../../../web/api-query.ts'
import { formatCount, formatDay, formatNumber } from '../../../web/format.ts'
import { isStaff, useSession } from '../../../web/session.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { TwoLines } from '../../../web/ui/Cells.tsx'
import { DataTable } from '../../../web/ui/DataTable.tsx'
import type { Column } from '../../../web/ui/DataTableHead.tsx'
import { PageHeader } from '../../../web/ui/PageHeader.tsx'
import { Pager } from '../../../web/ui/Pager.tsx'
import { Section, Stack } from '../../../web/ui/Section.tsx'
import { Select } from '../../../web/ui/Select.tsx'
import { StateMark } from '../../../web/ui/StateMark.tsx'
import { useUrlState } from '../../../web/url-state.ts'
import { requestPath } from '../../web/queries.ts'
import { type ExceptionKind, type ExceptionState, exceptionKinds, exceptionStates } from '../exception.ts'
import { sayQuarter } from '../quarter.ts'
import styles from './ExceptionPanel.module.css'
import {
  type Exception,
  type ExceptionCounts,
  exceptionCountsQuery,
  exceptionKindWords,
  exceptionsQuery,
  stateOfException,
} from './exception.queries.ts'
import { WaitingExceptionsPanel } from './WaitingExceptionsPanel.tsx'

const defaults = { quarter: '', team: '', kind: '', state: '' }
type View = typeof defaults

/** The exceptions of a quarter: by team, and each with what it breaks, why, and what was decided. */
export function RequestExceptionsPage() {
  const [view, setView] = useUrlState(defaults)
  const counts = useQuery(exceptionCountsQuery(view.quarter)).data
  const quarterOn = counts?.quarterOn ?? ''
  const home = isStaff(useSession())
    ? { label: 'Requests', to: '/requests' }
    : { label: 'My requests', to: '/my-requests' }
  return (
    <>
      <PageHeader
        title={counts === undefined ? 'Exceptions' : findingOf(counts)}
        crumbs={[home, { label: 'Exceptions' }]}
        fact={
          counts && 'Below the notice, early in the deal, or beyond a quota. Approved ones are counted apart.'
        }
      />
      <Stack>
        <WaitingExceptionsPanel />
        {counts !== undefined && counts.teams.length > 0 && (
          <Section title="By team" qualifier={sayQuarter(quarterOn)}>
            <DataTable
              label="Exceptions by team"
              dense
              columns={teamColumns}
              rows={counts.teams}
              rowKey={({ team }) => team?.id ?? ''}
              empty={null}
            />
          </Section>
        )}
        <Section title="All of them" qualifier={quarterOn === '' ? undefined : sayQuarter(quarterOn)}>
          {counts !== undefined && <Filters counts={counts} view={view} onView={setView} />}
          {quarterOn !== '' && <List view={view} quarterOn={quarterOn} onView={setView} />}
        </Section>
      </Stack>
    </>
  )
}

function findingOf({ teams, quarterOn }: ExceptionCounts): string {
  const all = teams.reduce((sum, { notice, stage, quota }) => sum + notice + stage + quota, 0)
  const count = all === 0 ? 'No exception' : formatCount(all, 'exception', 'exceptions')
  return `${count} in ${sayQuarter(quarterOn)}`
}

type FiltersProps = {
  readonly counts: ExceptionCounts
  readonly view: View
  readonly onView: (patch: Partial<View>) => void
}

function Filters({ counts, view, onView }: FiltersProps) {
  const quarters = [...new Set([...counts.quarters, counts.quarterOn])].sort().reverse()
  return (
    <div className={styles.filters}>
      <Select
        label="Quarter"
        value={counts.quarterOn}
        onChange={(quarter) => onView({ quarter, team: '' })}
        options={quarters.map((value) => ({ value, label: sayQuarter(value) }))}
      />
      <Select
        label="Team"
        value={view.team}
        onChange={(team) => onView({ team })}
        placeholder="Any team"
        options={counts.teams.flatMap(({ team }) =>
          team === null ? [] : [{ value: team.id, label: team.name }],
        )}
      />
      <Select
        label="What"
        value={view.kind}
        onChange={(kind) => onView({ kind })}
        placeholder="Anything"
        options={exceptionKinds.map((value) => ({ value, label: exceptionKindWords[value] }))}
      />
      <Select
        label="State"
        value={view.state}
        onChange={(state) => onView({ state })}
        placeholder="Any state"
        options={exceptionStates.map((value) => ({ value, label: stateWords[value] }))}
      />
    </div>
  )
}

const stateWords: Readonly<Record<ExceptionState, string>> = {
  open: 'Waits',
  approved: 'Approved',
  refused: 'Refused',
  dropped: 'No longer needed',
}

type ListProps = {
  readonly view: View
  readonly quarterOn: string
  readonly onView: (patch: Partial<View>) => void
}

function List({ view, quarterOn, onView }: ListProps) {
  const { team, kind, state } = view
  const list = useInfiniteQuery(
    exceptionsQuery({
      quarterOn,
      ...(team === '' ? {} : { teamId: team }),
      ...(kind === '' ? {} : { kind: kind as ExceptionKind }),
      ...(state === '' ? {} : { state: state as ExceptionState }),
    }),
  )
  const rows = rowsOf(list.data)
  const isNarrowed = team !== '' || kind !== '' || state !== ''
  return (
    <>
      <DataTable
        label="Exceptions"
        tall
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowTo={({ request }) => requestPath(request.id)}
        problem={list.error}
        onRetry={() => void list.refetch()}
        empty={
          isNarrowed ? (
            <>
              <p>None of this kind in the quarter.</p>
              <Button onPress={() => onView({ team: '', kind: '', state: '' })}>Show all</Button>
            </>
          ) : (
            <p>None in this quarter. Every request came in time, at the right stage and within its quota.</p>
          )
        }
      />
      {(list.hasNextPage || (rows?.length ?? 0) > 0) && (
        <Pager shown={rows?.length ?? 0} total={null} query={list} />
      )}
    </>
  )
}

const columns: readonly Column<Exception>[] = [
  {
    id: 'request',
    head: 'Request',
    phone: 'title',
    width: '28%',
    cell: ({ request, requester, team }) => (
      <TwoLines
        first={`R-${request.number}: ${request.title}`}
        second={[requester.name, team?.name].filter((part) => part != null).join(', ')}
      />
    ),
  },
  {
    id: 'breaks',
    head: 'What it breaks, and why',
    phone: 'second',
    cell: ({ kind, breaks, reason }) => (
      <TwoLines
        first={
          <span className={styles.wrap}>
            {exceptionKindWords[kind]}
            {reason !== '' && `: “${reason}”`}
          </span>
        }
        second={<span className={styles.wrap}>{breaks}.</span>}
      />
    ),
  },
  {
    id: 'state',
    head: 'Decided',
    phone: 'third',
    width: '24%',
    cell: (exception) => {
      const { kind, words } = stateOfException(exception)
      return (
        <TwoLines
          first={<StateMark kind={kind}>{words}</StateMark>}
          second={formatDay(exception.decidedAt ?? exception.openedAt)}
        />
      )
    },
  },
]

type TeamCount = ExceptionCounts['teams'][number]

/** “2 of 7 submitted” */
function sayOf({ submitted, notice, stage, quota }: TeamCount): string {
  return `${formatNumber(notice + stage + quota)} of ${formatNumber(submitted)} submitted`
}

const figure = (id: 'notice' | 'stage' | 'quota' | 'approved' | 'refused' | 'open', head: string) =>
  ({
    id,
    head,
    align: 'right',
    width: '11%',
    cell: (row: TeamCount) => formatNumber(row[id]),
  }) as const

const teamColumns: readonly Column<TeamCount>[] = [
  { id: 'team', head: 'Team', phone: 'title', cell: ({ team }) => team?.name ?? 'Without a team' },
  { id: 'all', head: 'Exceptions', phone: 'second', width: '18%', cell: sayOf },
  figure('notice', 'Below the notice'),
  figure('stage', 'Early in the deal'),
  figure('quota', 'Beyond the quota'),
  figure('approved', 'Approved'),
  figure('refused', 'Refused'),
  figure('open', 'Waiting'),
]
