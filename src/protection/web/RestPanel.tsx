import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { endRest, liftObjection } from '../contract.ts'
import { standingQuery, standingRoutes } from './queries.ts'
import { RestForm } from './RestForm.tsx'

type RestPanelProps = {
  readonly contactId: string
  readonly accountId: string | null
  readonly name: string
}

/** The buttons for rest on request and for the owner's objection: begin, end, lift. */
export function RestPanel({ contactId, accountId, name }: RestPanelProps) {
  const [open, setOpen] = useState(false)
  const standing = useQuery(standingQuery(contactId)).data
  const codes = standing?.general.reasons.map(({ code }) => code) ?? []
  const [mayRest, mayObject] = [standing?.may.rest ?? null, standing?.may.object ?? null]
  const rests = codes.includes('own-rest')
  const objected = codes.includes('objection')
  return (
    <>
      {rests && <EndRest contactId={contactId} name={name} may={mayRest} />}
      {objected && accountId !== null && (
        <LiftObjection contactId={contactId} accountId={accountId} may={mayObject} />
      )}
      {!rests && !objected && (
        <Button onPress={() => setOpen(true)} disabledReason={mayRest}>
          Rest or hold
        </Button>
      )}
      {open && (
        <RestForm contactId={contactId} accountId={accountId} name={name} onClose={() => setOpen(false)} />
      )}
    </>
  )
}

type EndRestProps = { readonly contactId: string; readonly name: string; readonly may: string | null }

function EndRest({ contactId, name, may }: EndRestProps) {
  const end = useSubmit<typeof endRest>('DELETE /advocates/:contactId/rest', {
    invalidates: standingRoutes,
    onDone: () => showToast(`${name} rests no longer`),
  })
  return (
    <Button
      onPress={() => end.submit({ params: { contactId } })}
      waiting={end.waiting && 'Ending'}
      disabledReason={may}
    >
      End the rest
    </Button>
  )
}

type LiftProps = { readonly contactId: string; readonly accountId: string; readonly may: string | null }

/** Lifts what stands against the contact, and what stands against the whole account. */
function LiftObjection({ contactId, accountId, may }: LiftProps) {
  const whole = useSubmit<typeof liftObjection>('DELETE /accounts/:accountId/objection', {
    invalidates: standingRoutes,
    onDone: () => showToast('The objection is lifted'),
  })
  const one = useSubmit<typeof liftObjection>('DELETE /accounts/:accountId/objection', {
    onDone: () => whole.submit({ params: { accountId } }),
  })
  return (
    <Button
      onPress={() => one.submit({ params: { accountId }, query: { contactId } })}
      waiting={(one.waiting || whole.waiting) && 'Lifting'}
      disabledReason={may}
    >
      Lift the objection
    </Button>
  )
}
