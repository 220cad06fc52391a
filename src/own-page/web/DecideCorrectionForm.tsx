import { useState } from 'react'
import { useSubmit } from '../../web/submit.ts'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { KeyValue } from '../../web/ui/KeyValue.tsx'
import { RadioGroup } from '../../web/ui/RadioGroup.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { decideOwnCorrection } from '../contract.ts'
import { type OwnCorrectionShown, ownLinkRoutes, partWords } from './own-link.queries.ts'

const labels = { answer: 'What they read of it' }

type FormProps = { readonly correction: OwnCorrectionShown; readonly onClose: () => void }

/** What became of a correction: taken over into the record, or not and why. */
export function DecideCorrectionForm({ correction, onClose }: FormProps) {
  const [kind, setKind] = useState('taken-over')
  const [answer, setAnswer] = useState('')
  const decide = useSubmit<typeof decideOwnCorrection>('POST /own-corrections/:ownCorrectionId/decision', {
    invalidates: ownLinkRoutes,
    onDone: () => {
      showToast('They read your answer on their page')
      onClose()
    },
  })
  const send = () =>
    decide.submit({
      params: { ownCorrectionId: correction.id },
      body: { isTakenOver: kind === 'taken-over', answer: answer.trim() || null },
    })
  return (
    <FormSheet
      title="What became of it?"
      fact={correction.contact.name}
      onClose={onClose}
      onSubmit={send}
      submit="Answer"
      save={decide}
      labels={labels}
    >
      <KeyValue
        facts={[
          { label: 'About', value: partWords[correction.part] },
          ...(correction.held === null ? [] : [{ label: 'We hold', value: correction.held }]),
          { label: 'They say', value: correction.wanted },
        ]}
      />
      <RadioGroup
        legend="Is it taken over?"
        value={kind}
        onChange={setKind}
        choices={[
          { value: 'taken-over', label: 'Yes, the record says so now' },
          { value: 'declined', label: 'No, and I say why' },
        ]}
      />
      <TextField
        label={labels.answer}
        name="answer"
        value={answer}
        onChange={setAnswer}
        error={decide.fieldErrors.answer}
      />
    </FormSheet>
  )
}
