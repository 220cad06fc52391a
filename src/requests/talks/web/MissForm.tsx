import { useState } from 'react'
import { useSubmit } from '../../../web/submit.ts'
import { Checkbox } from '../../../web/ui/Checkbox.tsx'
import { FormSheet } from '../../../web/ui/FormSheet.tsx'
import { RadioGroup } from '../../../web/ui/RadioGroup.tsx'
import { TextArea } from '../../../web/ui/TextField.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import type { missMeeting } from '../../asks/ask.contract.ts'
import type { WhoMissed } from '../../asks/ask-facts.ts'
import { whomOf } from '../../asks/web/ask.queries.ts'
import { type Ask, type Request, requestRoutes } from '../../web/queries.ts'

type Props = { readonly request: Request; readonly ask: Ask; readonly onClose: () => void }

/** It did not take place: who did not come, what happened, and whether both find another time. */
export function MissForm({ request, ask, onClose }: Props) {
  const [missing, setMissing] = useState<WhoMissed | null>(null)
  const [again, setAgain] = useState(true)
  const [reason, setReason] = useState('')
  const save = useSubmit<typeof missMeeting>('POST /requests/:requestId/asks/:askId/miss', {
    invalidates: requestRoutes,
    onDone: () => {
      showToast(isTriedAgain ? 'Noted; both sides are asked for another time' : 'Noted')
      onClose()
    },
  })
  const isTriedAgain = again && missing !== null && ask.state === 'scheduled'
  const send = () => {
    if (reason.trim() === '') return
    const body = { reason: reason.trim(), missing, again: isTriedAgain }
    save.submit({ params: { requestId: request.id, askId: ask.id }, body })
  }
  return (
    <FormSheet
      title="It did not take place"
      fact={whomOf(ask)}
      onClose={onClose}
      onSubmit={send}
      submit="Note it"
      save={save}
      waiting="Noting"
      disabledReason={reason.trim() === '' ? 'Say what happened' : null}
      labels={{ reason: 'What happened' }}
      notDone="Nothing was noted"
    >
      <RadioGroup<WhoMissed>
        legend="Who did not come"
        name="missing"
        value={missing}
        onChange={setMissing}
        choices={[
          { value: 'advocate', label: whomOf(ask) },
          { value: 'prospect', label: request.speaksWith ?? 'Whom they were to talk to' },
          { value: 'ours', label: 'Somebody of ours' },
        ]}
      />
      <TextArea
        label="What happened"
        name="reason"
        help="The customer is not blamed, whoever it was."
        maxLength={300}
        value={reason}
        onChange={setReason}
        error={save.fieldErrors['reason']}
      />
      {missing !== null && ask.state === 'scheduled' && (
        <Checkbox
          label="Let both find another time"
          help={
            missing === 'advocate'
              ? 'The yes stays. Nobody writes to the customer by itself: do so yourself.'
              : 'The yes stays and counts nothing more; both sides are told kindly and choose another time.'
          }
          checked={again}
          onChange={setAgain}
        />
      )}
    </FormSheet>
  )
}
