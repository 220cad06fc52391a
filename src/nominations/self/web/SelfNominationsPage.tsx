import { useQuery } from '@tanstack/react-query'
import { startWithNumber } from '../../../web/format.ts'
import { useSession } from '../../../web/session.ts'
import { PageHeader } from '../../../web/ui/PageHeader.tsx'
import { Tabs, useTab } from '../../../web/ui/Tabs.tsx'
import { RecruitingTabs } from '../../web/RecruitingTabsPanel.tsx'
import { type SelfState, selfStates } from '../self-nomination.ts'
import { PublicPageLinksPanel } from './PublicPageLinksPanel.tsx'
import { entryCountsQuery } from './queries.ts'
import { SelfEntriesPanel } from './SelfEntriesPanel.tsx'

const labels: Readonly<Record<SelfState, string>> = {
  open: 'Waiting',
  quarantined: 'Quarantine',
  confirmed: 'Put forward',
  declined: 'Not taken further',
  discarded: 'Discarded',
}
const order: readonly SelfState[] = ['open', 'quarantined', 'confirmed', 'declined', 'discarded']

/** Customers who put themselves forward, and what is kept apart until somebody looks it through. */
export function SelfNominationsPage() {
  const runsProgram = useSession().person?.roles.includes('program-manager') ?? false
  const counts = useQuery({ ...entryCountsQuery(), enabled: runsProgram }).data
  const tabs = order.map((state) => ({
    value: state === 'open' ? '' : state,
    label: labels[state],
    count: counts?.[state],
  }))
  const tab = useTab(tabs)
  const state = selfStates.find((each) => each === tab) ?? 'open'
  const open = counts?.open ?? 0
  return (
    <>
      <PageHeader
        title={
          open === 0
            ? 'Customers who put themselves forward'
            : `${startWithNumber(open)} ${open === 1 ? 'customer waits' : 'customers wait'} for a word from us`
        }
        fact="Their relationship owner confirms before anybody gets in touch. What we doubt waits in quarantine and reaches nobody."
        actions={runsProgram && <PublicPageLinksPanel />}
      />
      <RecruitingTabs count={counts?.open} />
      <Tabs label="Lists of entries" tabs={tabs} />
      <SelfEntriesPanel key={state} state={state} label={labels[state]} />
    </>
  )
}
