import { stateWords } from '../../../activities/ledger.ts'
import { formatCount, formatDay } from '../../../web/format.ts'
import { Line, Lines } from '../../../web/ui/Lines.tsx'
import { Section } from '../../../web/ui/Section.tsx'
import { StateMark } from '../../../web/ui/StateMark.tsx'
import type { Review } from './queries.ts'

/** What the account they spoke for, and its segment, are left with. */
export function ReviewGapPanel({ review }: { readonly review: Review }) {
  const { segment, colleagues, asks } = review.gap
  return (
    <Section title="Without them" qualifier={review.account?.name}>
      {segment !== null && <Segment segment={segment} />}
      <Lines label="Who could stand in">
        {colleagues.map(({ id, name, title, stage, score }) => (
          <Line
            key={id}
            strong={false}
            title={name}
            detail={[title, stage === 'customer' ? 'not in the program' : stage]
              .filter((part) => part !== null)
              .join(', ')}
            {...(score === null ? {} : { aside: `candidate ${(score / 100).toFixed(2)}` })}
            to={stage === 'customer' ? `/contacts/${id}` : `/advocates/${id}`}
          />
        ))}
        {asks.map(({ id, requestId, title, state, on }) => (
          <Line
            key={id}
            title={`Still asked for: ${title}`}
            detail={on === null ? stateWords[state] : `${stateWords[state]}, ${formatDay(on)}`}
            {...(requestId === null ? {} : { to: `/requests/${requestId}` })}
          />
        ))}
      </Lines>
      {colleagues.length === 0 && <p>Nobody else is known there.</p>}
    </Section>
  )
}

function Segment({ segment }: { readonly segment: NonNullable<Review['gap']['segment']> }) {
  const { industry, region, advocates, open } = segment
  const named = [industry, region].filter((part) => part !== null).join(', ')
  const words = `${formatCount(advocates, 'advocate remains', 'advocates remain')} for ${formatCount(open, 'open opportunity', 'open opportunities')}`
  return (
    <p>
      {named === '' ? 'Its industry and region are not known: ' : `${named}: `}
      {advocates < open ? <StateMark kind="due">{words}</StateMark> : words}
    </p>
  )
}
