import { Checkbox } from '../../../web/ui/Checkbox.tsx'
import { Note } from '../../../web/ui/Note.tsx'
import { type Met, sayMet } from './collision.queries.ts'

type CollisionFormProps = {
  readonly met: readonly Met[]
  readonly acknowledged: boolean
  readonly onAcknowledge: (acknowledged: boolean) => void
}

/** Which other teams are with the customer around the day, and that the proposer knows. */
export function CollisionForm({ met, acknowledged, onAcknowledge }: CollisionFormProps) {
  if (met.length === 0) return null
  return (
    <Note tone="due" title="Another team is with this customer around that day" lined live>
      <ul>
        {met.map((each) => (
          <li key={`${each.kind} ${each.id}`}>{sayMet(each)}.</li>
        ))}
      </ul>
      <Checkbox
        label="I know, and propose them all the same"
        name="acknowledged"
        checked={acknowledged}
        onChange={onAcknowledge}
        help="Both teams are told, and it stands on both requests."
      />
    </Note>
  )
}
