import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { formatNumber } from '../../web/format.ts'
import { Note } from '../../web/ui/Note.tsx'
import { staleQuery } from './limit.queries.ts'

/** What is read from stored standings: read again once all have followed. */
const followed = [
  'GET /advocates',
  'GET /advocates/facets',
  'POST /matches',
  'GET /protection',
  'GET /protection/people',
  'GET /today',
]

/** While stored standings follow a changed rule: how many are as before. Shows nothing once all have. */
export function StandingsStalePanel() {
  const { data } = useQuery(staleQuery())
  const cache = useQueryClient()
  const follows = useRef(false)
  const stale = data?.stale ?? 0
  useEffect(() => {
    if (follows.current && stale === 0) {
      for (const route of followed) void cache.invalidateQueries({ queryKey: [route] })
    }
    follows.current = stale > 0
  }, [stale, cache])
  if (data === undefined || stale === 0) return null
  const title = `Standings follow the changed rule: ${formatNumber(stale)} of ${formatNumber(data.all)} still as before`
  return (
    <Note tone="due" title={title} lined live>
      Filters and counts go by what is stored and catch up in seconds. What a row or a page says of one
      person, and every ask, goes by the new rule already.
    </Note>
  )
}
