import { useInfiniteQuery } from '@tanstack/react-query'
import { rowsOf } from '../../../web/api-query.ts'
import { formatDay } from '../../../web/format.ts'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { Fault } from '../../../web/ui/Fault.tsx'
import { Line, Lines } from '../../../web/ui/Lines.tsx'
import { Pager } from '../../../web/ui/Pager.tsx'
import { Sheet } from '../../../web/ui/Sheet.tsx'
import { SkeletonLines } from '../../../web/ui/Skeleton.tsx'
import { StateShape } from '../../../web/ui/StateMark.tsx'
import { indicatorWords } from '../change.ts'
import { type ChangeRowsOf, changeRowsQuery } from './queries.ts'

type ChangeRowsPanelProps = {
  readonly of: ChangeRowsOf
  /** The quarter or the team. */
  readonly whose: string
  readonly onClose: () => void
}

/** One indicator opened: its rule in plain words, and the rows it is made of. */
export function ChangeRowsPanel({ of, whose, onClose }: ChangeRowsPanelProps) {
  const { title, rule } = indicatorWords[of.indicator]
  return (
    <Sheet title={`${title}: ${whose}`} fact={rule} onClose={onClose}>
      <Rows of={of} />
    </Sheet>
  )
}

function Rows({ of }: { readonly of: ChangeRowsOf }) {
  const query = useInfiniteQuery(changeRowsQuery(of))
  const rows = rowsOf(query.data)
  if (rows === undefined && query.error)
    return <Fault what="The rows" problem={query.error} onRetry={() => void query.refetch()} />
  if (rows === undefined) return <SkeletonLines label="The rows are being read" />
  if (rows.length === 0)
    return <EmptyState title="No rows">Nothing in these days makes up this figure.</EmptyState>
  return (
    <>
      <Lines label="Rows behind the figure">
        {rows.map((row) => (
          <Line
            key={row.id}
            strong={false}
            mark={<StateShape kind={row.isMet ? 'kept' : 'later'} />}
            title={row.title}
            detail={row.who ?? 'nobody named'}
            aside={row.on === null ? 'not yet' : formatDay(row.on)}
            {...(row.to === null ? {} : { to: row.to })}
          />
        ))}
      </Lines>
      <Pager shown={rows.length} total={null} query={query} />
    </>
  )
}
