import { useState } from 'react'
import { findPeople } from '../../../identity/web/people.queries.ts'
import { useSubmit } from '../../../web/submit.ts'
import { type Choosable, ComboBox } from '../../../web/ui/ComboBox.tsx'
import { FormSheet } from '../../../web/ui/FormSheet.tsx'
import { DateField, TextArea } from '../../../web/ui/TextField.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import type { openHelp } from '../contract.ts'
import { helpRoutes } from './queries.ts'

const labels = { what: 'What they ask us for', ownerId: 'Who sees to it', dueOn: 'They have word by' }

type HelpOpenFormProps = { readonly contactId: string; readonly name: string; readonly onClose: () => void }

/** What an advocate asked us for, and who sees to it. */
export function HelpOpenForm({ contactId, name, onClose }: HelpOpenFormProps) {
  const [what, setWhat] = useState('')
  const [owner, setOwner] = useState<Choosable | null>(null)
  const [dueOn, setDueOn] = useState('')
  const save = useSubmit<typeof openHelp>('POST /advocates/:contactId/helps', {
    invalidates: helpRoutes,
    onDone: () => {
      showToast(`Written down for ${name}`)
      onClose()
    },
  })
  const day = dueOn === '' ? {} : { dueOn }
  const body = { what, ...(owner === null ? {} : { ownerId: owner.id }), ...day }
  return (
    <FormSheet
      title="They ask us for help"
      fact={name}
      onClose={onClose}
      onSubmit={() => save.submit({ params: { contactId }, body })}
      submit="Write it down"
      save={save}
      disabledReason={what.trim() === '' ? 'Say what they ask for.' : null}
      labels={labels}
    >
      <TextArea
        label={labels.what}
        name="what"
        rows={4}
        value={what}
        onChange={setWhat}
        error={save.fieldErrors.what}
        help="In their words: they read it again once you tell them what became of it."
      />
      <ComboBox
        label={labels.ownerId}
        name="ownerId"
        value={owner}
        onChange={setOwner}
        find={findPeople}
        error={save.fieldErrors.ownerId}
        aside="optional"
        help="Nobody named: the relationship owner."
      />
      <DateField
        label={labels.dueOn}
        name="dueOn"
        value={dueOn}
        onChange={setDueOn}
        min={Temporal.Now.plainDateISO().toString()}
        error={save.fieldErrors.dueOn}
        aside="optional"
      />
    </FormSheet>
  )
}
