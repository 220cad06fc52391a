import { useQuery } from '@tanstack/react-query'
import { markOf, wordsOf } from '../../protection/web/queries.ts'
import { apiQuery } from '../../web/api-query.ts'
import { formatDay } from '../../web/format.ts'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import type { listWorkedWith } from '../worked-with.contract.ts'

/** Advocates whom one's own requests went to lately, with how they stand now; nothing where there are none. */
export function WorkedWithPanel() {
  const rows = useQuery(apiQuery<typeof listWorkedWith>('GET /worked-with')).data?.rows
  if (rows === undefined || rows.length === 0) return null
  return (
    <Section title="You worked with" qualifier="your own requests of the last year">
      <Lines label="You worked with">
        {rows.map(({ contactId, name, account, activity, on, isDone, standing }) => (
          <Line
            key={contactId}
            title={account === null ? name : `${name}, ${account}`}
            detail={`${activity}, ${isDone ? formatDay(on) : `asked for ${formatDay(on)}`}`}
            to={`/advocates/${contactId}`}
            {...(standing === null
              ? {}
              : { aside: <StateMark kind={markOf(standing.state)}>{wordsOf(standing)}</StateMark> })}
          />
        ))}
      </Lines>
    </Section>
  )
}
