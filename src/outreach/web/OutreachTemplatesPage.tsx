import { useQuery } from '@tanstack/react-query'
import { formatCount } from '../../web/format.ts'
import { SettingsColumn } from '../../web/SettingsColumn.tsx'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { NumberCell, TextCell } from '../../web/ui/Cells.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import { useUrlState } from '../../web/url-state.ts'
import type { addShippedTemplates } from '../template.contract.ts'
import { occasionWords } from '../template.ts'
import { OutreachTemplateForm } from './OutreachTemplateForm.tsx'
import { type TemplateRow, templateRoutes, templatesQuery } from './queries.ts'

const defaults = { template: '', new: false }

/** What a first word to a customer begins with, by occasion, and how often it brought a yes. */
export function OutreachTemplatesPage() {
  const [view, setView] = useUrlState(defaults)
  const templates = useQuery(templatesQuery(true))
  const rows = templates.data?.rows
  const may = templates.data?.may['edit'] ?? null
  const missing = templates.data?.missing ?? 0
  const chosen = rows?.find(({ id }) => id === view.template)
  return (
    <>
      <PageHeader
        title="How we write to a customer first"
        crumbs={[{ label: 'Settings' }, { label: 'First words' }]}
        fact="A person chooses one, fills in what only they know, and sends it in their own name."
        actions={
          <>
            {missing > 0 && may === null && <AddShipped missing={missing} />}
            <Button onPress={() => setView({ template: '', new: true })} disabledReason={may}>
              New template
            </Button>
          </>
        }
      />
      <SettingsColumn>
        <DataTable
          label="Templates"
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          rowTo={({ id }) => `/settings/outreach-templates?template=${id}`}
          currentKey={view.template}
          problem={templates.error}
          onRetry={() => void templates.refetch()}
          empty={
            <EmptyState title="There is no template">
              Add how you would like to write to customers.
            </EmptyState>
          }
        />
      </SettingsColumn>
      {(chosen !== undefined || (view.new && may === null)) && (
        <OutreachTemplateForm
          key={`${chosen?.id} ${chosen?.version}`}
          template={chosen}
          may={may}
          onClose={() => setView(defaults)}
        />
      )}
    </>
  )
}

function AddShipped({ missing }: { readonly missing: number }) {
  const add = useSubmit<typeof addShippedTemplates>('POST /outreach-templates/shipped', {
    invalidates: templateRoutes,
    onDone: ({ added }) => showToast(`${formatCount(added, 'template', 'templates')} added`),
  })
  return (
    <Button onPress={() => add.submit()} waiting={add.waiting && 'Adding'}>
      Add the {formatCount(missing, 'one', 'ones')} that came with Avouch
    </Button>
  )
}

const columns: readonly Column<TemplateRow>[] = [
  {
    id: 'title',
    head: 'Template',
    phone: 'title',
    width: '26%',
    cell: ({ title, inUse }) => (inUse ? title : `${title} (out of use)`),
  },
  {
    id: 'occasion',
    head: 'Occasion',
    width: '22%',
    below1100: 'hide',
    cell: ({ occasion }) => <TextCell text={occasionWords[occasion]} />,
  },
  { id: 'fits', head: 'When it fits', phone: 'second', cell: ({ fits }) => <TextCell wrap text={fits} /> },
  {
    id: 'written',
    head: 'Written',
    align: 'right',
    width: '68px',
    phone: 'title-right',
    cell: ({ written }) => <NumberCell value={written} />,
  },
  {
    id: 'introduced',
    head: 'Yes',
    align: 'right',
    width: '52px',
    cell: ({ introduced }) => <NumberCell value={introduced} />,
  },
]
