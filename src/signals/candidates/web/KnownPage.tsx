import { useInfiniteQuery } from '@tanstack/react-query'
import { rowsOf } from '../../../web/api-query.ts'
import { formatNumber } from '../../../web/format.ts'
import { LinkButton } from '../../../web/ui/Button.tsx'
import { DateCell, NumberCell, TwoLines } from '../../../web/ui/Cells.tsx'
import { DataTable } from '../../../web/ui/DataTable.tsx'
import type { Column } from '../../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../../web/ui/PageHeader.tsx'
import { Pager } from '../../../web/ui/Pager.tsx'
import { Tabs, useTab } from '../../../web/ui/Tabs.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { RespondentsPanel } from '../../web/RespondentsPanel.tsx'
import { knownThrough } from '../candidate.contract.ts'
import { type Known, knownQuery } from './candidate.queries.ts'

const words: Readonly<Record<(typeof knownThrough)[number], string>> = {
  signal: 'With a signal',
  'outside-ask': 'Asked outside the program',
  wish: 'Wished for by name',
  record: 'All on record',
}

/** Customers we know of who are not in the program, and who answered surveys and is nobody on record. */
export function KnownPage() {
  const first = useInfiniteQuery(knownQuery({ through: 'signal' }))
  const head = first.data?.pages[0]
  const tabs = [
    ...knownThrough.map((through) => ({
      value: through === 'signal' ? '' : through,
      label: words[through],
      count: head?.counts.find((each) => each.through === through)?.count,
    })),
    { value: 'respondents', label: 'Answered, not known', count: head?.respondents },
  ]
  const tab = useTab(tabs)
  const through = knownThrough.find((each) => each === (tab === '' ? 'signal' : tab))
  return (
    <>
      <PageHeader
        title="Known, but not in the program"
        crumbs={[{ label: 'Candidates', to: '/recruiting/candidates' }, { label: 'Known' }]}
        fact="In an import, a survey, an ask outside or a wish, and never on the way to become an advocate."
      />
      <Tabs label="How they are known" tabs={tabs} />
      {through === undefined ? <RespondentsPanel /> : <KnownTable through={through} />}
    </>
  )
}

function KnownTable({ through }: { readonly through: (typeof knownThrough)[number] }) {
  const list = useInfiniteQuery(knownQuery({ through }))
  const rows = rowsOf(list.data)
  const total = list.data?.pages[0]?.counts.find((each) => each.through === through)?.count ?? null
  return (
    <>
      <DataTable
        label="Known customers"
        columns={columns}
        rows={rows}
        rowKey={({ contact }) => contact.id}
        rowTo={({ contact }) => `/contacts/${contact.id}`}
        problem={list.error}
        onRetry={() => void list.refetch()}
        tall
        empty={
          <EmptyState
            title="Nobody is known like that"
            actions={<LinkButton to="/customers/import">Bring customers from files</LinkButton>}
          >
            Contacts come in by files, by hand and with survey answers; here stand those who never began.
          </EmptyState>
        }
      />
      <Pager shown={rows?.length ?? 0} total={total} query={list} />
    </>
  )
}

const columns: readonly Column<Known>[] = [
  {
    id: 'who',
    head: 'Contact',
    width: '28%',
    phone: 'title',
    optional: false,
    cell: ({ contact }) => <TwoLines first={<strong>{contact.name}</strong>} second={contact.title ?? ''} />,
  },
  {
    id: 'account',
    head: 'Account',
    phone: 'second',
    cell: ({ account }) =>
      account === null ? '' : <TextLink to={`/customers/${account.id}`}>{account.name}</TextLink>,
  },
  {
    id: 'signals',
    head: 'Signals',
    width: '96px',
    align: 'right',
    phone: 'title-right',
    phoneHead: 'signals',
    cell: ({ signals }) => <NumberCell value={signals} />,
  },
  { id: 'last', head: 'Last', width: '100px', cell: ({ lastOn }) => <DateCell when={lastOn} /> },
  {
    id: 'asks',
    head: 'Asked outside',
    width: '120px',
    align: 'right',
    below1100: 'hide',
    cell: ({ outsideAsks }) => <NumberCell value={outsideAsks} />,
  },
  {
    id: 'wishes',
    head: 'Wished for',
    width: '110px',
    align: 'right',
    below1100: 'hide',
    cell: ({ wishes }) => <NumberCell value={wishes} />,
  },
  {
    id: 'score',
    head: 'Score',
    width: '84px',
    align: 'right',
    phone: 'third-right',
    phoneHead: 'score',
    cell: ({ score }) => (score === null ? '' : formatNumber(score / 100, 2)),
  },
]
