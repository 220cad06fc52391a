import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { EditManyPanel } from '../../stewardship/web/EditManyPanel.tsx'
import { rowsOf } from '../../web/api-query.ts'
import { useSession } from '../../web/session.ts'
import {
  AccountWithCountry,
  DateCell,
  MoneyCell,
  NumberCell,
  PersonCell,
  TextCell,
} from '../../web/ui/Cells.tsx'
import { ColumnChooser, useColumns } from '../../web/ui/ColumnChooser.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { Faceted } from '../../web/ui/FacetList.tsx'
import { Pager } from '../../web/ui/Pager.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { useUrlState } from '../../web/url-state.ts'
import {
  type AccountHealth,
  type AccountStanding,
  accountHealths,
  accountStandings,
  accountTiers,
  bandWords,
  type EmployeeBand,
  employeeBands,
} from '../account.ts'
import {
  type AccountRow,
  accountFacetsQuery,
  accountsQuery,
  healthWords,
  standingWords,
  tierWords,
} from './account.queries.ts'
import { ListHeadPanel, NothingPanel } from './ListHeadPanel.tsx'
import { countryWord, facetsInWords, splitCustom, withCustom } from './list.queries.ts'

const none: readonly string[] = []

const defaults = {
  q: '',
  sort: 'name',
  standing: none,
  health: none,
  industry: none,
  region: none,
  country: none,
  band: none,
  tier: none,
  owner: none,
  product: none,
  custom: none,
}

const facetNames = {
  standing: 'Standing',
  health: 'Health',
  industry: 'Industry',
  region: 'Region',
  country: 'Country',
  band: 'People employed',
  tier: 'Tier',
  owner: 'Owner',
  product: 'Product',
} as const

const facetWords = {
  standing: (value: string) => standingWords[value as AccountStanding],
  health: (value: string) => healthWords[value as AccountHealth],
  country: countryWord,
  band: (value: string) => bandWords[value as EmployeeBand],
  tier: (value: string) => tierWords[value as keyof typeof tierWords],
}

const facetTexts = {
  names: facetNames,
  words: facetWords,
  orders: { standing: accountStandings, health: accountHealths, band: employeeBands, tier: accountTiers },
}

/** Accounts in a table beside their facets; `mine` only those the reader owns. */
export function AccountsTable({ mine }: { readonly mine: boolean }) {
  const [view, setView] = useUrlState(defaults)
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const runsProgram = useSession().person?.roles.includes('program-manager') === true
  const columns = useColumns(allColumns)
  const { sort, q, ...chosen } = view
  const filters = filtersOf(view, mine)
  const list = useInfiniteQuery(accountsQuery(filters, sort))
  const counts = useQuery(accountFacetsQuery(filters))
  const rows = rowsOf(list.data)
  const { custom, ...plain } = chosen
  const all = { ...plain, ...splitCustom(custom) }
  return (
    <>
      <ListHeadPanel
        label="Search accounts"
        q={q}
        onSearch={(words) => setView({ q: words }, { replace: true })}
        actions={
          <>
            {picked.size > 0 && <EditManyPanel accountIds={[...picked]} />}
            <ColumnChooser columns={columns} />
          </>
        }
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
        <DataTable
          label="Accounts"
          columns={columns.shown}
          rows={rows}
          rowKey={(row) => row.id}
          rowTo={(row) => `/customers/${row.id}`}
          {...(runsProgram ? { chosen: picked, onChoose: setPicked } : {})}
          sort={sort}
          onSort={(next) => setView({ sort: next })}
          problem={list.error}
          onRetry={() => void list.refetch()}
          empty={
            <NothingPanel
              one="account"
              many="accounts"
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

function filtersOf(
  view: Omit<ReturnType<typeof useUrlState<typeof defaults>>[0], 'sort'> & { readonly sort: string },
  mine: boolean,
) {
  const { sort: _sort, q, ...chosen } = view
  const set = Object.fromEntries(Object.entries(chosen).filter(([, values]) => values.length > 0))
  return { ...set, ...(q === '' ? {} : { q }), ...(mine ? { mine } : {}) }
}

const allColumns: readonly Column<AccountRow>[] = [
  {
    id: 'name',
    head: 'Account',
    sort: 'name',
    phone: 'title',
    width: '24%',
    cell: (row) => <AccountWithCountry name={row.name} strong />,
  },
  {
    id: 'industry',
    head: 'Industry',
    phone: 'second',
    below1100: 'hide',
    optional: true,
    cell: (row) => <TextCell text={row.industry} />,
  },
  {
    id: 'country',
    head: 'Country',
    width: '11%',
    below1100: 'hide',
    optional: true,
    cell: (row) => <TextCell text={row.country && countryWord(row.country)} />,
  },
  {
    id: 'standing',
    head: 'Standing',
    width: '108px',
    optional: true,
    phone: 'third',
    cell: (row) => <TextCell text={row.standing && standingWords[row.standing]} />,
  },
  {
    id: 'health',
    head: 'Health',
    width: '92px',
    optional: true,
    phone: 'title-right',
    cell: (row) => <HealthMark health={row.health} />,
  },
  {
    id: 'owner',
    head: 'Owner',
    sort: 'owner',
    optional: true,
    cell: (row) => <PersonCell name={row.owner?.name} />,
  },
  {
    id: 'contacts',
    head: 'People',
    align: 'right',
    width: '68px',
    optional: true,
    cell: (row) => <NumberCell value={row.contacts} />,
  },
  {
    id: 'renewal',
    head: 'Renewal',
    sort: 'renewal',
    align: 'right',
    width: '104px',
    optional: true,
    phone: 'third-right',
    cell: (row) => <DateCell when={row.renewalOn} />,
  },
  {
    id: 'contract',
    head: 'Contract value',
    align: 'right',
    width: '124px',
    optional: true,
    offAtFirst: true,
    cell: (row) => <MoneyCell money={row.contract} />,
  },
  {
    id: 'size',
    head: 'Size',
    optional: true,
    offAtFirst: true,
    cell: (row) => <TextCell text={row.band && bandWords[row.band]} />,
  },
  {
    id: 'last-contact',
    head: 'Last contact',
    align: 'right',
    width: '104px',
    optional: true,
    offAtFirst: true,
    cell: (row) => <DateCell when={row.lastContactOn} />,
  },
]

/** Health in a word and a shape; a dash where nobody knows it or it is not for this reader. */
export function HealthMark({ health }: { readonly health: AccountHealth | null | undefined }) {
  if (health == null) return <TextCell text={null} />
  const kind = { good: 'free', watch: 'due', poor: 'risk' } as const
  return <StateMark kind={kind[health]}>{healthWords[health].toLowerCase()}</StateMark>
}
