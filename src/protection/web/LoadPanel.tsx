import { useQuery } from '@tanstack/react-query'
import { formatDay, formatNumber } from '../../web/format.ts'
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

/** Load of the past and the next 90 days against the cap, and the asks that make it. */
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
              blackouts={load.blackouts.map(({ from, until }) => ({
                from,
                to: until,
                label: 'their blackout',
              }))}
              {...(load.withAsk === null ? {} : { withAsk: { label: 'with the ask', points: load.withAsk } })}
            />
            {load.ownAsks !== null && (
              <p>
                Their own limit: {formatNumber(load.ownAsks.taken)} of {formatNumber(load.ownAsks.allowed)}{' '}
                asks in 90 days.
              </p>
            )}
            {load.asks.length > 0 && (
              <Disclosure title="What makes it" summary={`${formatNumber(load.asks.length)} asks`}>
                <Lines label="Asks that make the load">
                  {load.asks.map((each) => (
                    <Line
                      key={each.id}
                      title={each.title}
                      detail={`${each.isOpen ? 'Reserved for' : 'Done on'} ${formatDay(each.on)}; drops out on ${formatDay(each.freesOn)}`}
                      aside={formatNumber(each.loadPoints)}
                    />
                  ))}
                </Lines>
              </Disclosure>
            )}
          </>
        )}
      </QueryView>
    </Section>
  )
}
