import { useQuery } from '@tanstack/react-query'
import { MatchWeightsPanel } from '../../matching/web/MatchWeightsPanel.tsx'
import { formatCount, formatNumber } from '../../web/format.ts'
import { SettingsColumn } from '../../web/SettingsColumn.tsx'
import { Button } from '../../web/ui/Button.tsx'
import { NumberCell } from '../../web/ui/Cells.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { Stack } from '../../web/ui/Section.tsx'
import { useUrlState } from '../../web/url-state.ts'
import { type Approver, activityFamilyNames } from '../activity-type.ts'
import { ActivityTypePanel } from './ActivityTypePanel.tsx'
import styles from './ActivityTypesPage.module.css'
import { type ActivityTypeRow, activityTypesQuery, teamsInShort } from './queries.ts'

const defaults = { type: '', new: false }

/** What a customer can be asked for: the kinds, and the one that is open at their right. */
export function ActivityTypesPage() {
  const [view, setView] = useUrlState(defaults)
  const types = useQuery(activityTypesQuery(true))
  const rows = types.data?.rows
  const chosen = rows?.find((type) => type.id === view.type)
  const may = types.data?.may.edit ?? null
  const close = () => setView(defaults)
  return (
    <>
      <PageHeader
        title="What a customer can be asked for"
        crumbs={[{ label: 'Settings' }, { label: 'Activity types' }]}
        fact={rows === undefined ? undefined : factOf(rows)}
        actions={
          <Button onPress={() => setView({ type: '', new: true })} disabledReason={may}>
            New kind
          </Button>
        }
      />
      <SettingsColumn>
        <div className={chosen === undefined && !view.new ? undefined : styles.withRecord}>
          <DataTable
            label="Activity types"
            dense
            columns={columns}
            rows={rows}
            rowKey={(type) => type.id}
            rowTo={(type) => `/settings/activity-types?type=${type.id}`}
            currentKey={view.type}
            groupOf={(type) => activityFamilyNames[type.family]}
            problem={types.error}
            onRetry={() => void types.refetch()}
            empty={<EmptyState title="No kind of activity is there">Add the first one.</EmptyState>}
            foot="Notice in working days, rest in days; load in points of a cap of 8 for a person in 90 days."
          />
          {(chosen !== undefined || (view.new && may === null)) && (
            <div className={styles.record}>
              <Stack>
                <ActivityTypePanel
                  key={`${chosen?.id} ${chosen?.version}`}
                  type={chosen}
                  may={may}
                  onClose={close}
                  onAdded={(id) => setView({ type: id, new: false })}
                />
                {chosen !== undefined && <MatchWeightsPanel key={chosen.id} activityTypeId={chosen.id} />}
              </Stack>
            </div>
          )}
        </div>
      </SettingsColumn>
    </>
  )
}

const columns: readonly Column<ActivityTypeRow>[] = [
  {
    id: 'kind',
    head: 'Kind',
    phone: 'title',
    cell: (type) => (type.inUse ? type.name : `${type.name} (out of use)`),
  },
  {
    id: 'for',
    head: 'For',
    width: '21%',
    phone: 'second',
    cell: (type) => <span className={styles.words}>{teamsInShort(type.teams)}</span>,
  },
  {
    id: 'notice',
    head: 'Notice',
    align: 'right',
    width: '58px',
    cell: (type) => <NumberCell value={type.noticeDays} />,
  },
  {
    id: 'load',
    head: 'Load',
    align: 'right',
    width: '46px',
    phone: 'title-right',
    cell: (type) => formatNumber(type.loadPoints),
  },
  {
    id: 'rest',
    head: 'Rest',
    align: 'right',
    width: '46px',
    cell: (type) => <NumberCell value={type.restDays} />,
  },
  {
    id: 'approved',
    head: 'Approved by',
    width: '29%',
    phone: 'third',
    cell: (type) => <span className={styles.words}>{chainInShort(type)}</span>,
  },
]

function factOf(rows: readonly ActivityTypeRow[]): string {
  const inUse = rows.filter((type) => type.inUse).length
  return `${formatCount(rows.length, 'kind', 'kinds')}, ${formatNumber(inUse)} in use. Each has its burden, its notice and its own chain of approvals.`
}

const counts = ['none', 'one', 'two', 'three', 'four', 'five', 'six'] as const
const shortNames: Readonly<Record<Approver, string>> = {
  owner: 'owner',
  advocate: 'advocate',
  company: 'company',
  legal: 'our legal',
  program: 'program',
  executive: 'an executive',
}

/** Up to three by name; longer chains by their number and their end, as there is no room for more. */
function chainInShort({ steps }: ActivityTypeRow): string {
  const names = steps.map((step) => shortNames[step.approver])
  if (names.length <= 3) return names.join(', ')
  return `${counts[names.length] ?? names.length}, to ${names.at(-1)}`
}
