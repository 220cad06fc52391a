import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { rowsOf } from '../../../web/api-query.ts'
import { formatCount } from '../../../web/format.ts'
import { isStaff, useSession } from '../../../web/session.ts'
import { DateCell, NameWithRole, PersonCell, TextCell } from '../../../web/ui/Cells.tsx'
import { DataTable } from '../../../web/ui/DataTable.tsx'
import type { Column } from '../../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../../web/ui/PageHeader.tsx'
import { Pager } from '../../../web/ui/Pager.tsx'
import { StateMark } from '../../../web/ui/StateMark.tsx'
import { Tabs, useTab } from '../../../web/ui/Tabs.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import type { HelpList } from '../contract.ts'
import { HelpActsPanel } from './HelpActsPanel.tsx'
import { type Help, type HelpCounts, helpCountsQuery, helpsQuery, sayHelp } from './queries.ts'

/** What advocates asked us for: open, only to be told, told. */
export function HelpPage() {
  const counts = useQuery(helpCountsQuery()).data
  const staff = isStaff(useSession())
  const tabs = [
    { value: '', label: 'Open', count: counts?.open },
    { value: 'untold', label: 'To be told', count: counts?.untold },
    { value: 'told', label: 'Told', count: counts?.told },
  ]
  const tab = useTab(tabs)
  return (
    <>
      <PageHeader
        title={counts === undefined ? 'Help log' : findingOf(counts)}
        crumbs={[
          staff ? { label: 'Advocates', to: '/advocates' } : { label: 'My customers', to: '/my-customers' },
          { label: 'Care', to: '/protection/care' },
          { label: 'Help log' },
        ]}
        fact={counts === undefined ? undefined : <Fact counts={counts} />}
      />
      <Tabs label="Lists of help" tabs={tabs} />
      <HelpTable key={tab} list={tab === '' ? 'open' : (tab as HelpList)} />
    </>
  )
}

function findingOf({ late, untold, open }: HelpCounts): string {
  if (late > 0) return `${formatCount(late, 'wish', 'wishes')} waited longer than we promise`
  if (untold > 0) return `${formatCount(untold, 'wish has', 'wishes have')} an answer that nobody told`
  return open === 0
    ? 'Nobody waits for help'
    : `${formatCount(open, 'wish is', 'wishes are')} open, none late`
}

function Fact({ counts: { days, isMine } }: { readonly counts: HelpCounts }) {
  return (
    <>
      {isMine ? 'Of your own customers, and what you see to. ' : ''}
      {`Whoever asks should have word within ${formatCount(days, 'working day', 'working days')}. `}
      {!isMine && <TextLink to="/settings/policies">Change the rule</TextLink>}
    </>
  )
}

function HelpTable({ list }: { readonly list: HelpList }) {
  const pages = useInfiniteQuery(helpsQuery(list))
  const rows = rowsOf(pages.data)
  return (
    <>
      <DataTable
        label="Help that advocates asked for"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowTo={({ contactId }) => `/advocates/${contactId}`}
        problem={pages.error}
        onRetry={() => void pages.refetch()}
        empty={<EmptyState title={nothing[list].title}>{nothing[list].how}</EmptyState>}
      />
      <Pager shown={rows?.length ?? 0} total={null} query={pages} />
    </>
  )
}

const nothing: Readonly<Record<HelpList, { readonly title: string; readonly how: string }>> = {
  open: {
    title: 'Nobody waits for help',
    how: 'What an advocate asks for is written down on their page, or comes from the last question of an interview.',
  },
  untold: {
    title: 'Everybody was told',
    how: 'Here stands what was connected, planned or done, until somebody tells the advocate.',
  },
  told: { title: 'Nobody was told yet', how: 'What advocates were told counts as a give.' },
}

const columns: readonly Column<Help>[] = [
  {
    id: 'what',
    head: 'What they ask for',
    phone: 'title',
    width: '30%',
    cell: ({ what }) => <TextCell text={what} />,
  },
  {
    id: 'name',
    head: 'Advocate',
    phone: 'second',
    width: '20%',
    cell: ({ name, account }) => <NameWithRole name={name} role={account?.name ?? null} />,
  },
  {
    id: 'owner',
    head: 'Sees to it',
    width: '13%',
    below1100: 'hide',
    cell: ({ owner }) => <PersonCell name={owner?.name ?? null} />,
  },
  { id: 'due', head: 'Word by', width: '88px', cell: ({ dueOn }) => <DateCell when={dueOn} /> },
  {
    id: 'state',
    head: 'How it stands',
    phone: 'third',
    cell: (help) => {
      const { kind, words } = sayHelp(help)
      return <StateMark kind={kind}>{words}</StateMark>
    },
  },
  {
    id: 'act',
    head: '',
    width: '132px',
    phone: 'third-right',
    cell: (help) => <HelpActsPanel help={help} />,
  },
]
