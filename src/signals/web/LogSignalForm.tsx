import { useState } from 'react'
import { findContacts } from '../../customers/web/contact.queries.ts'
import { useSubmit } from '../../web/submit.ts'
import { type Choosable, ComboBox } from '../../web/ui/ComboBox.tsx'
import { FieldGrid } from '../../web/ui/Field.tsx'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { NumberField } from '../../web/ui/NumberField.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { DateField, TextArea } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { logSignal } from '../contract.ts'
import { loggedKinds, needsScore, scaleOf, signalWords, type Tone, tones, toneWords } from '../signal.ts'
import { signalChanges } from './queries.ts'

const labels = {
  kind: 'What it was',
  contactId: 'Who',
  score: 'Score',
  tone: 'How it speaks for them',
  on: 'Day',
  comment: 'In their words, or yours',
}

export type SignalOf = {
  readonly contactId?: string
  readonly accountId?: string
  readonly name?: string
}

type LogSignalFormProps = SignalOf & { readonly onClose: () => void }

/** Writes a signal down: what was noticed, of whom, when. It is credited to whoever writes and their team. */
export function LogSignalForm({ contactId, accountId, name, onClose }: LogSignalFormProps) {
  const [kind, setKind] = useState<(typeof loggedKinds)[number]>('praise')
  const [contact, setContact] = useState<Choosable | null>(null)
  const [score, setScore] = useState<number | null>(null)
  const [tone, setTone] = useState<Tone>('good')
  const [on, setOn] = useState(() => Temporal.Now.plainDateISO().toString())
  const [comment, setComment] = useState('')
  const isKnown = contactId !== undefined || accountId !== undefined
  const scale = scaleOf(kind)
  const save = useSubmit<typeof logSignal>('POST /signals', {
    invalidates: signalChanges,
    onDone: () => {
      showToast('Written down, and credited to you')
      onClose()
    },
  })
  const send = () =>
    save.submit({
      body: {
        ...{ kind, contactId: contactId ?? contact?.id ?? null, accountId: accountId ?? null, on },
        ...{
          score: scale === null ? null : score,
          scale: null,
          tone: scale !== null && score !== null ? null : tone,
        },
        ...{ comment: comment.trim() || null, personId: null },
      },
    })
  return (
    <FormSheet
      title="Log a signal"
      fact={name ?? 'Evidence that somebody thinks well of us, or no longer does'}
      onClose={onClose}
      onSubmit={send}
      submit="Log the signal"
      save={save}
      labels={labels}
    >
      {!isKnown && (
        <ComboBox
          label={labels.contactId}
          name="contactId"
          value={contact}
          onChange={setContact}
          find={findContacts}
          placeholder="Name of the contact"
          error={save.fieldErrors.contactId}
        />
      )}
      <Select
        label={labels.kind}
        name="kind"
        value={kind}
        options={loggedKinds.map((value) => ({ value, label: signalWords[value] }))}
        onChange={(value) => setKind(loggedKinds.find((each) => each === value) ?? 'note')}
      />
      <FieldGrid columns="1fr 1fr">
        {scale !== null && (
          <NumberField
            label={`${labels.score}, of ${scale}`}
            name="score"
            value={score}
            onChange={setScore}
            {...(needsScore(kind) ? {} : { aside: 'optional' })}
            error={save.fieldErrors.score}
          />
        )}
        {(scale === null || (score === null && !needsScore(kind))) && (
          <Select
            label={labels.tone}
            name="tone"
            value={tone}
            options={tones.map((value) => ({ value, label: toneWords[value] }))}
            onChange={(value) => setTone(tones.find((each) => each === value) ?? 'good')}
          />
        )}
        <DateField label={labels.on} name="on" value={on} onChange={setOn} error={save.fieldErrors.on} />
      </FieldGrid>
      <TextArea
        label={labels.comment}
        name="comment"
        value={comment}
        onChange={setComment}
        {...(kind === 'note' ? {} : { aside: 'optional' })}
        error={save.fieldErrors.comment}
      />
    </FormSheet>
  )
}
