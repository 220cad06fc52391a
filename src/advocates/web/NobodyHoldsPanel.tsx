import { TextLink } from '../../web/ui/TextLink.tsx'
import { nobodyHolds } from '../completeness.ts'
import type { Interview } from './queries.ts'

/** Said before the interview and not after it: somebody has to hold the relationship before they can be found. */
export function NobodyHoldsPanel({ advocate }: Pick<Interview, 'advocate'>) {
  const { account, unmet } = advocate
  if (account === null || !unmet.includes(nobodyHolds)) return null
  return (
    <p>
      Nobody holds the relationship with <TextLink to={`/customers/${account.id}`}>{account.name}</TextLink>{' '}
      yet; before they can be found somebody must.
    </p>
  )
}
