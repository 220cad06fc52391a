import { useQuery } from '@tanstack/react-query'
import { formatDay } from '../../../web/format.ts'
import { useSession } from '../../../web/session.ts'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../../web/ui/PageHeader.tsx'
import { ChangePanel } from './ChangePanel.tsx'
import { type Change, changeQuery } from './queries.ts'

/** Whether the company changes how it works with its customers, and where support is in name only (EXEC-3). */
export function ChangePage() {
  const roles = useSession().person?.roles ?? []
  const may = roles.includes('program-manager') || roles.includes('executive')
  return may ? <Told /> : <NotTheirs />
}

function Told() {
  const { data } = useQuery(changeQuery())
  return (
    <>
      <PageHeader
        title={data === undefined ? 'How the company changes' : findingOf(data)}
        crumbs={[{ label: 'Results', to: '/results' }, { label: 'How the company changes' }]}
        fact={data && factOf(data)}
      />
      <ChangePanel />
    </>
  )
}

function findingOf({ teams }: Change): string {
  const supported = teams.filter(({ isSupportHigh }) => isSupportHigh)
  const named = supported.filter(({ inNameOnly }) => inNameOnly)
  if (supported.length === 0) return 'No executive’s support is recorded as high'
  if (named.length === 0) return 'Wherever support is high, something moves'
  return `Support is in name only in ${named.length} of ${supported.length} teams where it is high`
}

function factOf({ now, before }: Change): string {
  return `${formatDay(now.from)} until today beside ${formatDay(before.from)} to ${formatDay(before.to)}. Who a team’s executive is, and how far they move their peers, stands in the settings of teams.`
}

function NotTheirs() {
  return (
    <>
      <PageHeader title="How the company changes" />
      <EmptyState title="For the program and executives">
        How your own deals and requests went stands under Results.
      </EmptyState>
    </>
  )
}
