import { useInfiniteQuery } from '@tanstack/react-query'
import { rowsOf } from '../../web/api-query.ts'
import { Button } from '../../web/ui/Button.tsx'
import { DateCell, MoneyCell, TextCell } from '../../web/ui/Cells.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { Pager } from '../../web/ui/Pager.tsx'
import { Section } from '../../web/ui/Section.tsx'
import type { Account } from './account.queries.ts'
import { JourneyMark } from './ContactsTable.tsx'
import { type ContactRow, contactsQuery, seniorityWords } from './contact.queries.ts'
import { OpportunityMark } from './OpportunitiesTable.tsx'
import { type OpportunityRow, opportunitiesQuery } from './opportunity.queries.ts'

type PanelProps = { readonly account: Account; readonly onAdd: () => void }

const peopleColumns: readonly Column<ContactRow>[] = [
  { id: 'name', head: 'Name', phone: 'title', width: '30%', cell: (row) => <strong>{row.name}</strong> },
  { id: 'title', head: 'Post', phone: 'second', cell: (row) => <TextCell text={row.title} /> },
  {
    id: 'seniority',
    head: 'Seniority',
    width: '16%',
    below1100: 'hide',
    cell: (row) => <TextCell text={row.seniority && seniorityWords[row.seniority]} />,
  },
  {
    id: 'journey',
    head: 'Journey',
    width: '22%',
    phone: 'third',
    cell: (row) => <JourneyMark contact={row} />,
  },
]

/** Who works there now. */
export function AccountPeoplePanel({ account, onAdd }: PanelProps) {
  const list = useInfiniteQuery(contactsQuery({ account: [account.id] }, 'name'))
  const rows = rowsOf(list.data)
  return (
    <Section
      title="People"
      aside={
        <Button look="link" onPress={onAdd} disabledReason={account.may.addContact ?? null} reasonInTooltip>
          Add a contact
        </Button>
      }
    >
      <DataTable
        dense
        label="People"
        columns={peopleColumns}
        rows={rows}
        rowKey={(row) => row.id}
        rowTo={(row) => `/contacts/${row.id}`}
        problem={list.error}
        onRetry={() => void list.refetch()}
        empty={
          <EmptyState title="Nobody known here yet">
            Contacts come with an import, or are added one by one.
          </EmptyState>
        }
      />
      {list.hasNextPage && <Pager shown={rows?.length ?? 0} total={null} query={list} />}
    </Section>
  )
}

const opportunityColumns: readonly Column<OpportunityRow>[] = [
  {
    id: 'name',
    head: 'Opportunity',
    phone: 'title',
    width: '34%',
    cell: (row) => <TextCell text={row.name} />,
  },
  {
    id: 'state',
    head: 'State',
    width: '12%',
    phone: 'second',
    cell: (row) => <OpportunityMark state={row.state} />,
  },
  { id: 'stage', head: 'Stage', below1100: 'hide', cell: (row) => <TextCell text={row.stage} /> },
  {
    id: 'amount',
    head: 'Amount',
    align: 'right',
    width: '18%',
    phone: 'title-right',
    cell: (row) => <MoneyCell money={row.amount} />,
  },
  {
    id: 'close',
    head: 'Closes',
    align: 'right',
    width: '14%',
    phone: 'third',
    cell: (row) => <DateCell when={row.closeOn} />,
  },
]

/** What is being sold there, and was. */
export function AccountOpportunitiesPanel({ account, onAdd }: PanelProps) {
  const list = useInfiniteQuery(opportunitiesQuery({ account: [account.id] }, '-close'))
  const rows = rowsOf(list.data)
  return (
    <Section
      title="Opportunities"
      aside={
        <Button look="link" onPress={onAdd} disabledReason={account.may.addContact ?? null} reasonInTooltip>
          Add an opportunity
        </Button>
      }
    >
      <DataTable
        dense
        label="Opportunities"
        columns={opportunityColumns}
        rows={rows}
        rowKey={(row) => row.id}
        rowTo={(row) => `/opportunities/${row.id}`}
        problem={list.error}
        onRetry={() => void list.refetch()}
        empty={<p>None on record.</p>}
      />
      {list.hasNextPage && <Pager shown={rows?.length ?? 0} total={null} query={list} />}
    </Section>
  )
}
