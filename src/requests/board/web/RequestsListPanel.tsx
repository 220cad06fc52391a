import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { rowsOf } from '../../../web/api-query.ts'
import { formatNumber } from '../../../web/format.ts'
import { useSession } from '../../../web/session.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { Pager } from '../../../web/ui/Pager.tsx'
import { QueryView } from '../../../web/ui/QueryView.tsx'
import { SearchBox } from '../../../web/ui/SearchBox.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { useUrlState } from '../../../web/url-state.ts'
import type { RequestView } from '../../request.contract.ts'
import { requestsQuery } from '../../web/queries.ts'
import { BoardPanel } from './BoardPanel.tsx'
import { BulkActsPanel } from './BulkActsPanel.tsx'
import { RequestFiltersForm } from './RequestFiltersForm.tsx'
import styles from './RequestsListPanel.module.css'
import { RequestsTable } from './RequestsTable.tsx'
import {
  boardQuery,
  cleared,
  countChosen,
  exportAddress,
  filtersOf,
  type ListState,
  listDefaults,
  sortOf,
} from './request-list.queries.ts'

type RequestsListPanelProps = {
  readonly view: RequestView
  readonly isBoard: boolean
  /** How many the view holds without any filter; null while nobody knows. */
  readonly total: number | null
  /** Instead of a list without rows, where nothing is narrowed. */
  readonly nothing: ReactNode
}

/** A view of requests, narrowed by words and choices, as a board or as rows to act on. */
export function RequestsListPanel({ view, isBoard, total, nothing }: RequestsListPanelProps) {
  const [state, setState] = useUrlState(listDefaults)
  const [isOpen, setOpen] = useState(false)
  const isNarrowed = countChosen(state) > 0 || state.q.trim() !== ''
  const clear = () => setState(cleared)
  const empty = isNarrowed ? <NothingFits onClear={clear} /> : nothing
  return (
    <>
      <div className={styles.head}>
        <div className={styles.box}>
          <SearchBox
            label="Search requests"
            value={state.q}
            onSearch={(q) => setState({ q }, { replace: true })}
            placeholder="A title, a prospect, R-2417"
          />
        </div>
        <Button onPress={() => setOpen(true)}>
          {countChosen(state) === 0 ? 'Filters' : `Filters, ${formatNumber(countChosen(state))} chosen`}
        </Button>
        {isNarrowed && (
          <Button look="link" onPress={clear}>
            Clear
          </Button>
        )}
        <span className={styles.export}>
          <TextLink to={exportAddress(filtersOf(view, state), sortOf(state))} download="">
            Export as CSV
          </TextLink>
        </span>
      </div>
      {isBoard ? (
        <AsBoard view={view} state={state} empty={empty} />
      ) : (
        <AsTable
          key={view}
          view={view}
          state={state}
          empty={empty}
          total={isNarrowed ? null : total}
          onSort={(sort) => setState({ sort })}
        />
      )}
      {isOpen && <RequestFiltersForm state={state} onChange={setState} onClose={() => setOpen(false)} />}
    </>
  )
}

function NothingFits({ onClear }: { readonly onClear: () => void }) {
  return (
    <EmptyState title="No request fits" actions={<Button onPress={onClear}>Clear search and filters</Button>}>
      What was typed or chosen leaves none of this view.
    </EmptyState>
  )
}

type AsProps = { readonly view: RequestView; readonly state: ListState; readonly empty: ReactNode }

function AsBoard({ view, state, empty }: AsProps) {
  const filters = filtersOf(view, state)
  const board = useQuery(boardQuery(filters))
  return (
    <QueryView query={board} what="The board">
      {(data) =>
        data.columns.every(({ total }) => total === 0) ? (
          empty
        ) : (
          <BoardPanel key={JSON.stringify(filters)} board={data} filters={filters} />
        )
      }
    </QueryView>
  )
}

type AsTableProps = AsProps & { readonly total: number | null; readonly onSort: (sort: string) => void }

function AsTable({ view, state, empty, total, onSort }: AsTableProps) {
  const runsProgram = useSession().person?.roles.includes('program-manager') ?? false
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const list = useInfiniteQuery(requestsQuery({ ...filtersOf(view, state), ...sortOf(state) }))
  const rows = rowsOf(list.data)
  const choosing = runsProgram && view !== 'closed' ? { chosen, onChoose: setChosen } : {}
  return (
    <>
      <RequestsTable
        label="Requests"
        rows={rows}
        isOver={view === 'closed'}
        sort={state.sort}
        onSort={onSort}
        {...choosing}
        empty={empty}
        problem={list.error}
        onRetry={() => void list.refetch()}
      />
      <Pager shown={rows?.length ?? 0} total={total} query={list} />
      <BulkActsPanel rows={rows ?? []} chosen={chosen} onDone={() => setChosen(new Set())} />
    </>
  )
}
