import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { rowsOf } from '../../../web/api-query.ts'
import { Section } from '../../../web/ui/Section.tsx'
import type { Request } from '../../web/queries.ts'
import panel from './ExceptionPanel.module.css'
import { ExceptionPanel } from './ExceptionPanel.tsx'
import { exceptionsQuery, quotasQuery, sayQuotaUse } from './exception.queries.ts'

/** What a request breaks and what was decided on it, and the quota it counts against; nothing where neither is. */
export function RequestExceptionsPanel({ request }: { readonly request: Request }) {
  const list = rowsOf(useInfiniteQuery(exceptionsQuery({ requestId: request.id })).data) ?? []
  const quotas = useQuery(quotasQuery({ requestId: request.id })).data?.rows ?? []
  const shown = list.filter(({ state }) => state !== 'dropped')
  if (shown.length === 0 && quotas.length === 0) return null
  return (
    <Section title={shown.length === 0 ? 'Quota' : shown.length === 1 ? 'Exception' : 'Exceptions'}>
      {shown.map((exception) => (
        <ExceptionPanel key={exception.id} exception={exception} />
      ))}
      {quotas.map((quota) => (
        <p key={quota.id} className={panel.facts}>
          {sayQuotaUse(quota)}.
        </p>
      ))}
    </Section>
  )
}
