import { useInfiniteQuery } from '@tanstack/react-query'
import { rowsOf } from '../../../web/api-query.ts'
import { Section } from '../../../web/ui/Section.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { ExceptionPanel } from './ExceptionPanel.tsx'
import { exceptionsQuery } from './exception.queries.ts'

/** Exceptions that wait for the reader, above their approvals; nothing where none does. */
export function WaitingExceptionsPanel() {
  const rows = rowsOf(useInfiniteQuery(exceptionsQuery({ mine: true })).data) ?? []
  if (rows.length === 0) return null
  return (
    <Section
      title={rows.length === 1 ? 'One exception waits for you' : `${rows.length} exceptions wait for you`}
      aside={<TextLink to="/requests/exceptions">All exceptions</TextLink>}
    >
      {rows.map((exception) => (
        <ExceptionPanel key={exception.id} exception={exception} withRequest />
      ))}
    </Section>
  )
}
