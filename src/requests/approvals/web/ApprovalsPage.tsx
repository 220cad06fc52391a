import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { rowsOf } from '../../../web/api-query.ts'
import { startWithNumber } from '../../../web/format.ts'
import { useParam } from '../../../web/navigation.ts'
import { useSession } from '../../../web/session.ts'
import { LinkButton } from '../../../web/ui/Button.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { Lines } from '../../../web/ui/Lines.tsx'
import { PageHeader } from '../../../web/ui/PageHeader.tsx'
import { Pager } from '../../../web/ui/Pager.tsx'
import { QueryView } from '../../../web/ui/QueryView.tsx'
import { RecordView } from '../../../web/ui/RecordView.tsx'
import { Tabs, useTab } from '../../../web/ui/Tabs.tsx'
import { WaitingExceptionsPanel } from '../../exceptions/web/WaitingExceptionsPanel.tsx'
import { approvalQuery, approvalsQuery } from '../../web/queries.ts'
import { ApprovalPanel } from './ApprovalPanel.tsx'

const tabs = [
  { value: '', label: 'Yours' },
  { value: 'all', label: 'All open' },
] as const

/** Approvals that wait: the reader's own; all open ones for the program. */
export function ApprovalsPage() {
  const runsProgram = useSession().person?.roles.includes('program-manager') ?? false
  const isAll = useTab(tabs) === 'all' && runsProgram
  const list = useInfiniteQuery(approvalsQuery(!isAll))
  const rows = rowsOf(list.data)
  return (
    <>
      <PageHeader title={rows === undefined ? 'Approvals' : findingOf(rows.length, isAll)} />
      {!isAll && <WaitingExceptionsPanel />}
      {runsProgram && <Tabs label="Whose" tabs={tabs} />}
      <QueryView query={list} what="The approvals">
        {() =>
          rows === undefined || rows.length === 0 ? (
            <EmptyState
              title="No approval waits"
              actions={
                <LinkButton to={runsProgram ? '/requests' : '/my-requests'}>See the requests</LinkButton>
              }
            >
              Before one of your customers is asked, it stands here, and you get a mail.
            </EmptyState>
          ) : (
            <>
              <Lines label="Approvals">
                {rows.map((approval, at) => (
                  <li key={approval.id}>
                    <ApprovalPanel approval={approval} isFirst={at === 0} />
                  </li>
                ))}
              </Lines>
              {list.hasNextPage && <Pager shown={rows.length} total={null} query={list} />}
            </>
          )
        }
      </QueryView>
    </>
  )
}

function findingOf(count: number, isAll: boolean): string {
  if (count === 0) return isAll ? 'No approval is open' : 'No approval waits for you'
  const wait = count === 1 ? 'approval waits' : 'approvals wait'
  return `${startWithNumber(count)} ${wait}${isAll ? '' : ' for you'}`
}

/** One approval, for whoever comes from its mail and is signed in. */
export function ApprovalPage() {
  const approval = useQuery(approvalQuery(useParam('approvalId')))
  return (
    <RecordView query={approval} what="The approval">
      {(data) => (
        <>
          <PageHeader
            title={
              data.afterYes
                ? `May it go ahead with ${data.advocate.name}?`
                : `May we ask ${data.advocate.name}?`
            }
            crumbs={[{ label: 'Approvals', to: '/approvals' }, { label: data.advocate.name }]}
          />
          <ApprovalPanel approval={data} isFirst />
        </>
      )}
    </RecordView>
  )
}
