import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { rowsOf } from '../../web/api-query.ts'
import { formatDay, formatFull, formatMoment, formatNumber } from '../../web/format.ts'
import { SettingsColumn } from '../../web/SettingsColumn.tsx'
import { Button } from '../../web/ui/Button.tsx'
import { TextCell, TwoLines } from '../../web/ui/Cells.tsx'
import { ComboBox } from '../../web/ui/ComboBox.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { Pager } from '../../web/ui/Pager.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { DateField } from '../../web/ui/TextField.tsx'
import { useUrlState } from '../../web/url-state.ts'
import { describeEventData, describeEventName } from '../event-words.ts'
import styles from './AuditPage.module.css'
import { type AuditedEvent, type AuditView, eventNamesQuery, eventsQuery } from './event.queries.ts'
import { findPeople, personQuery } from './people.queries.ts'

const defaults = { actor: '', name: '', subject: '', from: '', to: '' }

/** Who did what, when, to what: written with every change, and changed by nobody. */
export function AuditPage() {
  const [view, setView] = useUrlState(defaults)
  const events = useInfiniteQuery(eventsQuery(view))
  const rows = rowsOf(events.data)
  const filtered = Object.values(view).some((value) => value !== '')
  const clear = () => setView(defaults)
  return (
    <>
      <PageHeader
        title="Audit trail"
        crumbs={[{ label: 'Settings' }, { label: 'Audit' }]}
        fact="Every change, with who made it. Nobody can edit it, here or through the API."
      />
      <SettingsColumn>
        <AuditFilters view={view} onView={setView} />
        <DataTable
          label="Events"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          tall
          problem={events.error}
          onRetry={() => void events.refetch()}
          empty={
            <EmptyState
              title={filtered ? 'Nothing happened like that' : 'Nothing happened yet'}
              actions={filtered ? <Button onPress={clear}>Show everything</Button> : undefined}
            >
              {filtered
                ? 'A wider span of days, or fewer filters, shows more.'
                : 'The first change stands here.'}
            </EmptyState>
          }
          foot={
            <Pager
              shown={rows?.length ?? 0}
              total={events.hasNextPage ? null : (rows?.length ?? 0)}
              query={events}
            />
          }
        />
      </SettingsColumn>
    </>
  )
}

type FiltersProps = { readonly view: AuditView; readonly onView: (patch: Partial<AuditView>) => void }

function AuditFilters({ view, onView }: FiltersProps) {
  const names = useQuery(eventNamesQuery())
  const actor = useQuery({ ...personQuery(view.actor), enabled: view.actor !== '' })
  const chosen = view.actor === '' ? null : { id: view.actor, label: actor.data?.name ?? '…' }
  const options = (names.data?.rows ?? []).map(({ name, count }) => ({
    value: name,
    label: `${describeEventName(name)} (${formatNumber(count)})`,
  }))
  return (
    <div className={styles.filters}>
      <Select
        label="What"
        value={view.name}
        onChange={(name) => onView({ name })}
        options={[{ value: '', label: 'Everything' }, ...options]}
      />
      <ComboBox
        label="Who"
        value={chosen}
        onChange={(person) => onView({ actor: person?.id ?? '' })}
        find={findPeople}
      />
      <DateField label="From" value={view.from} onChange={(from) => onView({ from })} max={view.to} />
      <DateField label="To" value={view.to} onChange={(to) => onView({ to })} min={view.from} />
      {view.subject !== '' && (
        <div className={styles.subject}>
          <Button onPress={() => onView({ subject: '' })}>Show every record, not only one</Button>
        </div>
      )}
    </div>
  )
}

const columns: readonly Column<AuditedEvent>[] = [
  {
    id: 'what',
    head: 'What happened',
    phone: 'title',
    cell: (row) => <TwoLines first={describeEventName(row.name)} second={detailOf(row)} />,
  },
  { id: 'who', head: 'Who', width: '26%', phone: 'second', cell: (row) => <Actor row={row} /> },
  {
    id: 'when',
    head: 'When',
    width: '17%',
    phone: 'third',
    cell: (row) => <span title={formatFull(row.at)}>{formatMoment(row.at)}</span>,
  },
]

function detailOf(row: AuditedEvent): string {
  if (row.texts === null) return 'Names are for program managers.'
  const texts = Object.values(row.texts).flatMap((text) => (text ? [text.replace(/\.$/, '')] : []))
  const subject = row.subject.name === null ? [] : [row.subject.name]
  const data = describeEventData(row.data, formatWhen)
  return [...new Set([...subject, ...texts]), ...(data === '' ? [] : [data])].join(', ')
}

const formatWhen = (when: string) => (when.length === 10 ? formatDay(when) : formatMoment(when))

function Actor({ row }: { readonly row: AuditedEvent }) {
  if (row.actor.kind === 'link') return <TextCell text="Somebody with a link" />
  if (row.actor.kind === 'system')
    return <TextCell text={`Avouch (${(row.actor.name ?? '').replaceAll('-', ' ')})`} />
  const name = row.actor.name ?? 'Somebody who was removed'
  return <TextCell text={row.byKey ? `${name}, by API key` : name} />
}
