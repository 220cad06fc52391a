import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { rowsOf } from '../../web/api-query.ts'
import { formatCount, formatMoney } from '../../web/format.ts'
import { DateCell, MoneyCell, PersonCell, TextCell } from '../../web/ui/Cells.tsx'
import { ColumnChooser, useColumns } from '../../web/ui/ColumnChooser.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { Faceted } from '../../web/ui/FacetList.tsx'
import { Pager } from '../../web/ui/Pager.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { useUrlState } from '../../web/url-state.ts'
import {
  type OpportunityKind,
  type OpportunityState,
  opportunityKinds,
  opportunityStates,
} from '../opportunity.ts'
import styles from './ListHeadPanel.module.css'
import { ListHeadPanel, NothingPanel } from './ListHeadPanel.tsx'
import { facetsInWords, splitCustom, withCustom } from './list.queries.ts'
import {
  kindWords,
  type OpportunityRow,
  opportunitiesQuery,
  opportunityFacetsQuery,
  stateWords,
} from './opportunity.queries.ts'

const none: readonly string[] = []

const defaults = {
  q: '',
  sort: '-close',
  state: none,
  stage: none,
  kind: none,
  product: none,
  industry: none,
  owner: none,
  custom: none,
}

const facetNames = {
  state: 'State',
  stage: 'Stage',
  kind: 'Kind',
  product: 'Product',
  industry: 'Industry',
  owner: 'Owner',
} as const

const facetWords = {
  state: (value: string) => stateWords[value as OpportunityState],
  kind: (value: string) => kindWords[value as OpportunityKind],
}

const facetTexts = {
  names: facetNames,
  words: facetWords,
  orders: { state: opportunityStates, kind: opportunityKinds },
}

/** Opportunities in a table beside their facets, with their sums; `mine` only the reader's own. */
export function OpportunitiesTable({ mine }: { readonly mine: boolean }) {
  const [view, setView] = useUrlState(defaults)
  const columns = useColumns(allColumns)
  const { sort, q, custom, ...plain } = view
  const set = Object.fromEntries(
    Object.entries({ ...plain, custom }).filter(([, values]) => values.length > 0),
  )
  const filters = { ...set, ...(q === '' ? {} : { q }), ...(mine ? { mine } : {}) }
  const list = useInfiniteQuery(opportunitiesQuery(filters, sort))
  const counts = useQuery(opportunityFacetsQuery(filters))
  const rows = rowsOf(list.data)
  const all = { ...plain, ...splitCustom(custom) }
  return (
    <>
      <ListHeadPanel
        label="Search opportunities"
        q={q}
        onSearch={(words) => setView({ q: words }, { replace: true })}
        actions={<ColumnChooser columns={columns} />}
      />
      <Faceted
        facets={facetsInWords(counts.data?.facets, facetTexts, all)}
        chosen={all}
        onChange={(name, values) =>
          setView(
            name.startsWith('custom.') ? { custom: withCustom(custom, name, values) } : { [name]: values },
          )
        }
      >
        {counts.data !== undefined && <Sums sums={counts.data.sums} />}
        <DataTable
          label="Opportunities"
          columns={columns.shown}
          rows={rows}
          rowKey={(row) => row.id}
          rowTo={(row) => `/opportunities/${row.id}`}
          sort={sort}
          onSort={(next) => setView({ sort: next })}
          problem={list.error}
          onRetry={() => void list.refetch()}
          empty={
            <NothingPanel
              one="opportunity"
              many="opportunities"
              mine={mine}
              all={counts.data?.all}
              mayImport={counts.data?.may.import ?? null}
              onClear={() => setView(defaults)}
            />
          }
        />
        <Pager shown={rows?.length ?? 0} total={counts.data?.total ?? null} query={list} />
      </Faceted>
    </>
  )
}

type SumsProps = {
  readonly sums: readonly {
    readonly state: OpportunityState
    readonly currency: string
    readonly minor: number
    readonly count: number
  }[]
}

/** What the deals shown amount to, each currency for itself. */
function Sums({ sums }: SumsProps) {
  if (sums.length === 0) return null
  return (
    <ul className={styles.sums}>
      {sums
        .toSorted((a, b) => opportunityStates.indexOf(a.state) - opportunityStates.indexOf(b.state))
        .map((sum) => (
          <li key={`${sum.state} ${sum.currency}`}>
            <OpportunityMark state={sum.state} /> <strong>{formatMoney(sum)}</strong>{' '}
            <span className={styles.of}>
              {formatCount(sum.count, 'deal with an amount', 'deals with an amount')}
            </span>
          </li>
        ))}
    </ul>
  )
}

/** Open, won or lost in a word and a shape. */
export function OpportunityMark({ state }: { readonly state: OpportunityState }) {
  const kind = { open: 'later', won: 'kept', lost: 'never' } as const
  return <StateMark kind={kind[state]}>{stateWords[state].toLowerCase()}</StateMark>
}

const allColumns: readonly Column<OpportunityRow>[] = [
  {
    id: 'name',
    head: 'Opportunity',
    sort: 'name',
    phone: 'title',
    width: '24%',
    cell: (row) => <TextCell text={row.name} />,
  },
  {
    id: 'company',
    head: 'Account',
    phone: 'second',
    cell: (row) => <TextCell text={row.account?.name ?? row.prospect} />,
  },
  {
    id: 'state',
    head: 'State',
    width: '84px',
    phone: 'third',
    cell: (row) => <OpportunityMark state={row.state} />,
  },
  {
    id: 'stage',
    head: 'Stage',
    width: '13%',
    optional: true,
    below1100: 'hide',
    cell: (row) => <TextCell text={row.stage} />,
  },
  {
    id: 'amount',
    head: 'Amount',
    align: 'right',
    sort: 'amount',
    width: '108px',
    phone: 'title-right',
    cell: (row) => <MoneyCell money={row.amount} />,
  },
  {
    id: 'close',
    head: 'Closes',
    align: 'right',
    sort: 'close',
    width: '96px',
    phone: 'third-right',
    cell: (row) => <DateCell when={row.closeOn} />,
  },
  {
    id: 'owner',
    head: 'Owner',
    width: '14%',
    optional: true,
    below1100: 'hide',
    cell: (row) => <PersonCell name={row.owner} />,
  },
  {
    id: 'product',
    head: 'Product',
    optional: true,
    offAtFirst: true,
    cell: (row) => <TextCell text={row.product} />,
  },
  {
    id: 'kind',
    head: 'Kind',
    width: '112px',
    optional: true,
    offAtFirst: true,
    cell: (row) => <TextCell text={row.kind && kindWords[row.kind]} />,
  },
]
