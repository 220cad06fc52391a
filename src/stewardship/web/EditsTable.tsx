import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { rowsOf } from '../../web/api-query.ts'
import { Button } from '../../web/ui/Button.tsx'
import { DateCell, PersonCell, TextCell, TwoLines } from '../../web/ui/Cells.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { Pager } from '../../web/ui/Pager.tsx'
import { EditForm } from './EditForm.tsx'
import { type EditRow, editListQuery, nameOfKind } from './queries.ts'

/** What people said has changed, waiting for a program manager, the oldest first. */
export function EditsTable() {
  const pages = useInfiniteQuery(editListQuery())
  const rows = rowsOf(pages.data)
  const [open, setOpen] = useState<string | null>(null)
  const chosen = rows?.find(({ id }) => id === open)
  return (
    <>
      <DataTable
        label="Proposed edits"
        columns={columnsOf(setOpen)}
        rows={rows}
        rowKey={({ id }) => id}
        {...(open === null ? {} : { currentKey: open })}
        problem={pages.error}
        onRetry={() => void pages.refetch()}
        empty={
          <EmptyState title="No edit waits">
            What relationship owners and advocates say has changed stands here where it cannot be written at
            once.
          </EmptyState>
        }
      />
      <Pager shown={rows?.length ?? 0} total={null} query={pages} />
      {chosen !== undefined && <EditForm key={chosen.id} edit={chosen} onClose={() => setOpen(null)} />}
    </>
  )
}

function columnsOf(onOpen: (id: string) => void): readonly Column<EditRow>[] {
  return [
    {
      id: 'fact',
      head: 'Fact',
      phone: 'title',
      width: '22%',
      cell: (row) => (
        <TwoLines
          first={nameOfKind(row)}
          second={`${row.contact.name}${row.account === null ? '' : `, ${row.account.name}`}`}
        />
      ),
    },
    { id: 'before', head: 'On record', cell: ({ before }) => <TextCell text={before} /> },
    { id: 'said', head: 'What was said', phone: 'second', cell: ({ said }) => <TextCell text={said} /> },
    {
      id: 'by',
      head: 'By',
      width: '14%',
      below1100: 'hide',
      cell: ({ by }) => <PersonCell name={by} />,
    },
    { id: 'at', head: 'Since', width: '84px', phone: 'third', cell: ({ at }) => <DateCell when={at} /> },
    {
      id: 'act',
      head: 'Decide',
      width: '90px',
      phone: 'third-right',
      cell: ({ id }) => (
        <Button look="link" onPress={() => onOpen(id)}>
          Look at it
        </Button>
      ),
    },
  ]
}
