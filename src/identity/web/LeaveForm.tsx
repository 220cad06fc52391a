import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { handOverWork } from '../../requests/handover/handover.contract.ts'
import {
  handoverRoutes,
  holdingsQuery,
  sayHoldings,
  sayWhatStays,
} from '../../requests/handover/web/handover.queries.ts'
import { useSubmit } from '../../web/submit.ts'
import { type Choosable, ComboBox } from '../../web/ui/ComboBox.tsx'
import { ConfirmDialog } from '../../web/ui/ConfirmDialog.tsx'
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
  const told = holdings === undefined ? '' : sayHoldings(holdings)
  return (
    <ConfirmDialog
      title={`Mark ${person.name} as left?`}
      goes={[
        'their sign-in, at once and everywhere',
        'their API keys',
        ...(person.signIn === 'invited' ? ['their invitation'] : []),
      ]}
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
      {told === '' ? (
        <p>The record stays; there is nothing to hand over. Coming back needs a new invitation.</p>
      ) : (
        <>
          <p>
            The record stays. {person.name} has {told}. Coming back needs a new invitation.
          </p>
          <ComboBox
            label="Who takes all of it on"
            name="toId"
            aside="or later, on this page"
            value={to}
            onChange={setTo}
            find={findPeople}
            error={handOver.fieldErrors.toId}
            help={sayWhatStays(person.name, to?.label, holdings)}
          />
        </>
      )}
    </ConfirmDialog>
  )
}
