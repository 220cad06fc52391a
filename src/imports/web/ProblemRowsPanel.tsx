import { useInfiniteQuery } from '@tanstack/react-query'
import { rowsOf } from '../../web/api-query.ts'
import { formatNumber } from '../../web/format.ts'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { Pager } from '../../web/ui/Pager.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { type ProblemView, problemRowsQuery } from './queries.ts'

type ProblemRowsProps = {
  readonly importId: string
  readonly problem: ProblemView
  readonly onClose: () => void
}

/** Every row that shares a problem, as the file numbers them. */
export function ProblemRowsPanel({ importId, problem, onClose }: ProblemRowsProps) {
  const list = useInfiniteQuery(problemRowsQuery(importId, problem))
  return (
    <Sheet title={sentenceOf(problem)} fact={factOf(problem)} onClose={onClose}>
      <QueryView query={list} what="The rows">
        {(found) => {
          const rows = rowsOf(found) ?? []
          return (
            <>
              <Lines label="Rows">
                {rows.map(({ row, label }) => (
                  <Line
                    key={row}
                    title={label || `Row ${formatNumber(row)}`}
                    aside={label === '' ? undefined : `row ${formatNumber(row)}`}
                  />
                ))}
              </Lines>
              <Pager shown={rows.length} total={problem.rows} query={list} withoutKeys />
            </>
          )
        }}
      </QueryView>
    </Sheet>
  )
}

/** A reason that speaks of its column gets the column as its subject. */
export function sentenceOf({ reason, column }: ProblemView): string {
  if (column !== '' && /^is /.test(reason)) return `${column} ${reason}`
  return reason.charAt(0).toUpperCase() + reason.slice(1)
}

const factOf = ({ column, value }: ProblemView) => (value === '' ? column : `${column}: ${value}`)
