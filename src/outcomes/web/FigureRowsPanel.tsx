import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { rowsOf } from '../../web/api-query.ts'
import { formatCount } from '../../web/format.ts'
import { LinkButton } from '../../web/ui/Button.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { Fault } from '../../web/ui/Fault.tsx'
import { Lines } from '../../web/ui/Lines.tsx'
import { Pager } from '../../web/ui/Pager.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { SkeletonLines } from '../../web/ui/Skeleton.tsx'
import {
  type Figure,
  figureWords,
  type OpportunityFigure,
  opportunityFigures,
  type RequestFigure,
  requestFigures,
  type UseFigure,
  useFigures,
} from '../figure.ts'
import styles from './FigureRowsPanel.module.css'
import {
  fileAddress,
  opportunityRowsQuery,
  type PeriodView,
  personRowsQuery,
  requestRowsQuery,
  useRowsQuery,
} from './queries.ts'
import { OpportunityLinePanel, PersonLinePanel, RequestLinePanel, UseLinePanel } from './RowLinePanel.tsx'

type FigureRowsPanelProps = {
  readonly view: PeriodView
  readonly figure: Figure
  /** One of the figure's parts; null for all of it. */
  readonly part: string | null
  readonly partTitle: string | null
  readonly workingDay: number
  readonly opensRequests: boolean
  readonly onClose: () => void
}

/** A figure opened: its rule in plain words, the rows it is made of, and the same as a file. */
export function FigureRowsPanel(props: FigureRowsPanelProps) {
  const { view, figure, part, partTitle, onClose } = props
  return (
    <Sheet
      title={partTitle === null ? figureWords[figure].title : `${figureWords[figure].title}: ${partTitle}`}
      onClose={onClose}
      foot={
        <LinkButton to={fileAddress(view, figure, part)} download>
          Take the rows as CSV
        </LinkButton>
      }
    >
      <p className={styles.rule}>{figureWords[figure].rule}</p>
      <Rows {...props} />
    </Sheet>
  )
}

function Rows({ view, figure, part, workingDay, opensRequests }: FigureRowsPanelProps) {
  if (isOneOf(figure, opportunityFigures)) return <OpportunityRows view={view} figure={figure} part={part} />
  if (isOneOf(figure, useFigures)) return <UseRows view={view} figure={figure} part={part} />
  if (isOneOf(figure, requestFigures)) {
    const more = { workingDay, opensRequests }
    return <RequestRows view={view} figure={figure} part={part} {...more} />
  }
  return <PersonRows view={view} />
}

const isOneOf = <Word extends string>(word: string, words: readonly Word[]): word is Word =>
  words.includes(word as Word)

type OfFigure<Of> = { readonly view: PeriodView; readonly figure: Of; readonly part: string | null }

function OpportunityRows({ view, figure, part }: OfFigure<OpportunityFigure>) {
  const query = useInfiniteQuery(opportunityRowsQuery(view, figure, part))
  return (
    <RowList query={query} rows={rowsOf(query.data)}>
      {(row) => <OpportunityLinePanel key={row.id} row={row} />}
    </RowList>
  )
}

function UseRows({ view, figure, part }: OfFigure<UseFigure>) {
  const query = useInfiniteQuery(useRowsQuery(view, figure, part))
  return (
    <RowList query={query} rows={rowsOf(query.data)}>
      {(row) => <UseLinePanel key={row.id} row={row} />}
    </RowList>
  )
}

type RequestRowsProps = OfFigure<RequestFigure> & Pick<FigureRowsPanelProps, 'workingDay' | 'opensRequests'>

function RequestRows({ view, figure, part, workingDay, opensRequests }: RequestRowsProps) {
  const query = useInfiniteQuery(requestRowsQuery(view, figure, part))
  return (
    <RowList query={query} rows={rowsOf(query.data)}>
      {(row) => (
        <RequestLinePanel
          key={row.id}
          row={row}
          figure={figure}
          workingDay={workingDay}
          opens={opensRequests}
        />
      )}
    </RowList>
  )
}

function PersonRows({ view }: { readonly view: PeriodView }) {
  const query = useInfiniteQuery(personRowsQuery(view))
  return (
    <RowList query={query} rows={rowsOf(query.data)}>
      {(row) => <PersonLinePanel key={row.id} row={row} />}
    </RowList>
  )
}

type RowListProps<Row> = {
  readonly query: Parameters<typeof Pager>[0]['query'] & {
    readonly error: unknown
    readonly isFetching: boolean
    readonly refetch: () => unknown
  }
  readonly rows: readonly Row[] | undefined
  readonly children: (row: Row) => ReactNode
}

function RowList<Row>({ query, rows, children }: RowListProps<Row>) {
  if (rows === undefined && query.error)
    return (
      <Fault
        what="The rows"
        problem={query.error}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    )
  if (rows === undefined) return <SkeletonLines label="The rows are being read" />
  if (rows.length === 0)
    return <EmptyState title="No rows">Nothing in these days makes up this figure.</EmptyState>
  return (
    <>
      <p className={styles.count}>
        {query.hasNextPage
          ? `The first ${formatCount(rows.length, 'row', 'rows')}`
          : formatCount(rows.length, 'row', 'rows')}
      </p>
      <Lines label="Rows behind the figure">{rows.map(children)}</Lines>
      <Pager shown={rows.length} total={null} query={query} />
    </>
  )
}
