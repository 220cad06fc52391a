import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatPercent } from '../../../web/format.ts'
import { DataTable } from '../../../web/ui/DataTable.tsx'
import type { Column } from '../../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { Segmented } from '../../../web/ui/RadioGroup.tsx'
import { Section } from '../../../web/ui/Section.tsx'
import { StateMark } from '../../../web/ui/StateMark.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { type Dimension, dimensions, dimensionWords, shareOf } from '../arc.ts'
import { type Diversity, diversityQuery } from './queries.ts'

type Row = Diversity['rows'][number]

/** A segment has clearly too few where its share of advocates is less than this part of its share of the pipeline. */
const thin = 0.5

/** How alike those who speak for us are to those who buy: advocates beside customers and open opportunities. */
export function DiversityPanel() {
  const [by, setBy] = useState<Dimension>('industry')
  const read = useQuery(diversityQuery(by))
  return (
    <Section
      title="Who speaks for whom"
      qualifier="share of advocates beside customers and open opportunities"
      aside={
        <Segmented
          legend="By"
          legendUnseen
          value={by}
          onChange={setBy}
          choices={dimensions.map((value) => ({ value, label: dimensionWords[value] }))}
        />
      }
    >
      <DataTable
        label="Who speaks for whom"
        columns={read.data === undefined ? [] : columnsOf(read.data)}
        rows={read.data?.rows}
        rowKey={({ term }) => term?.id ?? 'unknown'}
        problem={read.error}
        onRetry={() => void read.refetch()}
        empty={
          <EmptyState title="No customer is known yet">
            Bring accounts in, with industry, product and country.
          </EmptyState>
        }
      />
    </Section>
  )
}

const filters: Readonly<Record<Dimension, string>> = {
  industry: 'industry',
  product: 'product',
  region: 'region',
  'use-case': 'useCase',
}

function columnsOf({ by, total }: Diversity): readonly Column<Row>[] {
  const link = (place: string, row: Row, count: number) => {
    if (count === 0) return '0'
    return row.term === null ? (
      count
    ) : (
      <TextLink to={`${place}${place.includes('?') ? '&' : '?'}${filters[by]}=${row.term.id}`}>
        {count}
      </TextLink>
    )
  }
  const part = (count: number, whole: number) => {
    const share = shareOf(count, whole)
    return share === null ? '–' : formatPercent(share)
  }
  return [
    {
      id: 'term',
      head: dimensionWords[by],
      width: '30%',
      phone: 'title',
      optional: false,
      cell: (row) => <strong>{row.term?.name ?? 'Not known'}</strong>,
    },
    {
      id: 'advocates',
      head: 'Advocates',
      align: 'right',
      phone: 'title-right',
      cell: (row) => (
        <>
          {link('/advocates', row, row.advocates)} · {part(row.advocates, total.advocates)}
        </>
      ),
    },
    {
      id: 'customers',
      head: 'Customers',
      align: 'right',
      phone: 'second',
      cell: (row) => (
        <>
          {link('/customers', row, row.customers)} · {part(row.customers, total.customers)}
        </>
      ),
    },
    {
      id: 'open',
      head: 'Open opportunities',
      align: 'right',
      below1100: 'hide',
      cell: (row) => (
        <>
          {link('/customers?tab=opportunities', row, row.opportunities)} ·{' '}
          {part(row.opportunities, total.opportunities)}
        </>
      ),
    },
    {
      id: 'gap',
      head: 'Reading',
      width: '20%',
      phone: 'third',
      cell: (row) => <Reading row={row} total={total} />,
    },
  ]
}

function Reading({ row, total }: { readonly row: Row; readonly total: Diversity['total'] }) {
  const wanted = Math.max(
    shareOf(row.opportunities, total.opportunities) ?? 0,
    shareOf(row.customers, total.customers) ?? 0,
  )
  const have = shareOf(row.advocates, total.advocates) ?? 0
  if (row.term === null || wanted === 0) return <span>–</span>
  if (row.advocates === 0) return <StateMark kind="risk">nobody speaks for them</StateMark>
  if (have < thin * wanted) return <StateMark kind="due">too few</StateMark>
  return <StateMark kind="kept">enough</StateMark>
}
