import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { RecruitingTabs } from '../../nominations/web/RecruitingTabsPanel.tsx'
import { rowsOf } from '../../web/api-query.ts'
import { formatCount, formatDay, startWithNumber } from '../../web/format.ts'
import { LinkButton } from '../../web/ui/Button.tsx'
import { NameWithRole, PersonCell, TextCell } from '../../web/ui/Cells.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { Pager } from '../../web/ui/Pager.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { Tabs, useTab } from '../../web/ui/Tabs.tsx'
import type { OutreachState } from '../outreach.ts'
import {
  type OutreachCounts,
  type OutreachRow,
  outreachCountsQuery,
  outreachesQuery,
  outreachMarks,
  outreachPath,
  sayOutreach,
} from './queries.ts'

/** The lists, each with the states that stand on it. */
const lists: Readonly<Record<string, { readonly label: string; readonly states: readonly OutreachState[] }>> =
  {
    '': { label: 'To write', states: ['free'] },
    owner: { label: 'With the owner', states: ['with-owner'] },
    written: { label: 'Written', states: ['written', 'later'] },
    introduced: { label: 'Introduced', states: ['introduced'] },
    ended: { label: 'Ended', states: ['objected', 'declined', 'withdrawn'] },
  }

/** First words to customers: who may be written to now, who is with the owner, who has not answered. */
export function OutreachPage() {
  const counts = useQuery(outreachCountsQuery()).data
  const tabs = Object.entries(lists).map(([value, { label, states }]) => ({
    value,
    label,
    count: countOf(counts, states),
  }))
  const tab = useTab(tabs)
  return (
    <>
      <PageHeader
        title={findingOf(counts)}
        fact="The relationship owner sees plan and reason first. A person writes each first word, in their own name."
        actions={<LinkButton to="/settings/outreach-templates">Templates</LinkButton>}
      />
      <RecruitingTabs count={countOf(counts, ['with-owner', 'free', 'written', 'later'])} />
      <Tabs label="Lists of outreach" tabs={tabs} />
      <OutreachTable key={tab} list={tab} counts={counts} />
    </>
  )
}

function countOf(counts: OutreachCounts | undefined, states: readonly OutreachState[]): number | undefined {
  return counts?.states.reduce((sum, each) => sum + (states.includes(each.state) ? each.count : 0), 0)
}

/** The finding: who may be written to; else who waits for an answer; else that nobody does. */
function findingOf(counts: OutreachCounts | undefined): string {
  const of = (state: OutreachState) => counts?.states.find((each) => each.state === state)
  const late = (of('written')?.late ?? 0) + (of('free')?.late ?? 0)
  if (late > 0) {
    const waits = late === 1 ? 'waits longer than it should' : 'wait longer than they should'
    return `${startWithNumber(late)} ${late === 1 ? 'first word' : 'first words'} ${waits}`
  }
  const free = of('free')?.count ?? 0
  if (free > 0)
    return `${startWithNumber(free)} ${free === 1 ? 'customer' : 'customers'} may be written to now`
  return 'Outreach'
}

function OutreachTable({
  list,
  counts,
}: {
  readonly list: string
  readonly counts: OutreachCounts | undefined
}) {
  const states = lists[list]?.states ?? ['free']
  const pages = useInfiniteQuery(outreachesQuery({ state: states, mine: false }))
  const rows = rowsOf(pages.data)
  return (
    <>
      <DataTable
        label="Outreach"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowTo={({ id }) => outreachPath(id)}
        problem={pages.error}
        onRetry={() => void pages.refetch()}
        empty={<EmptyState title={nobody[list] ?? 'Nobody'}>{whatThen[list]}</EmptyState>}
      />
      <Pager
        shown={rows?.length ?? 0}
        total={list === 'introduced' || list === 'ended' ? null : (countOf(counts, states) ?? null)}
        query={pages}
      />
    </>
  )
}

const nobody: Readonly<Record<string, string>> = {
  '': 'Nobody is waiting to be written to',
  owner: 'No owner has been asked',
  written: 'Every first word has its answer',
  introduced: 'Nobody was introduced yet',
  ended: 'None has ended',
}

const whatThen: Readonly<Record<string, string>> = {
  '': 'Plan a first word from a candidate, a nomination or a contact. It stands here once whoever holds the relationship let it go on.',
  owner: 'Each plan stands here while whoever holds the relationship may object or join in.',
  written: 'Whoever was written to stands here until you note what they said.',
  introduced: 'Whoever says yes stands here with who made the hand-over and how; the interview is next.',
  ended: 'Objections, refusals and plans that were taken back stand here with their reason.',
}

const columns: readonly Column<OutreachRow>[] = [
  {
    id: 'contact',
    head: 'Contact',
    phone: 'title',
    width: '22%',
    cell: ({ contact }) => <NameWithRole name={contact.name} role={contact.title} />,
  },
  {
    id: 'account',
    head: 'Account',
    phone: 'second',
    width: '17%',
    cell: ({ account }) => <TextCell text={account?.name} />,
  },
  { id: 'reason', head: 'Because', below1100: 'hide', cell: ({ reason }) => <TextCell text={reason} /> },
  {
    id: 'sender',
    head: 'Writes',
    width: '13%',
    below1100: 'hide',
    cell: ({ sender }) => <PersonCell name={sender.name} />,
  },
  {
    id: 'state',
    head: 'State',
    width: '22%',
    phone: 'third',
    cell: (row) => (
      <StateMark kind={row.isLate ? 'due' : outreachMarks[row.state]}>
        {sayOutreach(row, formatDay)}
      </StateMark>
    ),
  },
  {
    id: 'age',
    head: 'Since',
    align: 'right',
    width: '84px',
    phone: 'third-right',
    cell: ({ ageDays }) => (ageDays === 0 ? 'today' : formatCount(ageDays, 'day', 'days')),
  },
]
