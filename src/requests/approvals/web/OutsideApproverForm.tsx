import { useState } from 'react'
import { useSubmit } from '../../../web/submit.ts'
import { FormSheet } from '../../../web/ui/FormSheet.tsx'
import { TextField } from '../../../web/ui/TextField.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import { type Ask, type Request, requestRoutes } from '../../web/queries.ts'
import type { nameApprover } from '../wording.contract.ts'
import type { Chain } from './wording.queries.ts'

type OutsideApproverFormProps = {
  readonly request: Request
  readonly ask: Ask
  readonly known: Chain['outsideApprover']
  readonly onClose: () => void
}

const labels = { name: 'Name', email: 'Work mail' }

/** Names who approves in the customer's house. */
export function OutsideApproverForm({ request, ask, known, onClose }: OutsideApproverFormProps) {
  const [name, setName] = useState(known?.name ?? '')
  const [email, setEmail] = useState(known?.email ?? '')
  const save = useSubmit<typeof nameApprover>('PUT /requests/:requestId/asks/:askId/outside-approver', {
    invalidates: requestRoutes,
    onDone: () => {
      showToast(`${name.trim()} is named`)
      onClose()
    },
  })
  const isMissing = name.trim() === '' || email.trim() === ''
  const body = { name: name.trim(), email: email.trim() }
  return (
    <FormSheet
      title={`Who approves at ${ask.account.name}?`}
      onClose={onClose}
      onSubmit={() => !isMissing && save.submit({ params: { requestId: request.id, askId: ask.id }, body })}
      submit="Name them"
      save={save}
      waiting="Naming"
      disabledReason={isMissing ? 'Name and mail are needed' : null}
      labels={labels}
      notDone="Nobody was named"
    >
      <TextField
        label={labels.name}
        name="name"
        value={name}
        onChange={setName}
        error={save.fieldErrors['name']}
        help="In their communications or legal."
      />
      <TextField
        label={labels.email}
        name="email"
        type="email"
        value={email}
        onChange={setEmail}
        error={save.fieldErrors['email']}
        help="They get one page with one button, and are remembered for this account."
      />
    </FormSheet>
  )
}
