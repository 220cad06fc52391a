import { useState } from 'react'
import { findPeople } from '../../../identity/web/people.queries.ts'
import { useSubmit } from '../../../web/submit.ts'
import { type Choosable, ComboBox } from '../../../web/ui/ComboBox.tsx'
import { FormSheet } from '../../../web/ui/FormSheet.tsx'
import { RadioGroup } from '../../../web/ui/RadioGroup.tsx'
import { DateField, TextArea } from '../../../web/ui/TextField.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import type { handHelpOn, moveHelp } from '../contract.ts'
import { type HelpState, statesAfter } from '../help.ts'
import { type Help, helpRoutes } from './queries.ts'

type HelpFormProps = { readonly help: Help; readonly onClose: () => void }

const choices: Readonly<Record<HelpState, { readonly label: string; readonly help: string }>> = {
  asked: { label: 'Asked for', help: '' },
  escalated: { label: 'Escalated', help: 'Somebody who can decide has it now.' },
  connected: { label: 'Connected', help: 'They know somebody who can help them.' },
  roadmap: { label: 'On the roadmap', help: 'It is planned.' },
  done: { label: 'Done', help: 'As they asked.' },
  cannot: { label: 'Cannot be given', help: 'They are told why.' },
}

/** What became of help: the step, and the outcome in the words they are told. */
export function HelpStepForm({ help, onClose }: HelpFormProps) {
  const states = statesAfter(help.state)
  const [state, setState] = useState<HelpState>(states[0] ?? 'done')
  const [outcome, setOutcome] = useState('')
  const save = useSubmit<typeof moveHelp>('PUT /helps/:helpId/state', {
    invalidates: helpRoutes,
    onDone: () => {
      showToast('Saved; they are still to be told')
      onClose()
    },
  })
  const isEnd = state === 'done' || state === 'cannot'
  const said = outcome.trim() === '' ? null : outcome
  return (
    <FormSheet
      title="What became of it?"
      fact={`${help.name}: “${help.what}”`}
      onClose={onClose}
      onSubmit={() =>
        save.submit({ params: { helpId: help.id }, body: { state, outcome: said, version: help.version } })
      }
      submit="Save"
      save={save}
      disabledReason={isEnd && said === null ? 'Say it in a sentence.' : null}
      labels={{ outcome: 'Outcome' }}
    >
      <RadioGroup
        legend="It is"
        value={state}
        onChange={setState}
        error={save.fieldErrors.state}
        choices={states.map((value) => ({ value, ...choices[value] }))}
      />
      <TextArea
        label="Outcome"
        name="outcome"
        rows={4}
        value={outcome}
        onChange={setOutcome}
        error={save.fieldErrors.outcome}
        {...(isEnd ? {} : { aside: 'optional' })}
        help="They read these words; you can change them before they go."
      />
    </FormSheet>
  )
}

/** Who sees to it from now on, and by when they should have word. */
export function HelpOwnerForm({ help, onClose }: HelpFormProps) {
  const [owner, setOwner] = useState<Choosable | null>(
    help.owner === null ? null : { id: help.owner.id, label: help.owner.name },
  )
  const [dueOn, setDueOn] = useState(help.dueOn)
  const save = useSubmit<typeof handHelpOn>('PUT /helps/:helpId/owner', {
    invalidates: helpRoutes,
    onDone: () => {
      showToast(owner === null ? 'Saved' : `${owner.label} sees to it`)
      onClose()
    },
  })
  const body = { ownerId: owner?.id ?? null, dueOn, version: help.version }
  return (
    <FormSheet
      title="Who sees to it?"
      fact={`${help.name}: “${help.what}”`}
      onClose={onClose}
      onSubmit={() => save.submit({ params: { helpId: help.id }, body })}
      submit="Save"
      save={save}
      labels={{ ownerId: 'Who sees to it', dueOn: 'They have word by' }}
    >
      <ComboBox
        label="Who sees to it"
        name="ownerId"
        value={owner}
        onChange={setOwner}
        find={findPeople}
        error={save.fieldErrors.ownerId}
        help="They are told, and may move it on whosever customer it is."
      />
      <DateField
        label="They have word by"
        name="dueOn"
        value={dueOn}
        onChange={setDueOn}
        error={save.fieldErrors.dueOn}
      />
    </FormSheet>
  )
}
