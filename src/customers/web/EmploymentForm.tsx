import { useState } from 'react'
import { dayHere } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { type Choosable, ComboBox } from '../../web/ui/ComboBox.tsx'
import { FieldGrid } from '../../web/ui/Field.tsx'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { DateField, TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { markContactLeft, moveContact, recordAbsence } from '../contact.contract.ts'
import { findAccounts } from './account.queries.ts'
import { ConflictPanel } from './ConflictPanel.tsx'
import { type Contact, contactRoutes } from './contact.queries.ts'

type EmploymentFormProps = { readonly contact: Contact; readonly onClose: () => void }

function done(onClose: () => void, words: string) {
  return () => {
    showToast(words)
    onClose()
  }
}

/** Where somebody works from now on; where they worked stays on record. */
export function MoveForm({ contact, onClose }: EmploymentFormProps) {
  const [account, setAccount] = useState<Choosable | null>(null)
  const [title, setTitle] = useState('')
  const [on, setOn] = useState(dayHere())
  const save = useSubmit<typeof moveContact>('PUT /contacts/:contactId/employment', {
    invalidates: contactRoutes,
    onDone: done(onClose, 'Moved'),
  })
  const send = (version = contact.version ?? 1) => {
    if (account === null) return
    const post = title.trim() === '' ? {} : { title: title.trim() }
    save.submit({ params: { contactId: contact.id }, body: { version, accountId: account.id, on, ...post } })
  }
  return (
    <FormSheet
      title="Where do they work now?"
      fact={contact.name}
      onClose={onClose}
      onSubmit={() => send()}
      submit="Record the move"
      save={save}
      disabledReason={account === null ? 'Choose the account first.' : null}
      errors={
        <ConflictPanel
          problem={save.problem}
          labels={{ accountId: 'Account', on: 'Since' }}
          onOverwrite={send}
          onTakeTheirs={onClose}
        />
      }
    >
      <ComboBox
        label="Account"
        name="accountId"
        value={account}
        onChange={setAccount}
        find={findAccounts}
        error={save.fieldErrors.accountId}
      />
      <TextField
        label="Title there"
        name="title"
        value={title}
        onChange={setTitle}
        aside="optional"
        error={save.fieldErrors.title}
      />
      <DateField label="Since" name="on" value={on} onChange={setOn} error={save.fieldErrors.on} />
    </FormSheet>
  )
}

/** The day somebody left; they are held at once. */
export function LeavingForm({ contact, onClose }: EmploymentFormProps) {
  const [on, setOn] = useState(dayHere())
  const save = useSubmit<typeof markContactLeft>('PUT /contacts/:contactId/leaving', {
    invalidates: contactRoutes,
    onDone: done(onClose, 'Recorded'),
  })
  return (
    <FormSheet
      title="When did they leave?"
      fact={contact.name}
      onClose={onClose}
      onSubmit={() => save.submit({ params: { contactId: contact.id }, body: { on } })}
      submit="Record it"
      save={save}
      disabledReason={on === '' ? 'It needs a day.' : null}
      labels={{ on: 'Left on' }}
    >
      <DateField
        label="Left on"
        name="on"
        value={on}
        onChange={setOn}
        error={save.fieldErrors.on}
        help="Nobody asks them for anything from then on."
      />
    </FormSheet>
  )
}

/** From when until when somebody is away. */
export function AbsenceForm({ contact, onClose }: EmploymentFormProps) {
  const [fromOn, setFromOn] = useState(dayHere())
  const [untilOn, setUntilOn] = useState('')
  const [reason, setReason] = useState('')
  const save = useSubmit<typeof recordAbsence>('POST /contacts/:contactId/absences', {
    invalidates: contactRoutes,
    onDone: done(onClose, 'Recorded'),
  })
  const given = { fromOn, untilOn, ...(reason.trim() === '' ? {} : { reason }) }
  return (
    <FormSheet
      title="When are they away?"
      fact={contact.name}
      onClose={onClose}
      onSubmit={() => save.submit({ params: { contactId: contact.id }, body: given })}
      submit="Record the absence"
      save={save}
      disabledReason={fromOn === '' || untilOn === '' ? 'It needs both days.' : null}
      labels={{ fromOn: 'From', untilOn: 'Until' }}
    >
      <FieldGrid columns="1fr 1fr">
        <DateField
          label="From"
          name="fromOn"
          value={fromOn}
          onChange={setFromOn}
          error={save.fieldErrors.fromOn}
        />
        <DateField
          label="Until"
          name="untilOn"
          value={untilOn}
          onChange={setUntilOn}
          error={save.fieldErrors.untilOn}
        />
      </FieldGrid>
      <TextField
        label="Why"
        name="reason"
        value={reason}
        onChange={setReason}
        aside="optional"
        help="Nothing about health: “away” is enough."
      />
    </FormSheet>
  )
}
