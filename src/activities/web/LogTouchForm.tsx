import { useState } from 'react'
import { useSubmit } from '../../web/submit.ts'
import { FieldGrid } from '../../web/ui/Field.tsx'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { NumberField } from '../../web/ui/NumberField.tsx'
import { RadioGroup } from '../../web/ui/RadioGroup.tsx'
import { DateField, TextArea, TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { logGive, logTouch } from '../ledger.contract.ts'
import { ledgerRoutes } from './queries.ts'

const labels = { title: 'What it was', on: 'Day', minutes: 'Minutes', outcome: 'What came of it' }
const choices = [
  { value: 'touch', label: 'A touch', help: 'A contact that asked for nothing' },
  {
    value: 'review',
    label: 'A business review',
    help: 'You looked at results together; it becomes a signal',
  },
  { value: 'give', label: 'A give', help: 'Something we did for them' },
]

type LogTouchFormProps = { readonly contactId: string; readonly name: string; readonly onClose: () => void }

/** Writes down a touch or a give. */
export function LogTouchForm({ contactId, name, onClose }: LogTouchFormProps) {
  const [kind, setKind] = useState('touch')
  const [title, setTitle] = useState('')
  const [on, setOn] = useState(() => Temporal.Now.plainDateISO().toString())
  const [minutes, setMinutes] = useState<number | null>(null)
  const [outcome, setOutcome] = useState('')
  const options = {
    invalidates: [...ledgerRoutes, 'GET /signals'] as const,
    onDone: () => {
      showToast('Written down')
      onClose()
    },
  }
  const touch = useSubmit<typeof logTouch>('POST /contacts/:contactId/touches', options)
  const give = useSubmit<typeof logGive>('POST /contacts/:contactId/gives', options)
  const save = kind === 'give' ? give : touch
  const choose = (next: string) => {
    if (next === 'review' && title.trim() === '') setTitle('Business review')
    setKind(next)
  }
  const send = () =>
    save.submit({
      params: { contactId },
      body: {
        ...{ title, on, minutes, outcome: outcome.trim() || null },
        ...(kind === 'review' ? { isReview: true } : {}),
      },
    })
  return (
    <FormSheet
      title="Log a touch"
      fact={name}
      onClose={onClose}
      onSubmit={send}
      submit={kind === 'give' ? 'Log the give' : 'Log the touch'}
      save={save}
      labels={labels}
    >
      <RadioGroup legend="What was it?" value={kind} onChange={choose} choices={choices} />
      <TextField
        label={labels.title}
        name="title"
        value={title}
        onChange={setTitle}
        error={save.fieldErrors.title}
        placeholder="Lunch at the fair"
      />
      <FieldGrid columns="1fr 1fr">
        <DateField label={labels.on} name="on" value={on} onChange={setOn} error={save.fieldErrors.on} />
        <NumberField
          label={labels.minutes}
          name="minutes"
          value={minutes}
          onChange={setMinutes}
          aside="optional"
        />
      </FieldGrid>
      <TextArea
        label={labels.outcome}
        name="outcome"
        value={outcome}
        onChange={setOutcome}
        aside="optional"
      />
    </FormSheet>
  )
}
