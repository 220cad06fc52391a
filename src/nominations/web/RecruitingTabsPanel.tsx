import { useRouterState } from '@tanstack/react-router'
import { PathTabs } from '../../web/ui/Tabs.tsx'

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

/** The head of every page of recruiting: under its title, above what it shows. */
export function RecruitingTabs({ count }: RecruitingTabsProps) {
  const path = useRouterState({ select: (state) => state.location.pathname })
  return (
    <PathTabs
      label="Recruiting"
      tabs={tabs.map((tab) => ({ ...tab, count: tab.to === path ? count : undefined }))}
    />
  )
}
