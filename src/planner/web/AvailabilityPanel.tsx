import { useInfiniteQuery } from '@tanstack/react-query'
import { searchOfNeed } from '../../matching/need-address.ts'
import { rowsOf } from '../../web/api-query.ts'
import { formatCount, formatNumber } from '../../web/format.ts'
import { useSession } from '../../web/session.ts'
import { Disclosure, Line, Lines } from '../../web/ui/Lines.tsx'
import { Pager } from '../../web/ui/Pager.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { StateShape } from '../../web/ui/StateMark.tsx'
import { sayAvailability } from '../availability.ts'
import { type AvailabilityRow, availabilityQuery } from './availability.queries.ts'

/** For how many open needs enough advocates are free; opens to each of them, those that lack most first. */
export function AvailabilityPanel() {
  const { person } = useSession()
  const may = person?.roles.some((role) => role === 'program-manager' || role === 'executive') ?? false
  const list = useInfiniteQuery({ ...availabilityQuery(8), enabled: may })
  const first = list.data?.pages[0]
  if (first === undefined) return null
  const { met, counted, uncounted, enough } = first
  const rows = rowsOf(list.data) ?? []
  const short = counted - met
  return (
    <Section
      title="Enough to choose from"
      {...(uncounted > 0 ? { aside: `${formatNumber(uncounted)} still to count` } : {})}
    >
      <p>{sayAvailability(met, counted, enough)}</p>
      {rows.length > 0 && (
        <Disclosure
          title="Need by need"
          summary={short === 0 ? 'none is short' : formatCount(short, 'is short', 'are short')}
        >
          <Lines label="Open needs, those that lack most first">
            {rows.map((row) => (
              <Line
                key={row.id}
                strong={false}
                mark={<StateShape kind={row.free === null ? 'later' : row.isEnough ? 'kept' : 'risk'} />}
                title={row.name}
                detail={sayAsked(row)}
                aside={sayFree(row, enough)}
                to={addressOf(row)}
              />
            ))}
          </Lines>
          <Pager shown={rows.length} total={counted + uncounted} query={list} />
        </Disclosure>
      )}
    </Section>
  )
}

/** A request opens its own page; a kept need the match, which says what is missing and whom to recruit. */
function addressOf({ kind, id, need }: AvailabilityRow): string {
  return kind === 'request' ? `/requests/${id}` : `/find?${searchOfNeed(need)}`
}

function sayAsked({ person, activity, need, segment }: AvailabilityRow): string {
  const asked = need.criteria.slice(0, 3).map(({ name }) => name)
  const parts = [activity, ...asked, segment === null ? null : `segment ${segment}`, person]
  return parts.filter((part) => part !== null).join(', ')
}

function sayFree({ free }: AvailabilityRow, enough: number): string {
  if (free === null) return 'not counted yet'
  if (free >= 50) return '50 or more free'
  return free >= enough
    ? `${formatNumber(free)} free`
    : `${formatNumber(free)} of ${formatNumber(enough)} free`
}
