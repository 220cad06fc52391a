import { useQuery } from '@tanstack/react-query'
import { formatCount } from '../../web/format.ts'
import { SettingsColumn } from '../../web/SettingsColumn.tsx'
import { Button } from '../../web/ui/Button.tsx'
import { NumberCell, TextCell } from '../../web/ui/Cells.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { MainAndSide } from '../../web/ui/Section.tsx'
import { useUrlState } from '../../web/url-state.ts'
import { CustomFieldForm } from './CustomFieldForm.tsx'
import { customKindWords, customRecordWords } from './custom-field.queries.ts'
import { type CustomField, customFieldsQuery } from './taxonomy.queries.ts'

const defaults = { field: '', new: false }

const columns: readonly Column<CustomField>[] = [
  {
    id: 'label',
    head: 'Field',
    phone: 'title',
    cell: (field) => (field.retiredAt === null ? field.label : `${field.label} (retired)`),
  },
  { id: 'kind', head: 'Kind', width: '16%', phone: 'third', cell: (field) => customKindWords[field.kind] },
  {
    id: 'choices',
    head: 'Values to choose from',
    phone: 'second',
    cell: (field) => <TextCell text={field.choices.join(', ')} />,
  },
  {
    id: 'values',
    head: 'Filled',
    align: 'right',
    width: '72px',
    phone: 'title-right',
    cell: (field) => <NumberCell value={field.values} />,
  },
]

/** What this workspace adds to its records. */
export function CustomFieldsPage() {
  const [view, setView] = useUrlState(defaults)
  const fields = useQuery(customFieldsQuery())
  const rows = fields.data?.rows
  const chosen = rows?.find((field) => field.id === view.field)
  const may = fields.data?.may.edit ?? null
  const close = () => setView({ new: false, field: '' })
  const add = (
    <Button onPress={() => setView({ new: true, field: '' })} disabledReason={may}>
      New field
    </Button>
  )
  return (
    <>
      <PageHeader
        title="Custom fields"
        crumbs={[{ label: 'Settings' }, { label: 'Custom fields' }]}
        fact={
          rows &&
          `${formatCount(rows.length, 'field', 'fields')}, shown on records, filled by files, exported.`
        }
        actions={add}
      />
      <SettingsColumn>
        <MainAndSide
          main={
            <DataTable
              label="Custom fields"
              columns={columns}
              rows={rows}
              rowKey={(field) => field.id}
              rowTo={(field) => `/settings/custom-fields?field=${field.id}`}
              currentKey={view.field}
              groupOf={(field) => customRecordWords[field.record].many}
              problem={fields.error}
              onRetry={() => void fields.refetch()}
              empty={
                <EmptyState title="No fields of your own yet">
                  Add what your accounts, contacts, opportunities or advocates need and Avouch does not have.
                  An import can also make one from a column of a file.
                </EmptyState>
              }
            />
          }
          side={
            (chosen !== undefined || (view.new && may === null)) && (
              <CustomFieldForm
                key={`${chosen?.id} ${chosen?.version}`}
                field={chosen}
                may={may}
                onClose={close}
              />
            )
          }
        />
      </SettingsColumn>
    </>
  )
}
