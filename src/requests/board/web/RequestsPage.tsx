import { useQuery } from '@tanstack/react-query'
import { formatLongDay, formatPercent, formatTime, sayNumber, startWithNumber } from '../../../web/format.ts'
import { useSession } from '../../../web/session.ts'
import { LinkButton } from '../../../web/ui/Button.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../../web/ui/PageHeader.tsx'
import { Segmented } from '../../../web/ui/RadioGroup.tsx'
import { Tabs, useTab } from '../../../web/ui/Tabs.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { useUrlState } from '../../../web/url-state.ts'
import { sayMinutes } from '../../clocks/web/clock.queries.ts'
import { OutsideSharePanel } from '../../outside/web/OutsideSharePanel.tsx'
import type { RequestView } from '../../request.contract.ts'
import { type RequestCounts, requestCountsQuery } from '../../web/queries.ts'
import { RequestsListPanel } from './RequestsListPanel.tsx'
import { keptWithTab, listDefaults } from './request-list.queries.ts'

const views: readonly { readonly value: string; readonly view: RequestView; readonly label: string }[] = [
  { value: '', view: 'open', label: 'All open' },
  { value: 'waiting-for-me', view: 'waiting-for-me', label: 'Waiting for me' },
  { value: 'unassigned', view: 'unassigned', label: 'Unassigned' },
  { value: 'in-approval', view: 'in-approval', label: 'Approvals' },
  { value: 'due-soon', view: 'due-soon', label: 'Due in 72 hours' },
  { value: 'late', view: 'late', label: 'Late' },
  { value: 'exceptions', view: 'exceptions', label: 'Exceptions' },
  { value: 'mine', view: 'mine', label: 'Mine' },
  { value: 'closed', view: 'closed', label: 'Closed' },
]

/** What has ended, and what is not yet submitted, has no column on the board. */
const alwaysTable: readonly RequestView[] = ['closed', 'mine']

/** Every request: as a board, or as a table with the time of both sides. */
export function RequestsPage() {
  const counts = useQuery(requestCountsQuery()).data
  const roles = useSession().person?.roles ?? []
  const isManager = roles.includes('program-manager')
  const seesPromises = isManager || roles.includes('executive')
  const [{ as }, setLayout] = useUrlState(listDefaults)
  const tab = useTab(views)
  const view = views.find(({ value }) => value === tab)?.view ?? 'open'
  const isBoard = as !== 'table' && !alwaysTable.includes(view)
  return (
    <>
      <PageHeader
        title={counts === undefined ? 'Requests' : findingOf(counts)}
        fact={counts && factOf(counts)}
        actions={
          <>
            {!alwaysTable.includes(view) && (
              <LayoutChoice as={as} onChoose={(layout) => setLayout({ as: layout })} />
            )}
            <LinkButton to="/calendar">Calendar</LinkButton>
            {seesPromises && <LinkButton to="/requests/promises">Promises</LinkButton>}
            {isManager && <LinkButton to="/requests/assignment">Plan for all</LinkButton>}
            <LinkButton to="/requests/new" look="solid">
              Start a request
            </LinkButton>
          </>
        }
      />
      <Tabs
        label="Views"
        keep={keptWithTab}
        tabs={views.map(({ value, view: name, label }) => ({ value, label, count: counts?.views[name] }))}
      />
      {view === 'exceptions' && (
        <p>
          <TextLink to="/requests/exceptions">Exceptions by team and quarter</TextLink>
        </p>
      )}
      <RequestsListPanel
        view={view}
        isBoard={isBoard}
        total={counts?.views[view] ?? null}
        nothing={<Nothing view={view} />}
      />
      {view === 'open' && <OutsideSharePanel />}
    </>
  )
}

type LayoutChoiceProps = { readonly as: string; readonly onChoose: (as: string) => void }

function LayoutChoice({ as, onChoose }: LayoutChoiceProps) {
  return (
    <Segmented
      legend="Shown as"
      legendUnseen
      value={as === 'table' ? 'table' : 'board'}
      onChange={onChoose}
      choices={[
        { value: 'board', label: 'Board' },
        { value: 'table', label: 'Table' },
      ]}
    />
  )
}

const nothing: Readonly<Record<RequestView, readonly [title: string, text: string]>> = {
  open: [
    'No request is open',
    'Somebody with a deal starts one, or you write down what reached you by mail.',
  ],
  mine: ['You asked for nothing yet', 'Start from a deal: the need fills itself in.'],
  'waiting-for-me': ['Nothing waits for you', 'What is open waits for others.'],
  unassigned: ['Everything has been taken up', 'A new request stands here until somebody takes it.'],
  'in-approval': ['Nothing waits for an approval', 'Proposals stand here until the owner has answered.'],
  'due-soon': [
    'Nothing falls due in the next 72 hours',
    'The clocks of both sides have more time than that.',
  ],
  late: ['Nothing is late', 'Every promise on an open request is kept so far.'],
  exceptions: [
    'No exception is open',
    'Requests below the notice of their kind, early in their deal, or beyond a quota stand here.',
  ],
  closed: ['No request was closed yet', 'They stand here with how they ended.'],
}

function Nothing({ view }: { readonly view: RequestView }) {
  const staff = useSession().person?.roles.includes('program-manager') ?? false
  const [title, text] = nothing[view]
  return (
    <EmptyState
      title={title}
      actions={
        <>
          {view !== 'open' && view !== 'mine' && <LinkButton to="/requests">All open requests</LinkButton>}
          {(view === 'open' || view === 'mine') && (
            <LinkButton to={staff ? '/customers?tab=opportunities' : '/my-customers?tab=opportunities'}>
              Choose a deal
            </LinkButton>
          )}
        </>
      }
    >
      {text}
    </EmptyState>
  )
}

/** The finding: how many are open, and how many of them are lost by waiting. */
function findingOf({ views: counted, atRisk }: RequestCounts): string {
  const open = counted['open'] ?? 0
  if (open === 0) return 'No request is open'
  const are = open === 1 ? 'request is' : 'requests are'
  if (atRisk === 0) return `${startWithNumber(open)} ${are} open, and none is late`
  return `${startWithNumber(open)} ${are} open; ${sayNumber(atRisk)} could be lost by waiting`
}

function factOf({ firstAnswerMinutes, fulfilled }: RequestCounts): string {
  const now = new Date().toISOString()
  const answered =
    firstAnswerMinutes === null
      ? null
      : `First answer in the last 30 days after ${sayMinutes(firstAnswerMinutes)} at the median`
  const met =
    fulfilled.of === 0
      ? null
      : `${formatPercent(fulfilled.met / fulfilled.of)} of ${fulfilled.of} got what they needed`
  const told = [answered, met].filter((part) => part !== null).join('; ')
  return `${formatLongDay(now)}, ${formatTime(now)}.${told === '' ? '' : ` ${told}.`}`
}
