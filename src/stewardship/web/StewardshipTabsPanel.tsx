import { useSession } from '../../web/session.ts'
import { PathTabs } from '../../web/ui/Tabs.tsx'

// One line for each page of stewardship, in this order; a line stands here only when its page does.
const tabs: readonly { readonly to: string; readonly label: string; readonly forProgram?: boolean }[] = [
  { to: '/stewardship', label: 'Data quality' },
  { to: '/stewardship/rounds', label: 'Rounds' },
  { to: '/stewardship/duplicates', label: 'Duplicates' },
  { to: '/stewardship/changes', label: 'Changes' },
  { to: '/stewardship/bounced-addresses', label: 'Bounced addresses' },
  { to: '/stewardship/corrections', label: 'Corrections', forProgram: true },
  { to: '/stewardship/wide-edits', label: 'Wide edits' },
]

/** The pages of stewardship, as tabs under the head of each. */
export function StewardshipTabsPanel() {
  const runsProgram = useSession().person?.roles.includes('program-manager') ?? false
  return <PathTabs label="Stewardship" tabs={tabs.filter(({ forProgram }) => !forProgram || runsProgram)} />
}
