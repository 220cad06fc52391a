import { useQuery } from '@tanstack/react-query'
import { Note } from '../../../web/ui/Note.tsx'
import { Section } from '../../../web/ui/Section.tsx'
import { quotasQuery, sayQuotaUse } from './exception.queries.ts'

/** What the reader’s team has used of its quota; nothing where it has none. */
export function QuotaPanel({ activityTypeId }: { readonly activityTypeId: string }) {
  const rows = useQuery(quotasQuery({ mine: true, activityTypeId })).data?.rows ?? []
  if (rows.length === 0) return null
  const isFull = rows.some(({ used, perQuarter }) => used >= perQuarter)
  return (
    <Section title="Your team’s quota">
      {rows.map((quota) => (
        <p key={quota.id}>{sayQuotaUse(quota)}.</p>
      ))}
      {isFull && (
        <Note tone="due" title="One more waits for the program" lined>
          Say why it cannot wait; a program manager approves it before anybody is asked.
        </Note>
      )}
    </Section>
  )
}
