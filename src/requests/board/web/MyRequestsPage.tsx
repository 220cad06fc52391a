import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { CalendarDuePanel } from '../../../calendar/web/CalendarDuePanel.tsx'
import { rowsOf } from '../../../web/api-query.ts'
import { sayNumber, startWithNumber } from '../../../web/format.ts'
import { LinkButton } from '../../../web/ui/Button.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../../web/ui/PageHeader.tsx'
import { Pager } from '../../../web/ui/Pager.tsx'
import { Tabs, useTab } from '../../../web/ui/Tabs.tsx'
import { ApprovalsPanel } from '../../approvals/web/ApprovalsPanel.tsx'
import { OwnExchangePanel } from '../../asks/web/OwnExchangePanel.tsx'
import { LogOutsidePanel } from '../../outside/web/LogOutsidePanel.tsx'
import { type RequestCounts, requestCountsQuery, requestsQuery } from '../../web/queries.ts'
import { RequestsTable } from './RequestsTable.tsx'

const tabs = [
  { value: '', view: 'mine', label: 'Mine' },
  { value: 'waiting-for-me', view: 'waiting-for-me', label: 'Waiting for me' },
  { value: 'open', view: 'open', label: 'Open, with those for my customers' },
  { value: 'closed', view: 'closed', label: 'Closed' },
] as const

/** What I asked for, and what others ask of my customers. */
export function MyRequestsPage() {
  const counts = useQuery(requestCountsQuery()).data
  const tab = useTab(tabs)
  const view = tabs.find(({ value }) => value === tab)?.view ?? 'mine'
  const list = useInfiniteQuery(requestsQuery({ view }))
  const rows = rowsOf(list.data)
  return (
    <>
      <PageHeader
        title={counts === undefined ? 'My requests' : findingOf(counts)}
        fact={<CalendarDuePanel />}
        actions={
          <>
            <LogOutsidePanel />
            <LinkButton to="/requests/new" look="solid">
              Start a request
            </LinkButton>
          </>
        }
      />
      <Tabs
        label="Views"
        tabs={tabs.map(({ value, view: name, label }) => ({ value, label, count: counts?.views[name] }))}
      />
      {view === 'waiting-for-me' && <ApprovalsPanel />}
      <RequestsTable
        label="My requests"
        rows={rows}
        isOver={view === 'closed'}
        problem={list.error}
        onRetry={() => void list.refetch()}
        empty={<Nothing view={view} />}
      />
      <Pager shown={rows?.length ?? 0} total={counts?.views[view] ?? null} query={list} />
      <OwnExchangePanel />
    </>
  )
}

function Nothing({ view }: { readonly view: (typeof tabs)[number]['view'] }) {
  if (view === 'mine')
    return (
      <EmptyState
        title="You asked for nothing yet"
        actions={<LinkButton to="/my-customers?tab=opportunities">Choose a deal</LinkButton>}
      >
        Start from a deal: who is looked for fills itself in.
      </EmptyState>
    )
  if (view === 'waiting-for-me')
    return <EmptyState title="No request waits for you">What is open waits for others.</EmptyState>
  return (
    <EmptyState title={view === 'open' ? 'Nothing is open' : 'Nothing was closed yet'}>
      {view === 'open' ? 'Neither of yours nor for your customers.' : 'They stand here with how they ended.'}
    </EmptyState>
  )
}

/** The finding: what waits for me; else how many are open. */
function findingOf({ views }: RequestCounts): string {
  const waiting = views['waiting-for-me'] ?? 0
  const open = views['open'] ?? 0
  if (waiting > 0) {
    const wait = waiting === 1 ? 'request waits' : 'requests wait'
    return `${startWithNumber(waiting)} ${wait} for you`
  }
  if (open === 0) return 'No request is open'
  return `Nothing waits for you; ${sayNumber(open)} ${open === 1 ? 'request is' : 'requests are'} open`
}
