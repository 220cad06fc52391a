import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { StewardshipTabsPanel } from '../../../stewardship/web/StewardshipTabsPanel.tsx'
import { rowsOf } from '../../../web/api-query.ts'
import { formatCount } from '../../../web/format.ts'
import { useSubmit } from '../../../web/submit.ts'
import { Button, ButtonRow, LinkButton } from '../../../web/ui/Button.tsx'
import { TwoLines } from '../../../web/ui/Cells.tsx'
import { DataTable } from '../../../web/ui/DataTable.tsx'
import type { Column } from '../../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../../web/ui/PageHeader.tsx'
import { Pager } from '../../../web/ui/Pager.tsx'
import { Stack } from '../../../web/ui/Section.tsx'
import { Tabs, useTab } from '../../../web/ui/Tabs.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import { ErasuresTable } from '../../erasure/web/ErasuresTable.tsx'
import { MergesTable } from '../../merging/web/MergesTable.tsx'
import { mergePath } from '../../merging/web/merge.queries.ts'
import type { askAnew, tellApart } from '../duplicate.contract.ts'
import { tellLikeness } from '../tell-likeness.ts'
import { duplicateCountsQuery, duplicateRoutes, duplicatesQuery, type Pair } from './duplicate.queries.ts'

/** Records that look like one, what was merged, and who was erased. */
export function DuplicatesPage() {
  const counts = useQuery(duplicateCountsQuery())
  const tabs = [
    { value: '', label: 'Contacts', count: counts.data?.contacts },
    { value: 'accounts', label: 'Accounts', count: counts.data?.accounts },
    { value: 'apart', label: 'Not the same', count: counts.data?.notSame },
    { value: 'merged', label: 'Merged', count: counts.data?.merges },
    { value: 'erased', label: 'Erasures' },
  ]
  const tab = useTab(tabs)
  const unlooked = counts.data?.unlooked ?? 0
  return (
    <>
      <PageHeader
        inline
        title="Stewardship"
        crumbs={[{ label: 'Customers', to: '/customers' }, { label: 'Duplicates' }]}
        fact={
          unlooked === 0
            ? 'Everybody on record was held against everybody else.'
            : `${unlooked >= 1000 ? 'More than ' : ''}${formatCount(unlooked, 'record is', 'records are')} still to be looked at; that goes on by itself.`
        }
      />
      <StewardshipTabsPanel />
      <Stack>
        <Tabs label="Duplicates" tabs={tabs} />
        {tab === 'merged' ? (
          <MergesTable />
        ) : tab === 'erased' ? (
          <ErasuresTable />
        ) : tab === 'apart' ? (
          <>
            <PairsTable record="contact" state="not-same" />
            <PairsTable record="account" state="not-same" />
          </>
        ) : (
          <PairsTable record={tab === 'accounts' ? 'account' : 'contact'} state="open" />
        )}
      </Stack>
    </>
  )
}

type PairsTableProps = { readonly record: 'contact' | 'account'; readonly state: 'open' | 'not-same' }

function PairsTable({ record, state }: PairsTableProps) {
  const list = useInfiniteQuery(duplicatesQuery(record, state))
  const rows = rowsOf(list.data)
  const many = record === 'contact' ? 'contacts' : 'accounts'
  return (
    <>
      <DataTable
        tall
        label={state === 'open' ? `Pairs of ${many}` : `Pairs of ${many} that are not the same`}
        columns={columnsOf(record, useTelling(), state)}
        rows={rows}
        rowKey={({ id }) => id}
        problem={list.error}
        onRetry={() => void list.refetch()}
        empty={
          <EmptyState
            title={state === 'open' ? `No two ${many} look like one` : `No ${many} were told apart`}
          >
            {state === 'open'
              ? 'Whoever is added or changed is held against everybody else within minutes; a pair then waits here for a word.'
              : 'Where somebody says that two are not the same, it stands here and is not asked again.'}
          </EmptyState>
        }
      />
      {rows !== undefined && rows.length > 0 && (
        <Pager shown={rows.length} total={rows.length} query={list} />
      )}
    </>
  )
}

type Telling = { readonly apart: (pair: Pair) => void; readonly again: (pair: Pair) => void }

/** Says that two are not the same, or asks once more; either can be taken back at once. */
function useTelling(): Telling {
  const again = useSubmit<typeof askAnew>('DELETE /duplicates/:pairId/distinction', {
    invalidates: duplicateRoutes,
    onDone: () => showToast('Asked once more'),
  })
  const apart = useSubmit<typeof tellApart>('PUT /duplicates/:pairId/distinction', {
    invalidates: duplicateRoutes,
    onDone: (_, { params }) => showToast('Not the same; it is remembered', () => again.submit({ params })),
  })
  return {
    apart: ({ id }) => apart.submit({ params: { pairId: id } }),
    again: ({ id }) => again.submit({ params: { pairId: id } }),
  }
}

const pathOf = ({ record }: Pair, id: string) =>
  record === 'contact' ? `/contacts/${id}` : `/customers/${id}`

/** The record with more behind it is proposed to stay. */
function comparisonOf({ record, one, other }: Pair): string {
  const [survivor, absorbed] = other.asks > one.asks ? [other, one] : [one, other]
  return mergePath(record, survivor.id, absorbed.id)
}

function columnsOf(record: 'contact' | 'account', telling: Telling, state: string): readonly Column<Pair>[] {
  const side = (which: 'one' | 'other') => (pair: Pair) => (
    <TwoLines
      first={<TextLink to={pathOf(pair, pair[which].id)}>{pair[which].name}</TextLink>}
      second={pair[which].detail ?? (record === 'contact' ? 'No account known' : 'No place known')}
    />
  )
  return [
    {
      id: 'one',
      head: record === 'contact' ? 'This person' : 'This company',
      phone: 'title',
      cell: side('one'),
    },
    { id: 'other', head: 'looks like', phone: 'second', cell: side('other') },
    {
      id: 'because',
      head: 'Because of',
      phone: 'third',
      width: '30%',
      cell: (pair) => (
        <TwoLines first={tellLikeness(pair.reasons)} second={`${Math.round(pair.score * 100)} of 100`} />
      ),
    },
    {
      id: 'acts',
      head: <span className="unseen">What to do</span>,
      label: 'What to do',
      width: '236px',
      phone: 'third-right',
      cell: (pair) =>
        state === 'open' ? (
          <ButtonRow>
            <LinkButton to={comparisonOf(pair)}>Compare</LinkButton>
            <Button look="link" onPress={() => telling.apart(pair)}>
              Not the same
            </Button>
          </ButtonRow>
        ) : (
          <Button look="link" onPress={() => telling.again(pair)}>
            Look once more
          </Button>
        ),
    },
  ]
}
