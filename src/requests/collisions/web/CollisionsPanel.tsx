import { useQuery } from '@tanstack/react-query'
import { formatDay } from '../../../web/format.ts'
import { Line, Lines } from '../../../web/ui/Lines.tsx'
import { Section } from '../../../web/ui/Section.tsx'
import { StateShape } from '../../../web/ui/StateMark.tsx'
import { sayRequestNumber } from '../../web/queries.ts'
import { collisionsQuery, sayMet } from './collision.queries.ts'

/** Which other teams are with the customers of a request, as it was known. Nothing where none is. */
export function CollisionsPanel({ requestId }: { readonly requestId: string }) {
  const rows = useQuery(collisionsQuery(requestId)).data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Section title="Other teams are there too">
      <Lines label="Other teams with the same customers">
        {rows.map(({ id, whom, other, acknowledgedBy, at }) => (
          <Line
            key={id}
            mark={<StateShape kind={other.isOver ? 'never' : 'due'} />}
            title={whom}
            detail={`${sayMet(other)}${other.number === null ? '' : `, ${sayRequestNumber(other.number)}`}${other.isOver ? ' (over by now)' : ''}. ${acknowledgedBy} knew, ${formatDay(at)}.`}
          />
        ))}
      </Lines>
    </Section>
  )
}
