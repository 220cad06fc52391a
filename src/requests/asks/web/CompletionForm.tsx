import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dayHere } from '../../../web/format.ts'
import { useSubmit } from '../../../web/submit.ts'
import { FieldGrid } from '../../../web/ui/Field.tsx'
import { FormSheet } from '../../../web/ui/FormSheet.tsx'
import { NumberField } from '../../../web/ui/NumberField.tsx'
import { DateField } from '../../../web/ui/TextField.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'

import { chainQuery } from '../../approvals/web/wording.queries.ts'
import { isWordsField } from '../../approvals/wording.ts'
import { asksFor } from '../../web/brief-draft.queries.ts'
import { type Ask, type Request, requestRoutes } from '../../web/queries.ts'
import type { completeMeeting } from '../ask.contract.ts'
import { timeOf, whomOf } from './ask.queries.ts'
import { evidenceLabel, ResultFieldsForm } from './ResultFieldsForm.tsx'

type Values = Readonly<Record<string, string>>
type CompletionFormProps = { readonly request: Request; readonly ask: Ask; readonly onClose: () => void }

const labels = { doneOn: 'On', evidence: evidenceLabel, minutes: 'How long' }

/** It took place: when, and what came of it, as its kind asks. One question goes to either side then. */
export function CompletionForm({ request, ask, onClose }: CompletionFormProps) {
  const { resultFields } = request.activityType
  const { hasHour } = asksFor(request.activityType)
  const today = dayHere()
  const [doneOn, setDoneOn] = useState(firstDay(request, ask, today))
  const [evidence, setEvidence] = useState('')
  const chain = useQuery({ ...chainQuery(request.id, ask.id), enabled: ask.needsWords })
  const agreed = chain.data?.wording?.versions.at(-1)?.text
  const [typed, setTyped] = useState<Values>({})
  const values: Values = { ...knownValues(request, agreed), ...typed }
  const [minutes, setMinutes] = useState<number | null>(ask.meeting?.minutes ?? request.minutes)
  const save = useSubmit<typeof completeMeeting>('POST /requests/:requestId/asks/:askId/completion', {
    invalidates: requestRoutes,
    onDone: () => {
      showToast('Noted. One question goes to either side')
      onClose()
    },
  })
  const open = resultFields.find(({ label, isRequired }) => isRequired && !values[label]?.trim())
  const missing = doneOn === '' ? 'Say on which day' : open === undefined ? null : `Fill in “${open.label}”`
  const waits = missing ?? (resultFields.length === 0 && evidence.trim() === '' ? 'Say what shows it' : null)
  const send = () => {
    if (waits !== null) return
    const result = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))
    const body = { doneOn, evidence: evidence.trim(), minutes: hasHour ? minutes : null, result }
    save.submit({ params: { requestId: request.id, askId: ask.id }, body })
  }
  return (
    <FormSheet
      title={hasHour ? 'It took place' : 'It is done'}
      fact={whomOf(ask)}
      onClose={onClose}
      onSubmit={send}
      submit={hasHour ? 'Note that it took place' : 'Note that it is done'}
      save={save}
      waiting="Noting"
      disabledReason={waits}
      labels={labels}
      notDone="Nothing was noted"
    >
      <FieldGrid columns={hasHour ? '1fr 1fr' : '1fr'}>
        <DateField
          label={labels.doneOn}
          name="doneOn"
          max={today}
          value={doneOn}
          onChange={setDoneOn}
          error={save.fieldErrors['doneOn']}
        />
        {hasHour && (
          <NumberField
            label={labels.minutes}
            name="minutes"
            unit="minutes"
            value={minutes}
            onChange={setMinutes}
            min={0}
            error={save.fieldErrors['minutes']}
          />
        )}
      </FieldGrid>
      <ResultFieldsForm
        activityType={request.activityType}
        values={values}
        onValues={setTyped}
        evidence={evidence}
        onEvidence={setEvidence}
        errors={save.fieldErrors}
      />
    </FormSheet>
  )
}

/** The day it was agreed for, or set for; today where that is ahead or there was none. */
function firstDay({ activityType, needBy }: Request, { meeting }: Ask, today: string): string {
  const agreed = meeting === null ? null : timeOf(meeting.startsAt).day
  const day = agreed ?? (activityType.timing === 'fixed-day' ? needBy : null)
  return day !== null && day <= today ? day : today
}

/** What is known already: the words as both sides agreed to them, and what the brief says under the same name. */
function knownValues({ activityType, fields }: Request, agreed: string | undefined): Values {
  return Object.fromEntries(
    activityType.resultFields.flatMap(({ label }) => {
      const known = isWordsField(label) ? (agreed ?? fields[label]) : fields[label]
      return known === undefined ? [] : [[label, known]]
    }),
  )
}
