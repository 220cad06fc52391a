import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { rowsOf } from '../../web/api-query.ts'
import { formatDay } from '../../web/format.ts'
import { DateCell, NumberCell, TextCell } from '../../web/ui/Cells.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { Pager } from '../../web/ui/Pager.tsx'
import { Section, Stack } from '../../web/ui/Section.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import {
  ownerWeekQuery,
  type RoundRow,
  roundListQuery,
  sayMinutes,
  taskNames,
  type WeekRow,
} from './queries.ts'
import { StewardshipTabsPanel } from './StewardshipTabsPanel.tsx'

/** What was asked of whom to keep the data true, and what waits for next week. */
export function RoundsPage() {
  const week = useQuery(ownerWeekQuery())
  const pages = useInfiniteQuery(roundListQuery())
  const rows = rowsOf(pages.data)
  return (
    <>
      <PageHeader
        inline
        title="Stewardship"
        crumbs={[{ label: 'Customers', to: '/customers' }, { label: 'Rounds' }]}
        fact={
          week.data === undefined
            ? undefined
            : `At most ${week.data.most} asks a week for each relationship owner; approvals count, and never wait.`
        }
      />
      <StewardshipTabsPanel />
      <Stack>
        <Section
          title="This week"
          qualifier={week.data === undefined ? '' : `since ${formatDay(week.data.weekOn)}`}
        >
          <DataTable
            label="Asked this week"
            columns={weekColumns(week.data?.most ?? 0)}
            rows={week.data?.people}
            rowKey={({ person }) => person.id}
            problem={week.error}
            onRetry={() => void week.refetch()}
            empty={
              <EmptyState title="Nobody was asked this week">
                Confirming facts, nominating and helping with requests count here.
              </EmptyState>
            }
          />
        </Section>
        <Section title="Pages sent">
          <DataTable
            label="Pages sent"
            columns={roundColumns}
            rows={rows}
            rowKey={({ id }) => id}
            problem={pages.error}
            onRetry={() => void pages.refetch()}
            empty={
              <EmptyState title="No page went out yet">
                What has gone stale goes to relationship owners by mail on working days, a few facts at a
                time.
              </EmptyState>
            }
          />
          <Pager shown={rows?.length ?? 0} total={null} query={pages} />
        </Section>
      </Stack>
    </>
  )
}

function weekColumns(most: number): readonly Column<WeekRow>[] {
  return [
    {
      id: 'person',
      head: 'Relationship owner',
      phone: 'title',
      width: '26%',
      cell: ({ person }) => person.name,
    },
    {
      id: 'asked',
      head: 'Asked',
      width: '120px',
      phone: 'title-right',
      cell: ({ asked }) =>
        asked >= most ? <StateMark kind="close">{`${asked} of ${most}`}</StateMark> : `${asked} of ${most}`,
    },
    {
      id: 'answered',
      head: 'Answered',
      align: 'right',
      width: '90px',
      cell: ({ answered }) => <NumberCell value={answered} />,
    },
    {
      id: 'minutes',
      head: 'Took them',
      width: '110px',
      phone: 'third',
      cell: ({ seconds }) => sayMinutes(seconds),
    },
    {
      id: 'held',
      head: 'Held back until next week',
      phone: 'second',
      cell: ({ held }) =>
        held.length === 0 ? (
          ''
        ) : (
          <StateMark kind="later">
            {held
              .map(
                ({ task, about, from }) =>
                  `${taskNames[task]}${about === null ? '' : `, ${about}`}, from ${formatDay(from)}`,
              )
              .join('; ')}
          </StateMark>
        ),
    },
  ]
}

const states = {
  open: { kind: 'due', word: 'waiting' },
  answered: { kind: 'kept', word: 'answered' },
  unanswered: { kind: 'ended', word: 'no answer' },
  withdrawn: { kind: 'never', word: 'taken back' },
} as const

const roundColumns: readonly Column<RoundRow>[] = [
  {
    id: 'to',
    head: 'Sent to',
    phone: 'title',
    width: '24%',
    cell: ({ to }) => (to.isAdvocate ? `${to.name}, about themselves` : to.name),
  },
  {
    id: 'accounts',
    head: 'About',
    phone: 'second',
    cell: ({ accounts }) => <TextCell text={accounts.join(', ')} />,
  },
  { id: 'facts', head: 'Answered', width: '100px', cell: ({ answered, facts }) => `${answered} of ${facts}` },
  { id: 'sent', head: 'Sent', width: '90px', cell: ({ openedAt }) => <DateCell when={openedAt} /> },
  { id: 'due', head: 'By', width: '90px', below1100: 'hide', cell: ({ dueOn }) => <DateCell when={dueOn} /> },
  {
    id: 'took',
    head: 'Took',
    width: '100px',
    below1100: 'hide',
    cell: ({ seconds }) => sayMinutes(seconds ?? 0),
  },
  {
    id: 'state',
    head: 'State',
    width: '150px',
    phone: 'third',
    cell: ({ state, remindedAt }) => (
      <StateMark kind={states[state].kind}>
        {states[state].word}
        {state === 'open' && remindedAt !== null ? ', reminded' : ''}
      </StateMark>
    ),
  },
]
