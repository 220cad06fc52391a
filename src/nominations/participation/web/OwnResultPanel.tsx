import { useQuery } from '@tanstack/react-query'
import { formatCount, formatDay } from '../../../web/format.ts'
import { Line, Lines } from '../../../web/ui/Lines.tsx'
import { Section } from '../../../web/ui/Section.tsx'
import { nomineeUsesQuery, ownNominationsQuery } from './queries.ts'

/** What became of those one put forward oneself, in a sentence. */
export function OwnResultPanel() {
  const own = useQuery(ownNominationsQuery()).data
  if (own === undefined || own.accepted === 0) return null
  const helped =
    own.uses === 0
      ? 'None has helped yet.'
      : `They helped ${formatCount(own.uses, 'time', 'times')}${own.opportunities === 0 ? '' : `, in ${formatCount(own.opportunities, 'deal', 'deals')}, ${own.wonDeals === 0 ? 'none won yet' : `${own.wonDeals} of them won`}`}.`
  return (
    <p>
      {formatCount(own.accepted, 'customer', 'customers')} you put forward{' '}
      {own.accepted === 1 ? 'was' : 'were'} taken up, {own.discoverable} can be found now. {helped}
    </p>
  )
}

/** What somebody did for us since they were put forward. */
export function NomineeUsesPanel({ nominationId }: { readonly nominationId: string }) {
  const uses = useQuery(nomineeUsesQuery(nominationId)).data?.uses
  if (uses === undefined || uses.length === 0) return null
  return (
    <Section title="What they did since" qualifier={formatCount(uses.length, 'time', 'times')}>
      <Lines label="What they did since">
        {uses.map(({ id, activity, on, team, opportunity }) => (
          <Line
            key={id}
            strong={false}
            title={activity}
            detail={
              [
                team === null ? null : `for ${team}`,
                opportunity === null ? null : `${opportunity.name}, ${opportunity.state}`,
              ]
                .filter(Boolean)
                .join('; ') || undefined
            }
            aside={formatDay(on)}
          />
        ))}
      </Lines>
    </Section>
  )
}
