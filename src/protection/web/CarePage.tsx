import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { rowsOf } from '../../web/api-query.ts'
import { formatCount, formatNumber } from '../../web/format.ts'
import { isStaff, useSession } from '../../web/session.ts'
import { Button, LinkButton } from '../../web/ui/Button.tsx'
import { DateCell, NameWithRole, NumberCell, PersonCell, TextCell } from '../../web/ui/Cells.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { Pager } from '../../web/ui/Pager.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { Tabs, useTab } from '../../web/ui/Tabs.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { useUrlState } from '../../web/url-state.ts'
import type { CareList } from '../care.contract.ts'
import {
  type CareCounts,
  type CareRow,
  careCountsQuery,
  careListQuery,
  sayNextTouch,
  sayRatio,
  saySuggested,
} from './care.queries.ts'
import { ValueTouchLetterForm } from './ValueTouchLetterForm.tsx'

const defaults = { write: '' }

/** Who should hear from us without being asked for anything: due, asks only, too few gives, forgotten. */
export function CarePage() {
  const counts = useQuery(careCountsQuery()).data
  const staff = isStaff(useSession())
  const tabs = tabsOf(counts)
  const tab = useTab(tabs)
  return (
    <>
      <PageHeader
        inline
        title="Care"
        crumbs={[
          staff ? { label: 'Advocates', to: '/advocates' } : { label: 'My customers', to: '/my-customers' },
          { label: 'Care' },
        ]}
        fact={counts === undefined ? undefined : <Fact counts={counts} />}
        actions={<LinkButton to="/protection/help">Help log</LinkButton>}
      />
      <Tabs label="Lists of care" tabs={tabs} />
      <CareTable key={tab} list={tab === '' ? 'touch-due' : (tab as CareList)} counts={counts} />
    </>
  )
}

function tabsOf(counts: CareCounts | undefined) {
  return [
    { value: '', label: 'Touch due', count: counts?.touchDue },
    { value: 'asks-only', label: 'Asks only', count: counts?.asksOnly },
    {
      value: 'below',
      label: counts === undefined ? 'Too few gives' : `Below ${sayRatio(counts.rules.giveToAsk)}`,
      count: counts?.below,
    },
    { value: 'forgotten', label: 'Forgotten', count: counts?.forgotten },
  ]
}

function Fact({ counts: { rules, isMine } }: { readonly counts: CareCounts }) {
  return (
    <>
      {isMine ? 'Of your own customers. ' : ''}
      {`A touch every ${formatCount(rules.touchEvery, 'day', 'days')}; gives and asks of the last ${formatCount(rules.careWindow, 'day', 'days')}. `}
      {!isMine && (
        <>
          <TextLink to="/settings/policies">Change the rules</TextLink>
          {', '}
          <TextLink to="/settings/value-touches">the value touches</TextLink>.
        </>
      )}
    </>
  )
}

type CareTableProps = { readonly list: CareList; readonly counts: CareCounts | undefined }

function CareTable({ list, counts }: CareTableProps) {
  const [view, setView] = useUrlState(defaults)
  const pages = useInfiniteQuery(careListQuery(list))
  const rows = rowsOf(pages.data)
  const chosen = rows?.find(({ contactId }) => contactId === view.write)
  return (
    <>
      <DataTable
        label="Advocates to care for"
        columns={columnsOf(list, (contactId) => setView({ write: contactId }))}
        rows={rows}
        rowKey={({ contactId }) => contactId}
        rowTo={({ contactId }) => `/advocates/${contactId}`}
        currentKey={view.write}
        problem={pages.error}
        onRetry={() => void pages.refetch()}
        empty={<EmptyState title={nobody[list]}>{whatThen(list, counts)}</EmptyState>}
      />
      <Pager shown={rows?.length ?? 0} total={totalOf(list, counts)} query={pages} />
      {chosen !== undefined && (
        <ValueTouchLetterForm
          contactId={chosen.contactId}
          name={chosen.name}
          first={chosen.suggestion?.id ?? null}
          onClose={() => setView(defaults)}
        />
      )}
    </>
  )
}

const nobody: Readonly<Record<CareList, string>> = {
  'touch-due': 'No touch is due',
  'asks-only': 'Nobody had asks only',
  below: 'Nobody gave more than they got',
  forgotten: 'Nobody willing is left waiting',
}

function whatThen(list: CareList, counts: CareCounts | undefined): string {
  if (counts?.isMine === true) return 'Here stand those of your customers who are advocates.'
  switch (list) {
    case 'touch-due':
      return 'Each advocate stands here once they have heard nothing from us for the time you set.'
    case 'asks-only':
    case 'below':
      return 'Gives and touches are written into the ledger on an advocate’s page, or come from a file.'
    case 'forgotten':
      return 'Whoever is willing and free stands here once nobody asked them for the time you set.'
  }
}

function totalOf(list: CareList, counts: CareCounts | undefined): number | null {
  if (counts === undefined) return null
  const { touchDue, asksOnly, below, forgotten } = counts
  return { 'touch-due': touchDue, 'asks-only': asksOnly, below, forgotten }[list]
}

function columnsOf(list: CareList, onWrite: (contactId: string) => void): readonly Column<CareRow>[] {
  return [
    {
      id: 'name',
      head: 'Advocate',
      phone: 'title',
      width: '24%',
      cell: ({ name, title }) => <NameWithRole name={name} role={title} />,
    },
    {
      id: 'account',
      head: 'Account',
      phone: 'second',
      cell: ({ account }) => <TextCell text={account?.name} />,
    },
    {
      id: 'owner',
      head: 'Owner',
      width: '13%',
      below1100: 'hide',
      cell: ({ owner }) => <PersonCell name={owner} />,
    },
    {
      id: 'gives',
      head: 'Gives',
      align: 'right',
      width: '58px',
      cell: ({ gives }) => <NumberCell value={gives} />,
    },
    {
      id: 'asks',
      head: 'Asks',
      align: 'right',
      width: '52px',
      cell: ({ asks }) => <NumberCell value={asks} />,
    },
    {
      id: 'last',
      head: 'Last touch',
      width: '92px',
      cell: ({ lastTouchOn }) => <DateCell when={lastTouchOn} />,
    },
    {
      id: 'why',
      head: list === 'forgotten' ? 'Without an ask' : 'Next touch',
      width: '150px',
      phone: 'third',
      cell: (row) => <Why row={row} />,
    },
    {
      id: 'act',
      head: 'Suggested',
      width: '178px',
      phone: 'third-right',
      cell: ({ contactId, suggestion }) =>
        suggestion === null ? null : (
          <span title={saySuggested(suggestion)}>
            <Button look="link" onPress={() => onWrite(contactId)}>
              {suggestion.title}
            </Button>
          </span>
        ),
    },
  ]
}

function Why({ row }: { readonly row: CareRow }) {
  if (row.daysWithoutAsk !== null) return `${formatNumber(row.daysWithoutAsk)} days`
  return row.nextTouch.isDue ? <StateMark kind="due">{sayNextTouch(row)}</StateMark> : sayNextTouch(row)
}
