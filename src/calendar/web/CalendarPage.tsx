import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { teamsQuery } from '../../identity/web/people.queries.ts'
import { rowsOf } from '../../web/api-query.ts'
import { dayHere, formatCount } from '../../web/format.ts'
import { isStaff, useSession } from '../../web/session.ts'
import { Button } from '../../web/ui/Button.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { Menu } from '../../web/ui/Menu.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { Pager } from '../../web/ui/Pager.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Segmented } from '../../web/ui/RadioGroup.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { useUrlState } from '../../web/url-state.ts'
import { entryKindNames, entryKinds } from '../entry.ts'
import { AgendaPanel } from './AgendaPanel.tsx'
import { BringCalendarForm } from './BringCalendarForm.tsx'
import styles from './CalendarPage.module.css'
import { EntryForm } from './EntryForm.tsx'
import { FeedForm } from './FeedForm.tsx'
import { QuarterPanel } from './QuarterPanel.tsx'
import { quarterOf, sayQuarter, shiftQuarter } from './quarter.queries.ts'
import { entriesQuery } from './queries.ts'

const defaults = { as: 'list', team: '', kind: '', due: false, quarter: '', open: '' }
type View = ReturnType<typeof useUrlState<typeof defaults>>[0]
type SetView = ReturnType<typeof useUrlState<typeof defaults>>[1]

/** What all teams plan together, by month or by quarter, and what of it is due to be asked for. */
export function CalendarPage() {
  const session = useSession()
  const [view, setView] = useUrlState(defaults)
  const quarter = view.quarter || quarterOf(dayHere())
  const list = useInfiniteQuery(entriesQuery(filtersOf(view, quarter), view.as === 'quarter' ? 200 : 100))
  const rows = rowsOf(list.data)
  const first = list.data?.pages[0]
  const home = isStaff(session)
    ? { label: 'Requests', to: '/requests' }
    : { label: 'My requests', to: '/my-requests' }
  return (
    <>
      <PageHeader
        title="Calendar"
        crumbs={[home, { label: 'Calendar' }]}
        fact={factOf(first?.total, first?.due)}
        actions={<Acts onOpen={(open) => setView({ open })} />}
      />
      <Filters view={view} quarter={quarter} setView={setView} />
      <QueryView query={list} what="The calendar">
        {() =>
          rows === undefined || (rows.length === 0 && view.as !== 'quarter') ? (
            <Nothing view={view} isEmpty={first?.total === 0} onAdd={() => setView({ open: 'new' })} />
          ) : view.as === 'quarter' ? (
            <QuarterPanel quarter={quarter} rows={rows} isCut={list.hasNextPage} />
          ) : (
            <AgendaPanel rows={rows} today={first?.today ?? ''} />
          )
        }
      </QueryView>
      {list.hasNextPage && <Pager shown={rows?.length ?? 0} total={null} query={list} withoutKeys />}
      {view.open === 'new' && <EntryForm onClose={() => setView({ open: '' })} />}
      {view.open === 'bring' && <BringCalendarForm onClose={() => setView({ open: '' })} />}
      {view.open === 'follow' && <FeedForm onClose={() => setView({ open: '' })} />}
    </>
  )
}

function filtersOf({ as, team, kind, due }: View, quarter: string) {
  const [from, until] = [quarter, shiftQuarter(quarter, 1)]
  return {
    ...(team === '' ? {} : { team }),
    ...(entryKinds.some((each) => each === kind) ? { kind: kind as (typeof entryKinds)[number] } : {}),
    ...(due ? { due } : {}),
    ...(as === 'quarter' ? { from, until } : {}),
  }
}

function factOf(total: number | undefined, due: number | undefined) {
  if (total === undefined || due === undefined || total === 0) return undefined
  if (due === 0) return 'Nothing is due to be asked for.'
  return (
    <TextLink to="/calendar?due=1">
      {formatCount(due, 'entry has', 'entries have')} a need that is due to be asked for
    </TextLink>
  )
}

function Acts({ onOpen }: { readonly onOpen: (open: string) => void }) {
  return (
    <>
      <Menu
        label="More"
        items={[
          { label: 'Bring a calendar', onPress: () => onOpen('bring') },
          { label: 'Follow from your calendar', onPress: () => onOpen('follow') },
        ]}
      />
      <Button look="solid" onPress={() => onOpen('new')}>
        Add an entry
      </Button>
    </>
  )
}

type FiltersProps = { readonly view: View; readonly quarter: string; readonly setView: SetView }

function Filters({ view, quarter, setView }: FiltersProps) {
  const teams = useQuery(teamsQuery()).data?.rows ?? []
  const isQuarter = view.as === 'quarter'
  return (
    <div className={styles.filters}>
      <Select
        label="Team"
        value={view.team}
        onChange={(team) => setView({ team })}
        options={[
          { value: '', label: 'All teams' },
          ...teams.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Select
        label="Kind"
        value={view.kind}
        onChange={(kind) => setView({ kind })}
        options={[
          { value: '', label: 'All kinds' },
          ...entryKinds.map((kind) => ({ value: kind, label: entryKindNames[kind] })),
        ]}
      />
      <Select
        label="Needs"
        value={view.due ? 'due' : ''}
        onChange={(due) => setView({ due: due !== '' })}
        options={[
          { value: '', label: 'All entries' },
          { value: 'due', label: 'Due to be asked for' },
        ]}
      />
      <div className={styles.turn}>
        {isQuarter && (
          <>
            <Button
              onPress={() => setView({ quarter: shiftQuarter(quarter, -1) })}
              aria-label="The quarter before"
            >
              ‹
            </Button>
            <strong>{sayQuarter(quarter)}</strong>
            <Button
              onPress={() => setView({ quarter: shiftQuarter(quarter, 1) })}
              aria-label="The quarter after"
            >
              ›
            </Button>
          </>
        )}
        <Segmented
          legend="Shown as"
          legendUnseen
          value={isQuarter ? 'quarter' : 'list'}
          onChange={(as) => setView({ as })}
          choices={[
            { value: 'list', label: 'Months' },
            { value: 'quarter', label: 'Quarter' },
          ]}
        />
      </div>
    </div>
  )
}

type NothingProps = { readonly view: View; readonly isEmpty: boolean; readonly onAdd: () => void }

function Nothing({ view, isEmpty, onAdd }: NothingProps) {
  if (!isEmpty) {
    return (
      <EmptyState
        title={view.due ? 'Nothing is due to be asked for' : 'Nothing lies ahead here'}
        actions={<TextLink to="/calendar">Show everything</TextLink>}
      >
        {view.due
          ? 'Needs stand here two weeks before the last day on which asking keeps the notice.'
          : 'With these filters nothing is planned from today on.'}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title="Nothing is planned yet"
      actions={
        <>
          <Button onPress={onAdd}>Add an entry</Button>
          <TextLink to="/calendar?open=bring">Bring a calendar</TextLink>
        </>
      }
    >
      Launches, campaigns, events, earnings and analyst dates stand here, with the customers each will need,
      before anybody asks for them.
    </EmptyState>
  )
}
