import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { rowsOf } from '../../../web/api-query.ts'
import { formatCount } from '../../../web/format.ts'
import { useSubmit } from '../../../web/submit.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { DateCell, PersonCell, TwoLines } from '../../../web/ui/Cells.tsx'
import { DataTable } from '../../../web/ui/DataTable.tsx'
import type { Column } from '../../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { Pager } from '../../../web/ui/Pager.tsx'
import { Sheet } from '../../../web/ui/Sheet.tsx'
import { TextField } from '../../../web/ui/TextField.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import type { noteConsentAnew } from '../erasure.contract.ts'
import { type Erasure, erasureRoutes, erasuresQuery } from './erasure.queries.ts'

/** Who asked to be erased, and what became of it. */
export function ErasuresTable() {
  const list = useInfiniteQuery(erasuresQuery())
  const [agreed, setAgreed] = useState<Erasure | null>(null)
  const rows = rowsOf(list.data)
  return (
    <>
      <DataTable
        tall
        label="Erasures"
        columns={columnsOf(setAgreed)}
        rows={rows}
        rowKey={({ id }) => id}
        problem={list.error}
        onRetry={() => void list.refetch()}
        empty={
          <EmptyState title="Nobody asked to be erased">
            On the page of a contact, More, Erase: everything personal goes, what they did still counts.
          </EmptyState>
        }
      />
      {rows !== undefined && rows.length > 0 && (
        <Pager shown={rows.length} total={rows.length} query={list} />
      )}
      {agreed !== null && <ConsentSheet erasure={agreed} onClose={() => setAgreed(null)} />}
    </>
  )
}

const stateWords = {
  asked: 'Asked for',
  erasing: 'Being done',
  erased: 'Done',
  withdrawn: 'Taken back',
} as const
const sourceWords = {
  program: 'by the program',
  themself: 'by themself',
  backup: 'an older backup came back',
} as const

function columnsOf(onAgreed: (erasure: Erasure) => void): readonly Column<Erasure>[] {
  return [
    {
      id: 'who',
      head: 'Who',
      phone: 'title',
      cell: ({ name, contactId, state, source }) => (
        <TwoLines
          first={
            state === 'asked' ? (
              <TextLink to={`/contacts/${contactId}`}>{name}</TextLink>
            ) : (
              `Somebody, ${contactId.slice(-6)}`
            )
          }
          second={`${stateWords[state]}, ${sourceWords[source]}`}
        />
      ),
    },
    {
      id: 'at',
      head: 'Asked',
      width: '112px',
      phone: 'title-right',
      cell: ({ askedAt }) => <DateCell when={askedAt} />,
    },
    {
      id: 'by',
      head: 'Noted by',
      width: '16%',
      below1100: 'hide',
      cell: ({ askedBy }) => <PersonCell name={askedBy?.name} />,
    },
    {
      id: 'rows',
      head: 'What went',
      phone: 'second',
      cell: ({ emptied, files }) => (
        <TwoLines
          first={formatCount(emptied, 'row', 'rows')}
          second={
            files.length === 0 ? (
              'no file left to look at'
            ) : (
              <TextLink to={files[0]?.path ?? '/requests'}>
                {formatCount(files.length, 'file to look at', 'files to look at')}
              </TextLink>
            )
          }
        />
      ),
    },
    {
      id: 'anew',
      head: <span className="unseen">Agreed anew</span>,
      label: 'Agreed anew',
      width: '172px',
      phone: 'third',
      cell: (erasure) =>
        erasure.agreedAnew ? (
          'Agreed anew'
        ) : erasure.state === 'erased' ? (
          <Button look="link" onPress={() => onAgreed(erasure)}>
            They agreed anew
          </Button>
        ) : null,
    },
  ]
}

function ConsentSheet({ erasure, onClose }: { readonly erasure: Erasure; readonly onClose: () => void }) {
  const [how, setHow] = useState('')
  const note = useSubmit<typeof noteConsentAnew>('PUT /erasures/:erasureId/consent', {
    invalidates: erasureRoutes,
    onDone: () => {
      showToast('They may be written down again')
      onClose()
    },
  })
  const submit = () => note.submit({ params: { erasureId: erasure.id }, body: { how } })
  return (
    <Sheet
      title="They agreed to be known again"
      fact="Only then may a file or a colleague bring them back, as a new contact."
      onClose={onClose}
      onSubmit={submit}
      foot={
        <Button look="solid" type="submit" waiting={note.waiting ? 'Saving' : false}>
          Note it
        </Button>
      }
    >
      <TextField label="How and when" value={how} onChange={setHow} name="how" required />
    </Sheet>
  )
}
