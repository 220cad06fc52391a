import { useState } from 'react'
import { findPeople } from '../../../identity/web/people.queries.ts'
import { dayHere } from '../../../web/format.ts'
import { useSubmit } from '../../../web/submit.ts'
import { type Choosable, ComboBox } from '../../../web/ui/ComboBox.tsx'
import { FormSheet } from '../../../web/ui/FormSheet.tsx'
import { RadioGroup } from '../../../web/ui/RadioGroup.tsx'
import { DateField, TextField } from '../../../web/ui/TextField.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import { type PersuasionOutcome, persuasionOutcomes } from '../direct-mode.ts'
import type { recordPersuasion } from '../relationship.contract.ts'
import { outcomeWords, relationshipRoutes, type ScopeQuery } from './relationship.queries.ts'

type PersuasionFormProps = { readonly scope: ScopeQuery; readonly name: string; readonly onClose: () => void }

/** Who was asked to help with customers, with which ally, and what came of it. */
export function PersuasionForm({ scope, name, onClose }: PersuasionFormProps) {
  const [asked, setAsked] = useState<Choosable | null>(null)
  const [ally, setAlly] = useState<Choosable | null>(null)
  const [on, setOn] = useState(dayHere())
  const [outcome, setOutcome] = useState<PersuasionOutcome>('refused')
  const [note, setNote] = useState('')
  const save = useSubmit<typeof recordPersuasion>('POST /persuasions', {
    invalidates: relationshipRoutes,
    onDone: () => {
      showToast('Written down')
      onClose()
    },
  })
  const more = note.trim() === '' ? {} : { note }
  return (
    <FormSheet
      title="Who was asked to help?"
      fact={name}
      onClose={onClose}
      onSubmit={() =>
        asked !== null &&
        save.submit({ body: { ...scope, askedId: asked.id, allyId: ally?.id ?? null, on, outcome, ...more } })
      }
      submit="Write it down"
      save={save}
      disabledReason={asked === null ? 'Say who was asked.' : null}
      labels={{ askedId: 'Asked' }}
    >
      <ComboBox
        label="Asked"
        value={asked}
        onChange={setAsked}
        find={findPeople}
        error={save.fieldErrors.askedId}
      />
      <ComboBox
        label="With the help of"
        value={ally}
        onChange={setAlly}
        find={findPeople}
        aside="optional"
        error={save.fieldErrors.allyId}
        help="Somebody whose word counts with them."
      />
      <RadioGroup
        legend="What came of it"
        value={outcome}
        onChange={(value) => setOutcome(value as PersuasionOutcome)}
        choices={persuasionOutcomes.map((value) => ({ value, label: outcomeWords[value] }))}
      />
      <DateField label="On" name="on" value={on} onChange={setOn} error={save.fieldErrors.on} />
      <TextField label="What they said" name="note" value={note} onChange={setNote} aside="optional" />
    </FormSheet>
  )
}
