import { useState } from 'react'
import { useSubmit } from '../../web/submit.ts'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { liftLimit } from '../limit.contract.ts'
import { ruleRoutes, type SetLimit, sayValue, sayWhom } from './limit.queries.ts'

const labels = { reason: 'Reason' }

type LiftLimitFormProps = { readonly limit: SetLimit; readonly onClose: () => void }

/** Lifts a limit, with the reason; the wider rule is in force again. */
export function LiftLimitForm({ limit, onClose }: LiftLimitFormProps) {
  const [reason, setReason] = useState('')
  const lift = useSubmit<typeof liftLimit>('PUT /protection/limits/:limitId/lifting', {
    invalidates: ruleRoutes,
    onDone: () => {
      showToast('Lifted')
      onClose()
    },
  })
  return (
    <FormSheet
      title="Lift this limit"
      fact={sayWhom(limit)}
      onClose={onClose}
      onSubmit={() => lift.submit({ params: { limitId: limit.id }, body: { reason } })}
      submit="Lift it"
      save={lift}
      waiting="Lifting"
      disabledReason={reason.trim() === '' ? 'Say why.' : null}
      labels={labels}
      notDone="Nothing was lifted"
    >
      <p>
        {limit.title}: {sayValue(limit.value, limit.unit)}. It was set because: {limit.reason}
      </p>
      <TextField
        label={labels.reason}
        name="reason"
        value={reason}
        onChange={setReason}
        error={lift.fieldErrors.reason}
      />
    </FormSheet>
  )
}
