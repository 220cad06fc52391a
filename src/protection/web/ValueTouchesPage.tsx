import { useQuery } from '@tanstack/react-query'
import { formatCount } from '../../web/format.ts'
import { SettingsColumn } from '../../web/SettingsColumn.tsx'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { DateCell, NumberCell, TextCell } from '../../web/ui/Cells.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import { useUrlState } from '../../web/url-state.ts'
import type { addShippedTouches } from '../care.contract.ts'
import { libraryRoutes, type ValueTouchRow, valueTouchesQuery } from './care.queries.ts'
import { ValueTouchForm } from './ValueTouchForm.tsx'

const defaults = { touch: '', new: false }

/** The library of value touches: what we can do for an advocate without asking for anything. */
export function ValueTouchesPage() {
  const [view, setView] = useUrlState(defaults)
  const library = useQuery(valueTouchesQuery(true))
  const rows = library.data?.rows
  const may = library.data?.may['edit'] ?? null
  const chosen = rows?.find(({ id }) => id === view.touch)
  const missing = library.data?.missing ?? 0
  return (
    <>
      <PageHeader
        title="What we can do for an advocate"
        crumbs={[{ label: 'Settings' }, { label: 'Value touches' }]}
        fact="Small things that ask for nothing. A person chooses, writes and sends each one; the ledger has it as a give."
        actions={
          <>
            {missing > 0 && may === null && <AddShipped missing={missing} />}
            <Button onPress={() => setView({ touch: '', new: true })} disabledReason={may}>
              New value touch
            </Button>
          </>
        }
      />
      <SettingsColumn>
        <DataTable
          label="Value touches"
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          rowTo={({ id }) => `/settings/value-touches?touch=${id}`}
          currentKey={view.touch}
          problem={library.error}
          onRetry={() => void library.refetch()}
          empty={
            <EmptyState title="The library is empty">Add what you would like to do for advocates.</EmptyState>
          }
        />
      </SettingsColumn>
      {(chosen !== undefined || (view.new && may === null)) && (
        <ValueTouchForm
          key={`${chosen?.id} ${chosen?.version}`}
          touch={chosen}
          may={may}
          onClose={() => setView(defaults)}
        />
      )}
    </>
  )
}

function AddShipped({ missing }: { readonly missing: number }) {
  const add = useSubmit<typeof addShippedTouches>('POST /value-touches/shipped', {
    invalidates: libraryRoutes,
    onDone: ({ added }) => showToast(`${formatCount(added, 'value touch', 'value touches')} added`),
  })
  return (
    <Button onPress={() => add.submit()} waiting={add.waiting && 'Adding'}>
      Add the {formatCount(missing, 'one', 'ones')} that came with Avouch
    </Button>
  )
}

const columns: readonly Column<ValueTouchRow>[] = [
  {
    id: 'title',
    head: 'Value touch',
    phone: 'title',
    width: '26%',
    cell: ({ title, inUse }) => (inUse ? title : `${title} (out of use)`),
  },
  { id: 'fits', head: 'When it fits', phone: 'second', cell: ({ fits }) => <TextCell wrap text={fits} /> },
  {
    id: 'given',
    head: 'Given',
    align: 'right',
    width: '64px',
    phone: 'title-right',
    cell: ({ given }) => <NumberCell value={given} />,
  },
  { id: 'last', head: 'Last', width: '92px', cell: ({ lastGivenOn }) => <DateCell when={lastGivenOn} /> },
]
