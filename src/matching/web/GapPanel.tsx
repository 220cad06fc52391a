import { useQuery } from '@tanstack/react-query'
import { formatCount, formatNumber } from '../../web/format.ts'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import type { NeedTold } from './queries.ts'
import { gapQuery } from './result.queries.ts'

/** How many there are in the segment that is looked for, and which customers one could win as advocates there. */
export function GapPanel({ need }: { readonly need: NeedTold }) {
  const { data } = useQuery(gapQuery(need))
  if (data === undefined || data.segment.length === 0) return null
  const { segment, isOwn, advocates, customers, recruitable, lookedAt, accounts } = data
  const whose = isOwn ? 'of yours ' : ''
  return (
    <Section title="The gap" qualifier={segment.join(', ')}>
      <p>
        {lookedAt === null ? '' : `Among the first ${formatNumber(lookedAt)} companies: `}
        {advocates === 0
          ? `${lookedAt === null ? 'No' : 'no'} advocate`
          : formatCount(advocates, 'advocate', 'advocates')}{' '}
        there,{' '}
        {customers === 0
          ? `and no customer ${whose}on record.`
          : `and ${formatCount(customers, `customer ${whose}`.trim(), `customers ${whose}`.trim())}: ${sayRecruitable(recruitable)}`}
      </p>
      <Lines label="Customers who could be won">
        {accounts.map((account) => (
          <Line
            key={account.id}
            title={<TextLink to={`/customers/${account.id}`}>{account.name}</TextLink>}
            detail={[
              account.says,
              account.contacts === 0
                ? 'nobody on record yet'
                : `${formatCount(account.contacts, 'person', 'people')} on record`,
              account.owner === null ? null : `looked after by ${account.owner}`,
            ]
              .filter(Boolean)
              .join('; ')}
            action={
              <TextLink
                to={`/nominate?account=${account.id}`}
                aria-label={`Put somebody at ${account.name} forward`}
              >
                Put somebody forward
              </TextLink>
            }
          />
        ))}
      </Lines>
    </Section>
  )
}

function sayRecruitable(recruitable: number): string {
  if (recruitable === 0) return 'each of them has an advocate already.'
  if (recruitable === 1) return 'one has no advocate yet.'
  return `${formatNumber(recruitable)} have no advocate yet.`
}
