import { useQuery } from '@tanstack/react-query'
import { formatNumber } from '../../web/format.ts'
import { Note } from '../../web/ui/Note.tsx'
import { staleQuery } from './limit.queries.ts'

/** While stored standings follow a changed rule: how many are as before. Shows nothing once all have. */
export function StandingsStalePanel() {
  const { data } = useQuery(staleQuery())
  if (data === undefined || data.stale === 0) return null
  const title = `Standings follow the changed rule: ${formatNumber(data.stale)} of ${formatNumber(data.all)} still as before`
  return (
    <Note tone="due" title={title} live>
      Filters and counts go by what is stored and catch up in seconds. What a row or a page says of one
      person, and every ask, goes by the new rule already.
    </Note>
  )
}
