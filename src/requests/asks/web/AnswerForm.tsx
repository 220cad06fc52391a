import { useState } from 'react'
import { useSubmit } from '../../../web/submit.ts'
import { FieldGrid } from '../../../web/ui/Field.tsx'
import { FormSheet } from '../../../web/ui/FormSheet.tsx'
import { RadioGroup } from '../../../web/ui/RadioGroup.tsx'
import { DateField, TextField } from '../../../web/ui/TextField.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import { asksFor } from '../../web/brief-draft.queries.ts'
import { type Ask, type Request, requestRoutes } from '../../web/queries.ts'
import type { recordAnswer } from '../ask.contract.ts'
import { readMoment, whomOf } from './ask.queries.ts'

type AnswerFormProps = { readonly request: Request; readonly ask: Ask; readonly onClose: () => void }
type Answer = 'yes' | 'not-now' | 'no' | 'never'

const labels = { startsAt: 'Day', until: 'Not before', reason: 'In their words' }

/** What a customer answered by phone or in person. Every answer is as good as another. */
export function AnswerForm({ request, ask, onClose }: AnswerFormProps) {
  const { hasHour } = asksFor(request.activityType)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [day, setDay] = useState('')
  const [hour, setHour] = useState('10:00')
  const [reason, setReason] = useState('')
  const save = useSubmit<typeof recordAnswer>('POST /requests/:requestId/asks/:askId/answer', {
    invalidates: requestRoutes,
    onDone: () => {
      showToast('Answer noted')
      onClose()
    },
  })
  const send = () => {
    if (answer === null) return
    const when = hasHour && answer === 'yes' ? { startsAt: readMoment(day, hour) } : {}
    const until = answer === 'not-now' ? { until: day || null } : {}
    const said = answer === 'yes' ? {} : { reason: reason.trim() || null }
    const body = { answer, ...when, ...until, ...said }
    save.submit({ params: { requestId: request.id, askId: ask.id }, body })
  }
  const errors = save.fieldErrors
  return (
    <FormSheet
      title="What did they say?"
      fact={whomOf(ask)}
      onClose={onClose}
      onSubmit={send}
      submit="Note the answer"
      save={save}
      waiting="Noting"
      disabledReason={answer === null ? 'Choose their answer' : null}
      labels={labels}
      notDone="Nothing was noted"
    >
      <RadioGroup<Answer>
        legend="Their answer"
        name="answer"
        value={answer}
        onChange={setAnswer}
        choices={[
          { value: 'yes', label: 'Yes' },
          { value: 'not-now', label: 'Not now' },
          { value: 'no', label: 'No' },
          { value: 'never', label: 'Never for this kind', help: 'They are not asked for it again.' },
        ]}
      />
      {hasHour && answer === 'yes' && (
        <FieldGrid columns="1fr 1fr">
          <DateField
            label="Day"
            name="startsAt"
            aside="if agreed"
            value={day}
            onChange={setDay}
            error={errors['startsAt']}
          />
          <TextField label="From, your time" type="time" value={hour} onChange={setHour} />
        </FieldGrid>
      )}
      {answer === 'not-now' && (
        <DateField label={labels.until} name="until" value={day} onChange={setDay} error={errors['until']} />
      )}
      {answer !== null && answer !== 'yes' && (
        <TextField
          label={labels.reason}
          name="reason"
          aside="optional"
          maxLength={300}
          value={reason}
          onChange={setReason}
          error={errors['reason']}
        />
      )}
    </FormSheet>
  )
}
