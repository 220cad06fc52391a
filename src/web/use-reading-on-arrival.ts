import { useQueryClient } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { bell } from './places.ts'
import { type Counts, useShellCalls } from './shell-calls.ts'

/** Whoever opens a record has read what they were told of it. Asked only while something is unread. */
export function useReadingOnArrival(counts: Counts) {
  const calls = useShellCalls()
  const queries = useQueryClient()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const isUnread = (counts[bell.to] ?? 0) + (counts[`${bell.to}/news`] ?? 0) > 0
  useEffect(() => {
    if (!isUnread || path.startsWith(bell.to)) return
    const tell = async () => {
      const { read } = await calls.readNotices(path)
      if (read > 0) await queries.invalidateQueries({ predicate: ({ queryKey }) => isTold(queryKey[0]) })
    }
    // A notice that stays unread for now is read with the next visit; nobody need hear of it.
    tell().catch(() => undefined)
  }, [calls, queries, path, isUnread])
}

const isTold = (route: unknown) =>
  route === 'GET /waiting' || route === 'GET /notifications' || route === 'GET /notifications/counts'
