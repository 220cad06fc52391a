import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { rowsOf } from '../../web/api-query.ts'
import { formatNumber } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { DateCell, NumberCell } from '../../web/ui/Cells.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { FieldGrid } from '../../web/ui/Field.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { Pager } from '../../web/ui/Pager.tsx'
import { Stack } from '../../web/ui/Section.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import { useUrlState } from '../../web/url-state.ts'
import type { leaveValue, mapValue, undoMapping } from '../taxonomy.contract.ts'
import { mappableTaxonomies } from '../term.ts'
import { MapValueForm } from './MapValueForm.tsx'
import { begin, type Target, taxonomyWords, type UnmappedValue, unmappedQuery } from './taxonomy.queries.ts'

const defaults = { show: '' }
const everything = [
  'GET /unmapped-values',
  'GET /terms',
  'GET /products',
  'GET /accounts',
  'GET /contacts',
  'GET /opportunities',
] as const

/** Values that came in and found no place, with a proposal where one is likely. */
export function UnmappedValuesPage() {
  const [view, setView] = useUrlState(defaults)
  const shown = [...mappableTaxonomies, 'left' as const].find((each) => each === view.show) ?? ''
  const list = useInfiniteQuery(unmappedQuery(shown))
  const [open, setOpen] = useState<UnmappedValue | null>(null)
  const map = useMapping(() => setOpen(null))
  const rows = rowsOf(list.data)
  const columns = columnsFor({
    take: (row) => map.submit(row, proposedTarget(row)),
    choose: (row) => {
      map.reset()
      setOpen(row)
    },
    leave: useLeaving(shown !== 'left'),
    isLeft: shown === 'left',
  })
  return (
    <>
      <PageHeader
        title="Values that wait for a place"
        crumbs={[{ label: 'Customers', to: '/customers' }, { label: 'Mapping problems' }]}
        fact={factOf(rows ?? [], list.data?.pages[0]?.total ?? 0)}
      />
      <Stack>
        <FieldGrid columns="minmax(0, 280px)">
          <Select
            label="Show"
            value={shown}
            onChange={(show) => setView({ show })}
            placeholder="Every kind"
            options={[
              ...mappableTaxonomies.map((value) => ({ value, label: begin(taxonomyWords[value].many) })),
              { value: 'left', label: 'Left as they came' },
            ]}
          />
        </FieldGrid>
        <DataTable
          label="Values without a place"
          columns={columns}
          rows={rows}
          rowKey={(row) => `${row.taxonomy} ${row.value}`}
          problem={list.error}
          onRetry={() => void list.refetch()}
          empty={
            <EmptyState title={shown === 'left' ? 'None is left as it came' : 'Every value has its place'}>
              {shown === 'left'
                ? 'A value that needs no place can be left as it is; then it stands here.'
                : 'What a future import cannot place will be listed here.'}
            </EmptyState>
          }
        />
        {rows !== undefined && (
          <Pager shown={rows.length} total={list.data?.pages[0]?.total ?? rows.length} query={list} />
        )}
      </Stack>
      {open !== null && <MapValueForm value={open} map={map} onClose={() => setOpen(null)} />}
    </>
  )
}

/** A proposed country is a term of the region tree; which country it is, the form finds out. */
const isProposed = ({ proposal, taxonomy }: UnmappedValue) => proposal !== null && taxonomy !== 'country'

function factOf(rows: readonly UnmappedValue[], total: number): string {
  const what =
    'They came in with a file, name no term, product or country we know, and are kept as they came.'
  if (rows.length === 0) return what
  const of = rows.length < total ? `the ${formatNumber(rows.length)} shown` : formatNumber(total)
  const proposed = rows.filter(isProposed).length
  return `${what} ${formatNumber(proposed)} of ${of} ${proposed === 1 ? 'has' : 'have'} a proposal.`
}

function useMapping(onDone: () => void) {
  const undo = useSubmit<typeof undoMapping>('DELETE /mappings/:mappingId', {
    invalidates: everything,
    onDone: ({ records }) => showToast(`Taken back from ${records} records`),
  })
  const map = useSubmit<typeof mapValue>('POST /mappings', {
    invalidates: everything,
    onDone: ({ id, name, records }, { body }) => {
      onDone()
      const where = records === 0 ? 'future files will find it' : `${records} records changed`
      showToast(`“${body.value}” is ${name}: ${where}`, () => undo.submit({ params: { mappingId: id } }))
    },
  })
  return {
    ...map,
    submit: ({ taxonomy, value }: UnmappedValue, target: Target) =>
      map.submit({ body: { taxonomy, value, ...target } }),
  }
}

/** Leaves a value as it came, or lets it wait again; either can be taken back at once. */
function useLeaving(isLeft: boolean) {
  const back = useSubmit<typeof leaveValue>('PUT /unmapped-values/leaving', { invalidates: everything })
  const leave = useSubmit<typeof leaveValue>('PUT /unmapped-values/leaving', {
    invalidates: everything,
    onDone: (done, { body }) =>
      showToast(
        done.isLeft ? `“${body.value}” stays as it came` : `“${body.value}” waits for its place`,
        () => back.submit({ body: { ...body, isLeft: !done.isLeft } }),
      ),
  })
  return ({ taxonomy, value }: UnmappedValue) => leave.submit({ body: { taxonomy, value, isLeft } })
}

function proposedTarget({ taxonomy, proposal }: UnmappedValue): Target {
  const id = proposal?.id ?? ''
  return taxonomy === 'product' ? { productId: id } : { termId: id }
}

type RowActs = {
  readonly take: (row: UnmappedValue) => void
  readonly choose: (row: UnmappedValue) => void
  readonly leave: (row: UnmappedValue) => void
  /** True among those that were left as they came. */
  readonly isLeft: boolean
}

function columnsFor(acts: RowActs): readonly Column<UnmappedValue>[] {
  return [
    { id: 'value', head: 'As it came', phone: 'title', cell: (row) => row.value },
    {
      id: 'kind',
      head: 'Meant as',
      width: '14%',
      phone: 'third',
      cell: (row) => begin(taxonomyWords[row.taxonomy].one),
    },
    {
      id: 'records',
      head: 'Records',
      align: 'right',
      width: '84px',
      phone: 'title-right',
      cell: (row) => <NumberCell value={row.records} />,
    },
    {
      id: 'since',
      head: 'First came',
      width: '12%',
      below1100: 'hide',
      cell: (row) => <DateCell when={row.firstSeenAt} />,
    },
    {
      id: 'act',
      head: 'Our proposal',
      width: '42%',
      phone: 'second',
      cell: (row) => <Acts row={row} acts={acts} />,
    },
  ]
}

function Acts({ row, acts }: { readonly row: UnmappedValue; readonly acts: RowActs }) {
  const isDirect = isProposed(row)
  return (
    <ButtonRow>
      {isDirect && (
        <Button aria-label={`${row.value} is ${row.proposal?.name}`} onPress={() => acts.take(row)}>
          {row.proposal?.name}
        </Button>
      )}
      <Button
        look="link"
        aria-label={`${isDirect ? 'Something else' : 'Choose'} for ${row.value}`}
        onPress={() => acts.choose(row)}
      >
        {isDirect ? 'Something else' : 'Choose'}
      </Button>
      <Button
        look="link"
        aria-label={`${acts.isLeft ? 'Let it wait again' : 'Leave it as it is'}: ${row.value}`}
        onPress={() => acts.leave(row)}
      >
        {acts.isLeft ? 'Let it wait again' : 'Leave it as it is'}
      </Button>
    </ButtonRow>
  )
}
