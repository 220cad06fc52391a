import { useState } from 'react'
import { useSubmit } from '../../web/submit.ts'
import { type Choosable, ComboBox } from '../../web/ui/ComboBox.tsx'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { RadioGroup } from '../../web/ui/RadioGroup.tsx'
import { DateField, TextArea, TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { answerOutreach } from '../contract.ts'
import { type DeclineReason, declineReasons, declineWords } from '../outreach.ts'
import { findPeople, type Outreach, outreachChanges } from './queries.ts'

const labels = {
  answer: 'Their answer',
  introducedBy: 'Who made the hand-over',
  how: 'How',
  until: 'Not before',
  reason: 'Why not',
  note: 'In their words',
}

type Answer = 'yes' | 'later' | 'no'
const acts: Readonly<Record<Answer, string>> = {
  yes: 'Note the yes',
  later: 'Keep it until then',
  no: 'Note the no',
}

type CustomerAnswerFormProps = { readonly outreach: Outreach; readonly onClose: () => void }

/** What the customer said: yes, with who introduced them; later, with the day; no, with the reason. */
export function CustomerAnswerForm({ outreach, onClose }: CustomerAnswerFormProps) {
  const { contact, owner, ownerAnswer, sender } = outreach
  const first = ownerAnswer === 'introduces' && owner !== null ? owner : sender
  const [answer, setAnswer] = useState<Answer>('yes')
  const [by, setBy] = useState<Choosable | null>({ id: first.id, label: first.name })
  const [how, setHow] = useState(
    ownerAnswer === 'introduces' ? 'Introduced by mail' : 'Answered the first word',
  )
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState<DeclineReason>('rather-not')
  const [note, setNote] = useState('')
  const saving = useSubmit<typeof answerOutreach>('POST /outreaches/:outreachId/answer', {
    invalidates: outreachChanges,
    onDone: () => {
      showToast(answer === 'yes' ? `${contact.name} is introduced` : 'Noted')
      onClose()
    },
  })
  const send = () =>
    saving.submit({
      params: { outreachId: outreach.id },
      body: {
        ...{ answer, note: note === '' ? null : note },
        ...(answer === 'yes' ? { introducedBy: by?.id ?? null, how: how === '' ? null : how } : {}),
        ...(answer === 'later' ? { until: until === '' ? null : until } : {}),
        ...(answer === 'no' ? { reason } : {}),
      },
    })
  return (
    <FormSheet
      title={`What did ${contact.name} say?`}
      onClose={onClose}
      onSubmit={send}
      submit={acts[answer]}
      save={saving}
      waiting="Noting"
      disabledReason={answer === 'later' && until === '' ? 'Say from when' : null}
      labels={labels}
      notDone="Nothing was noted"
    >
      <RadioGroup
        legend={labels.answer}
        value={answer}
        onChange={setAnswer}
        choices={[
          { value: 'yes', label: 'Yes, they would like to talk' },
          { value: 'later', label: 'Later' },
          { value: 'no', label: 'No, or never an answer' },
        ]}
      />
      {answer === 'yes' && (
        <>
          <ComboBox label={labels.introducedBy} value={by} onChange={setBy} find={findPeople} />
          <TextField label={labels.how} value={how} onChange={setHow} error={saving.fieldErrors.how} />
        </>
      )}
      {answer === 'later' && (
        <DateField label={labels.until} value={until} onChange={setUntil} error={saving.fieldErrors.until} />
      )}
      {answer === 'no' && (
        <RadioGroup
          legend={labels.reason}
          value={reason}
          onChange={setReason}
          choices={declineReasons.map((value) => ({ value, label: declineWords[value] }))}
        />
      )}
      <TextArea label={labels.note} rows={3} value={note} onChange={setNote} />
    </FormSheet>
  )
}
