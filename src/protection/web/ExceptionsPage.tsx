import { useInfiniteQuery } from '@tanstack/react-query'
import { rowsOf } from '../../web/api-query.ts'
import { formatCount, formatDay, formatNumber } from '../../web/format.ts'
import { Button } from '../../web/ui/Button.tsx'
import { TextCell, TwoLines } from '../../web/ui/Cells.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { Pager } from '../../web/ui/Pager.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { useUrlState } from '../../web/url-state.ts'
import styles from './ExceptionsPage.module.css'
import { type ExceptionLine, exceptionsQuery, quarterWords, ruleWords, setAside } from './overview.queries.ts'

const defaults = { quarter: '', code: '', by: '' }

/** The exceptions of a quarter: who was asked beyond a rule, who agreed, and why. */
export function ExceptionsPage() {
  const [view, setView] = useUrlState(defaults)
  const list = useInfiniteQuery(exceptionsQuery(view))
  const rows = rowsOf(list.data)
  const first = list.data?.pages[0]
  const inQuarter = first?.quarters.find(({ quarter }) => quarter === first.quarter)?.count ?? 0
  const isNarrowed = view.code !== '' || view.by !== ''
  return (
    <>
      <PageHeader
        inline
        title="Exceptions"
        crumbs={[
          { label: 'Advocates', to: '/advocates' },
          { label: 'Protection', to: '/protection' },
          { label: 'Exceptions' },
        ]}
        fact={
          first &&
          `${inQuarter === 0 ? 'no ask' : formatCount(inQuarter, 'ask', 'asks')} beyond a rule in ${quarterWords(first.quarter)}`
        }
      />
      {first !== undefined && (
        <div className={styles.filters}>
          <Select
            label="Quarter"
            value={first.quarter}
            onChange={(quarter) => setView({ quarter, code: '', by: '' })}
            options={withChosen(first.quarters, first.quarter).map(({ quarter, count }) => ({
              value: quarter,
              label: `${quarterWords(quarter)} (${formatNumber(count)})`,
            }))}
          />
          {(inQuarter > 0 || isNarrowed) && (
            <>
              <Select
                label="Rule"
                value={view.code}
                onChange={(code) => setView({ code })}
                placeholder="Any rule"
                options={first.codes.map(({ code, count }) => ({
                  value: code,
                  label: `${ruleWords[code] ?? code} (${formatNumber(count)})`,
                }))}
              />
              <Select
                label="Made by"
                value={view.by}
                onChange={(by) => setView({ by })}
                placeholder="Anybody"
                options={first.people.map(({ personId, name, count }) => ({
                  value: personId,
                  label: `${name} (${formatNumber(count)})`,
                }))}
              />
            </>
          )}
        </div>
      )}
      <DataTable
        label="Exceptions"
        tall
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowTo={({ contact, account }) =>
          contact === null ? `/customers/${account.id}` : `/advocates/${contact.id}`
        }
        problem={list.error}
        onRetry={() => void list.refetch()}
        empty={
          isNarrowed ? (
            <>
              <p>None of this kind in the quarter.</p>
              <Button onPress={() => setView({ code: '', by: '' })}>Show all</Button>
            </>
          ) : (
            <p>None in this quarter. Every ask kept the rules.</p>
          )
        }
      />
      <Pager shown={rows?.length ?? 0} total={first?.total ?? null} query={list} />
    </>
  )
}

type QuarterCount = { readonly quarter: string; readonly count: number }

/** The quarter of the address stands in the list even where nothing happened in it. */
const withChosen = (quarters: readonly QuarterCount[], chosen: string): readonly QuarterCount[] =>
  quarters.some(({ quarter }) => quarter === chosen)
    ? quarters
    : [...quarters, { quarter: chosen, count: 0 }].sort((a, b) => b.quarter.localeCompare(a.quarter))

const columns: readonly Column<ExceptionLine>[] = [
  {
    id: 'who',
    head: 'Who',
    phone: 'title',
    width: '22%',
    cell: ({ contact, account }) => <TwoLines first={contact?.name ?? account.name} second={account.name} />,
  },
  {
    id: 'what',
    head: 'For what, beyond which rule',
    phone: 'second',
    width: '26%',
    cell: ({ title, requestId, on, codes }) => (
      <TwoLines
        first={requestId === null ? title : <TextLink to={`/requests/${requestId}`}>{title}</TextLink>}
        second={[formatDay(on), setAside(codes)].filter((part) => part !== '').join(', ')}
      />
    ),
  },
  {
    id: 'why',
    head: 'Why, and the owner’s yes',
    phone: 'third',
    cell: ({ reason, ownerConsent }) => (
      <TwoLines first={<TextCell text={reason} />} second={<TextCell text={`Owner: ${ownerConsent}`} />} />
    ),
  },
  {
    id: 'by',
    head: 'Made by',
    phone: 'third-right',
    width: '16%',
    cell: ({ by, at }) => <TwoLines first={by.name} second={formatDay(at)} />,
  },
]
