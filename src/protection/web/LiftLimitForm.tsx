import { useState } from 'react'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
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
    <Sheet
      title="Lift this limit"
      fact={sayWhom(limit)}
      onClose={onClose}
      onSubmit={() => lift.submit({ params: { limitId: limit.id }, body: { reason } })}
      foot={
        <Button
          look="solid"
          type="submit"
          waiting={lift.waiting && 'Lifting'}
          disabledReason={reason.trim() === '' ? 'Say why.' : null}
        >
          Lift it
        </Button>
      }
    >
      <FieldStack>
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
        <FormErrors problem={lift.problem} labels={labels} title="Nothing was lifted" />
      </FieldStack>
    </Sheet>
  )
}
