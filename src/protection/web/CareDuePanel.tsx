import { useQuery } from '@tanstack/react-query'
import { formatCount } from '../../web/format.ts'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { careCountsQuery } from './care.queries.ts'

/** Whom of the reader's own customers should hear from them, in a line that leads there; nothing where nobody. */
export function CareDuePanel() {
  const counts = useQuery(careCountsQuery()).data
  if (counts === undefined || !counts.isMine || counts.touchDue === 0) return null
  return (
    <TextLink to="/protection/care">
      {formatCount(counts.touchDue, 'advocate is', 'advocates are')} due a touch
    </TextLink>
  )
}
