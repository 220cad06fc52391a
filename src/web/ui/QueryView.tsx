import type { ReactNode } from 'react'
import { Fault } from './Fault.tsx'
import { SkeletonLines } from './Skeleton.tsx'

export type QueryLike<Data> = {
  readonly data: Data | undefined
  readonly error: unknown
  readonly isFetching: boolean
  readonly refetch: () => unknown
}

type QueryViewProps<Data> = {
  readonly query: QueryLike<Data>
  /** As it begins a sentence: “The timeline”. */
  readonly what: string
  readonly children: (data: NonNullable<Data>) => ReactNode
  readonly skeleton?: ReactNode
  readonly holds?: ReactNode
  readonly other?: ReactNode
}

/** Waiting, fault or data: what every section that reads something shows. Stale data stays visible. */
export function QueryView<Data>({ query, what, children, skeleton, holds, other }: QueryViewProps<Data>) {
  if (query.data !== undefined && query.data !== null) return children(query.data)
  if (query.error)
    return (
      <Fault
        what={what}
        problem={query.error}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
        holds={holds}
        other={other}
      />
    )
  return skeleton ?? <SkeletonLines label={`${what} is being read`} />
}
