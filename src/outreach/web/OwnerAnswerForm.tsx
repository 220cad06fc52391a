import { useState } from 'react'
import { type Objection, objections } from '../../requests/approvals/approval.texts.ts'
import { useSubmit } from '../../web/submit.ts'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { RadioGroup } from '../../web/ui/RadioGroup.tsx'
import { DateField, TextArea } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { answerForOwner } from '../contract.ts'
import type { OwnerAnswer } from '../outreach.ts'
import { outOfReachWords } from '../owner-reach.ts'
import { type Outreach, outreachChanges } from './queries.ts'

const labels = {
  answer: 'The word of the owner',
  objection: 'Why not',
  until: 'Not before',
  note: 'In their words',
}

const withoutThem = 'Go on without them'

const acts: Readonly<Record<OwnerAnswer, string>> = {
  'go-ahead': 'Let it go on',
  named: 'Let it go on, and be named',
  introduces: 'Introduce them',
  object: 'Do not write to them',
}

type OwnerAnswerFormProps = { readonly outreach: Outreach; readonly onClose: () => void }

/** The relationship owner's word, in the app: their own, or noted by the program as they said it. */
export function OwnerAnswerForm({ outreach, onClose }: OwnerAnswerFormProps) {
  const [answer, setAnswer] = useState<OwnerAnswer>('go-ahead')
  const [objection, setObjection] = useState<Objection>('contract')
  const [until, setUntil] = useState('')
  const [note, setNote] = useState('')
  const saving = useSubmit<typeof answerForOwner>('POST /outreaches/:outreachId/owner-answer', {
    invalidates: outreachChanges,
    onDone: () => {
      showToast('Noted')
      onClose()
    },
  })
  const { outOfReach } = outreach
  const isDecision = outOfReach !== null && answer === 'go-ahead'
  const no = answer === 'object' ? { objection, until: until === '' ? null : until } : {}
  const send = () =>
    saving.submit({
      params: { outreachId: outreach.id },
      body: { answer, note: note === '' ? null : note, ...no },
    })
  return (
    <FormSheet
      title={`May we write to ${outreach.contact.name}?`}
      fact={factOf(outreach)}
      onClose={onClose}
      onSubmit={send}
      submit={isDecision ? withoutThem : acts[answer]}
      save={saving}
      waiting="Noting"
      disabledReason={isDecision && note.trim() === '' ? 'Say why it goes on without them' : null}
      labels={labels}
      notDone="Nothing was noted"
    >
      <RadioGroup
        legend={labels.answer}
        value={answer}
        onChange={setAnswer}
        choices={[
          { value: 'go-ahead', label: outOfReach === null ? 'Go ahead' : withoutThem },
          { value: 'named', label: 'Go ahead, and name me in the mail' },
          { value: 'introduces', label: 'I introduce you myself' },
          { value: 'object', label: 'Not now, or not them' },
        ]}
      />
      {answer === 'object' && (
        <>
          <RadioGroup
            legend={labels.objection}
            value={objection}
            onChange={setObjection}
            choices={objections.map(({ code, says }) => ({ value: code, label: says }))}
          />
          <DateField
            label={labels.until}
            value={until}
            onChange={setUntil}
            error={saving.fieldErrors.until}
            help="Without a day it holds until somebody lifts it. Nobody asks them for anything else either."
          />
        </>
      )}
      <TextArea
        label={isDecision ? 'Why' : labels.note}
        name="note"
        rows={3}
        value={note}
        onChange={setNote}
        error={saving.fieldErrors.note}
      />
    </FormSheet>
  )
}

function factOf({ owner, outOfReach }: Outreach): string | undefined {
  if (owner === null) return undefined
  if (outOfReach === null) return `${owner.name} holds the relationship.`
  return `${owner.name} holds the relationship and cannot be reached: ${outOfReachWords[outOfReach]}.`
}
