import { useState } from 'react'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { FieldGrid, FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { NumberField } from '../../web/ui/NumberField.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { DateField, TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { completeMeeting } from '../ask.contract.ts'
import { timeOf, whomOf } from './ask.queries.ts'
import { type Ask, type Request, requestRoutes } from './queries.ts'

type CompletionFormProps = { readonly request: Request; readonly ask: Ask; readonly onClose: () => void }

const labels = { doneOn: 'On', evidence: 'What shows it', minutes: 'How long' }

/** It took place: when, and what shows it. One question goes to either side then. */
export function CompletionForm({ request, ask, onClose }: CompletionFormProps) {
  const today = timeOf(new Date().toISOString()).day
  const [doneOn, setDoneOn] = useState(timeOf(ask.meeting?.startsAt ?? new Date().toISOString()).day)
  const [evidence, setEvidence] = useState('')
  const [minutes, setMinutes] = useState<number | null>(ask.meeting?.minutes ?? request.minutes)
  const save = useSubmit<typeof completeMeeting>('POST /requests/:requestId/asks/:askId/completion', {
    invalidates: requestRoutes,
    onDone: () => {
      showToast('Noted. One question goes to either side')
      onClose()
    },
  })
  const missing = doneOn === '' ? 'Say on which day' : evidence.trim() === '' ? 'Say what shows it' : null
  const send = () => {
    if (missing !== null) return
    const body = { doneOn, evidence: evidence.trim(), minutes }
    save.submit({ params: { requestId: request.id, askId: ask.id }, body })
  }
  return (
    <Sheet
      title="It took place"
      fact={whomOf(ask)}
      onClose={onClose}
      onSubmit={send}
      foot={
        <Button look="solid" type="submit" waiting={save.waiting && 'Noting'} disabledReason={missing}>
          Note that it took place
        </Button>
      }
    >
      <FieldStack>
        <FieldGrid columns="1fr 1fr">
          <DateField
            label={labels.doneOn}
            name="doneOn"
            max={today}
            value={doneOn}
            onChange={setDoneOn}
            error={save.fieldErrors['doneOn']}
          />
          <NumberField
            label={labels.minutes}
            name="minutes"
            unit="minutes"
            value={minutes}
            onChange={setMinutes}
            min={0}
            error={save.fieldErrors['minutes']}
          />
        </FieldGrid>
        <TextField
          label={labels.evidence}
          name="evidence"
          help="Who was there, a link to the piece, the published page."
          maxLength={300}
          value={evidence}
          onChange={setEvidence}
          error={save.fieldErrors['evidence']}
        />
        <FormErrors problem={save.problem} labels={labels} title="Nothing was noted" />
      </FieldStack>
    </Sheet>
  )
}
