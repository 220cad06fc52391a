import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../../web/api-query.ts'
import { formatCount, formatDay, formatNumber } from '../../../web/format.ts'
import { Figure, FigureRow } from '../../../web/ui/Figure.tsx'
import { Section } from '../../../web/ui/Section.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import type { getOwnExchange } from '../own-exchange.contract.ts'

/** What my deals took from customers, and whom I brought in; nothing where there is neither. */
export function OwnExchangePanel() {
  const own = useQuery(apiQuery<typeof getOwnExchange>('GET /my-exchange')).data
  if (own === undefined || (own.used === 0 && own.nominated === 0)) return null
  const { used, opportunities, nominated, contributed, from } = own
  const forWhich = opportunities === 0 ? '' : `, for ${formatCount(opportunities, 'deal', 'deals')}`
  return (
    <Section title="Taken and given" qualifier={`since ${formatDay(from)}`}>
      <FigureRow>
        <Figure
          value={<TextLink to="/my-requests?tab=closed">{formatNumber(used)}</TextLink>}
          label={`${used === 1 ? 'use' : 'uses'} of customers for you${forWhich}`}
        />
        <Figure
          value={<TextLink to="/my-nominations">{formatNumber(contributed)}</TextLink>}
          label={`${contributed === 1 ? 'advocate' : 'advocates'} from ${formatCount(nominated, 'customer', 'customers')} you put forward`}
        />
      </FigureRow>
    </Section>
  )
}
