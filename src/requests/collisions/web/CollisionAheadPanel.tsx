import { StateMark } from '../../../web/ui/StateMark.tsx'
import { sayMet, sayMetShort, useCollisions } from './collision.queries.ts'

type CollisionAheadPanelProps = {
  readonly requestId: string
  readonly contactId: string
}

/** Beside a candidate: which other team is with them around the day. Nothing where none is. */
export function CollisionAheadPanel({ requestId, contactId }: CollisionAheadPanelProps) {
  const { met } = useCollisions(requestId, contactId, '')
  const [first] = met
  if (first === undefined) return null
  const more = met.length === 1 ? '' : `, and ${met.length - 1} more`
  return (
    <p title={met.map(sayMet).join('\n')}>
      <StateMark kind="due">
        {sayMetShort(first)}
        {more}
      </StateMark>
    </p>
  )
}
