import { useQuery } from '@tanstack/react-query'
import { isDone, stateWords } from '../../activities/ledger.ts'
import { formatCount, formatDay, formatList, formatNumber } from '../../web/format.ts'
import { DateCell, NumberCell } from '../../web/ui/Cells.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { Disclosure, Line, Lines } from '../../web/ui/Lines.tsx'
import { LoadCurve } from '../../web/ui/LoadCurve.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { loadQuery } from './queries.ts'

type LoadPanelProps = {
  readonly contactId: string
  /** An ask that is weighed: the curve shows how the load would run with it. */
  readonly ask?: { readonly activityTypeId: string; readonly on: string }
}

type Load = Awaited<ReturnType<NonNullable<ReturnType<typeof loadQuery>['queryFn']>>>
type Step = Load['steps'][number]

/** Load of the past and the next 90 days against the cap; every step of it leads to the ask that makes it. */
export function LoadPanel({ contactId, ask }: LoadPanelProps) {
  const query = useQuery(loadQuery(contactId, ask))
  return (
    <Section title="Load" qualifier="past and next 90 days">
      <QueryView query={query} what="The load" holds="Asking goes on safely.">
        {(load) => (
          <>
            <LoadCurve
              past={load.past}
              ahead={load.ahead}
              today={load.today}
              cap={load.cap}
              warnAt={load.warnAt}
              bands={load.bands.map(({ from, until, says }) => ({ from, to: until, label: says }))}
              steps={load.steps.map((step) => ({
                day: step.day,
                load: step.load,
                up: step.begin.length > 0,
                says: `${formatDay(step.day)}: load ${formatNumber(step.load)}. ${causeOf(step, load)}`,
              }))}
              {...(load.withAsk === null ? {} : { withAsk: { label: 'with the ask', points: load.withAsk } })}
            />
            <OverWords load={load} />
            {load.ownAsks !== null && (
              <p>
                Their own limit: {formatNumber(load.ownAsks.taken)} of {formatNumber(load.ownAsks.allowed)}{' '}
                asks in 90 days.
              </p>
            )}
            <MakingOf load={load} />
          </>
        )}
      </QueryView>
    </Section>
  )
}

type PartProps = { readonly load: Load }

/** A limit that was lowered leaves bookings as they are; they show as over it. */
function OverWords({ load: { load, cap } }: PartProps) {
  const over = load.done + load.reserved - cap
  if (over <= 0) return null
  return (
    <p>
      {formatNumber(load.done + load.reserved)} of {formatNumber(cap)}: over the cap in force by{' '}
      {formatCount(over, 'point', 'points')}. What is booked stays.
    </p>
  )
}

function MakingOf({ load }: PartProps) {
  return (
    <>
      {load.asks.length > 0 && (
        <Disclosure title="What makes it" summary={formatCount(load.asks.length, 'ask', 'asks')}>
          <Lines label="Asks that make the load">
            {load.asks.map((each) => (
              <Line
                key={each.id}
                title={each.title}
                detail={`${whenOf(each)}; drops out on ${formatDay(each.freesOn)}`}
                aside={formatNumber(each.loadPoints)}
              />
            ))}
          </Lines>
        </Disclosure>
      )}
      {load.steps.length > 0 && (
        <Disclosure title="Step by step" summary={formatCount(load.steps.length, 'change', 'changes')}>
          <DataTable
            label="Every change of the load, and the asks behind it"
            dense
            columns={columnsFor(load)}
            rows={load.steps}
            rowKey={(step) => step.day}
            empty={<p>Nothing changes.</p>}
          />
        </Disclosure>
      )}
      {load.bands.length > 0 && (
        <Disclosure title="Rest, blackouts and absences" summary={formatNumber(load.bands.length)}>
          <Lines label="Rest, blackouts and absences">
            {load.bands.map((band) => (
              <Line
                key={`${band.from} ${band.says}`}
                title={band.says}
                strong={false}
                aside={`${formatDay(band.from)} to ${formatDay(band.until)}`}
              />
            ))}
          </Lines>
        </Disclosure>
      )}
    </>
  )
}

function columnsFor(load: Load): readonly Column<Step>[] {
  return [
    {
      id: 'day',
      head: 'From',
      phone: 'title',
      width: '88px',
      cell: ({ day }) => <DateCell when={day} />,
    },
    {
      id: 'load',
      head: 'Load',
      align: 'right',
      phone: 'title-right',
      width: '56px',
      cell: (step) => <NumberCell value={step.load} />,
    },
    { id: 'why', head: 'Because', phone: 'second', cell: (step) => causeOf(step, load) },
  ]
}

/** “Sales reference call” begins to count, 2. “Panel” of 4 Sep drops out, 4. */
function causeOf({ begin, dropOut }: Step, { asks }: Load): string {
  const named = (ids: readonly string[], say: (ask: Load['asks'][number]) => string) =>
    formatList(asks.filter(({ id }) => ids.includes(id)).map(say))
  const parts = [
    begin.length === 0
      ? null
      : `${named(begin, ({ title, loadPoints }) => `“${title}” (${formatNumber(loadPoints)})`)} ${begin.length === 1 ? 'counts' : 'count'} from here.`,
    dropOut.length === 0
      ? null
      : `${named(dropOut, ({ title, loadPoints, on }) => `“${title}” of ${formatDay(on)} (${formatNumber(loadPoints)})`)} ${dropOut.length === 1 ? 'drops' : 'drop'} out.`,
  ]
  return parts.filter((part) => part !== null).join(' ')
}

function whenOf({ on, state, isOpen }: Load['asks'][number]): string {
  if (isOpen) return `Reserved for ${formatDay(on)}`
  if (isDone(state)) return `Done on ${formatDay(on)}`
  const words = stateWords[state]
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} on ${formatDay(on)}`
}
