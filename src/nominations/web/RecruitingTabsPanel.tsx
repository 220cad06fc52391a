import { useQuery } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { useSession } from '../../web/session.ts'
import { PathTabs } from '../../web/ui/Tabs.tsx'
import { entryCountsQuery } from '../self/web/queries.ts'

/** The pages of recruiting, in their order. A line stands here only when its page does. */
const tabs = [
  { to: '/recruiting', label: 'Pipeline' },
  { to: '/recruiting/candidates', label: 'Candidates' },
  { to: '/recruiting/outreach', label: 'Outreach' },
  { to: '/recruiting/interviews', label: 'Interviews' },
  { to: '/recruiting/nominators', label: 'Nominators' },
  { to: '/recruiting/self', label: 'Self-nominated' },
  { to: '/recruiting/arcs', label: 'The three arcs' },
  { to: '/recruiting/movement', label: 'Movement' },
  { to: '/recruiting/rules', label: 'Rules' },
] as const

type RecruitingTabsProps = {
  /** How many stand on the page that is open, where it is a list. */
  readonly count?: number | undefined
}

/** The head of every page of recruiting: under its title, above what it shows. Who put themselves forward waits for us on all. */
export function RecruitingTabs({ count }: RecruitingTabsProps) {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const runsProgram = useSession().person?.roles.includes('program-manager') ?? false
  const waiting = useQuery({ ...entryCountsQuery(), enabled: runsProgram }).data?.open
  const countOf = (to: string) =>
    to === path ? count : to === '/recruiting/self' ? waiting || undefined : undefined
  return <PathTabs label="Recruiting" tabs={tabs.map((tab) => ({ ...tab, count: countOf(tab.to) }))} />
}
