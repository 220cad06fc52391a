import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { handOverWork } from '../../requests/handover/handover.contract.ts'
import {
  type Holdings,
  handoverRoutes,
  holdingsQuery,
  sayHoldings,
  sayWhatStays,
} from '../../requests/handover/web/handover.queries.ts'
import { formatList } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { type Choosable, ComboBox } from '../../web/ui/ComboBox.tsx'
import { ConfirmDialog } from '../../web/ui/ConfirmDialog.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { markAsLeft } from '../people.contract.ts'
import { findPeople, type Person, peopleRoutes } from './people.queries.ts'

/** Somebody leaves: what they have goes to a colleague in the same act, or stays until it is handed over. */
export function LeaveForm({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const [to, setTo] = useState<Choosable | null>(null)
  const holdings = useQuery(holdingsQuery(person.id, to?.id)).data
  const params = { personId: person.id }
  const departure = { version: person.version }
  const leave = useSubmit<typeof markAsLeft>('POST /people/:personId/departure', {
    invalidates: peopleRoutes,
    onDone: () => {
      showToast(`${person.name} is marked as left`)
      onClose()
    },
  })
  const handOver = useSubmit<typeof handOverWork>('POST /people/:personId/handover', {
    invalidates: handoverRoutes,
    onDone: () => {
      showToast(`${person.name} is marked as left; ${to?.label ?? 'a colleague'} has their work`)
      onClose()
    },
  })
  const ends = [
    'Their sign-in',
    'their API keys',
    ...(person.signIn === 'invited' ? ['their invitation'] : []),
  ]
  return (
    <ConfirmDialog
      title={`Mark ${person.name} as left?`}
      confirm={to === null ? 'Mark as left' : 'Hand over and mark as left'}
      keep="Keep as is"
      onConfirm={() =>
        to === null
          ? leave.submit({ params, body: departure })
          : handOver.submit({ params, body: { toId: to.id, departure } })
      }
      onClose={onClose}
      waiting={(leave.waiting || handOver.waiting) && 'Saving'}
      problem={leave.problem ?? handOver.problem}
    >
      <FieldStack>
        <p>
          {formatList(ends)} end at once and everywhere. The record stays; coming back needs a new invitation.
        </p>
        {holdings !== undefined && (
          <Heir
            person={person}
            holdings={holdings}
            to={to}
            onChange={setTo}
            error={handOver.fieldErrors.toId}
          />
        )}
      </FieldStack>
    </ConfirmDialog>
  )
}

type HeirProps = {
  readonly person: Person
  readonly holdings: Holdings
  readonly to: Choosable | null
  readonly onChange: (to: Choosable | null) => void
  readonly error: string | undefined
}

/** What they have, and to whom it goes. */
function Heir({ person, holdings, to, onChange, error }: HeirProps) {
  const told = sayHoldings(holdings)
  if (told === '') return <p>There is nothing to hand over.</p>
  return (
    <>
      <p>
        {person.name} has {told}.
      </p>
      <ComboBox
        label="Who takes all of it on"
        name="toId"
        aside="or later, with the person"
        value={to}
        onChange={onChange}
        find={findPeople}
        error={error}
        help={sayWhatStays(person.name, to?.label, holdings)}
      />
    </>
  )
}
