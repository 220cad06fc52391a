import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { StewardshipTabsPanel } from '../../stewardship/web/StewardshipTabsPanel.tsx'
import { rowsOf } from '../../web/api-query.ts'
import { formatDay, startWithNumber } from '../../web/format.ts'
import { Button } from '../../web/ui/Button.tsx'
import { DateCell, TextCell, TwoLines } from '../../web/ui/Cells.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { Pager } from '../../web/ui/Pager.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { Tabs, useTab } from '../../web/ui/Tabs.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { useUrlState } from '../../web/url-state.ts'
import type { CorrectionState } from '../own-page.ts'
import { DecideCorrectionForm } from './DecideCorrectionForm.tsx'
import {
  correctionCountsQuery,
  correctionsQuery,
  correctionWords,
  type OwnCorrectionShown,
  partWords,
} from './own-link.queries.ts'

const defaults = { contact: '' }
const states: Readonly<Record<string, CorrectionState | null>> = {
  '': 'open',
  'taken-over': 'taken-over',
  declined: 'declined',
  all: null,
}

/** What advocates say is wrong with what we hold on them, and what became of each. */
export function CorrectionsPage() {
  const [{ contact }] = useUrlState(defaults)
  const counts = useQuery(correctionCountsQuery(contact)).data
  const tabs = [
    { value: '', label: 'Waiting', count: counts?.open },
    { value: 'taken-over', label: 'Taken over', count: counts?.takenOver },
    { value: 'declined', label: 'Not taken over', count: counts?.declined },
    { value: 'all', label: 'All' },
  ]
  const tab = useTab(tabs)
  return (
    <>
      <PageHeader
        title={findingOf(counts?.open)}
        fact={
          <>
            What advocates say on their own page is wrong with what we hold; they read there what became of
            it. {contact !== '' && <TextLink to={pathOf(tab)}>Show everybody’s</TextLink>}
          </>
        }
      />
      <StewardshipTabsPanel />
      <Tabs label="Corrections" tabs={tabs} />
      <CorrectionsTable key={tab} state={states[tab] ?? null} contact={contact} />
    </>
  )
}

const pathOf = (tab: string) => `/stewardship/corrections${tab === '' ? '' : `?tab=${tab}`}`

function findingOf(open: number | undefined): string {
  if (open === undefined) return 'Corrections'
  return open === 0
    ? 'No correction waits for us'
    : `${startWithNumber(open)} ${open === 1 ? 'correction waits' : 'corrections wait'} for us`
}

type CorrectionsTableProps = { readonly state: CorrectionState | null; readonly contact: string }

function CorrectionsTable({ state, contact }: CorrectionsTableProps) {
  const pages = useInfiniteQuery(correctionsQuery(state, contact))
  const [deciding, setDeciding] = useState<OwnCorrectionShown | null>(null)
  const rows = rowsOf(pages.data)
  return (
    <>
      <DataTable
        label="Corrections"
        columns={columnsOf(setDeciding)}
        rows={rows}
        rowKey={({ id }) => id}
        problem={pages.error}
        onRetry={() => void pages.refetch()}
        empty={
          <EmptyState title={state === 'open' ? 'Nobody says anything is wrong' : 'None of these'}>
            Advocates correct their own words and addresses themselves. What their company vouches for too
            waits here for a decision.
          </EmptyState>
        }
      />
      <Pager shown={rows?.length ?? 0} total={null} query={pages} withoutKeys />
      {deciding !== null && <DecideCorrectionForm correction={deciding} onClose={() => setDeciding(null)} />}
    </>
  )
}

function columnsOf(onDecide: (row: OwnCorrectionShown) => void): readonly Column<OwnCorrectionShown>[] {
  return [
    {
      id: 'who',
      head: 'Advocate',
      phone: 'title',
      width: '20%',
      cell: ({ contact, account }) => (
        <TwoLines
          first={<TextLink to={`/advocates/${contact.id}`}>{contact.name}</TextLink>}
          second={account?.name ?? 'No account known'}
        />
      ),
    },
    {
      id: 'wanted',
      head: 'They say',
      phone: 'second',
      cell: ({ wanted, held }) =>
        held === null ? wanted : <TwoLines first={wanted} second={`We hold ${held}`} />,
    },
    {
      id: 'part',
      head: 'About',
      width: '14%',
      below1100: 'hide',
      cell: ({ part }) => <TextCell text={partWords[part]} />,
    },
    {
      id: 'said',
      head: 'Said',
      width: '92px',
      below1100: 'hide',
      cell: ({ saidAt }) => <DateCell when={saidAt} />,
    },
    {
      id: 'state',
      head: 'What became of it',
      width: '26%',
      phone: 'third',
      cell: (row) => <Became row={row} />,
    },
    {
      id: 'act',
      head: 'Decide',
      width: '92px',
      phone: 'third-right',
      cell: (row) =>
        row.state === 'open' && (
          <Button look="link" onPress={() => onDecide(row)} aria-label={`Decide on ${row.wanted}`}>
            Decide
          </Button>
        ),
    },
  ]
}

function Became({ row }: { readonly row: OwnCorrectionShown }) {
  const { state, decidedBy, decidedAt, answer } = row
  if (state === 'open') return <StateMark kind="due">{correctionWords[state]}</StateMark>
  const by = [decidedBy, decidedAt === null ? null : formatDay(decidedAt)].filter((part) => part !== null)
  return (
    <TwoLines
      first={<StateMark kind={state === 'taken-over' ? 'kept' : 'ended'}>{correctionWords[state]}</StateMark>}
      second={answer === null ? by.join(', ') : `“${answer}” ${by.join(', ')}`}
    />
  )
}
