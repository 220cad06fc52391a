import { useState } from 'react'
import { useSubmit } from '../../web/submit.ts'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { RadioGroup } from '../../web/ui/RadioGroup.tsx'
import { DateField, TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { raiseObjection, restAdvocate } from '../contract.ts'
import { standingRoutes } from './queries.ts'

const labels = { until: 'Until', reason: 'Reason' }

type RestFormProps = {
  readonly contactId: string
  readonly accountId: string | null
  readonly name: string
  readonly onClose: () => void
}

/** Rest because the advocate asked for it, or the relationship owner's objection, to them or to the account. */
export function RestForm({ contactId, accountId, name, onClose }: RestFormProps) {
  const [kind, setKind] = useState('rest')
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState('')
  const options = {
    invalidates: standingRoutes,
    onDone: () => {
      showToast(kind === 'rest' ? `${name} rests` : 'The objection stands')
      onClose()
    },
  }
  const rest = useSubmit<typeof restAdvocate>('POST /advocates/:contactId/rest', options)
  const object = useSubmit<typeof raiseObjection>('POST /accounts/:accountId/objection', options)
  const save = kind === 'rest' ? rest : object
  function send() {
    if (kind === 'rest') {
      rest.submit({ params: { contactId }, body: { until, reason: reason.trim() || null } })
    } else {
      const whom = kind === 'contact' ? { contactId } : {}
      object.submit({
        params: { accountId: accountId ?? '' },
        body: { reason, until: until || null, ...whom },
      })
    }
  }
  const choices = [
    { value: 'rest', label: 'They asked to rest' },
    ...(accountId === null
      ? []
      : [
          { value: 'contact', label: 'The owner objects to asking them' },
          { value: 'account', label: 'The owner objects to asking anybody at the account' },
        ]),
  ]
  return (
    <FormSheet
      title="Rest or hold"
      fact={name}
      onClose={onClose}
      onSubmit={send}
      submit={kind === 'rest' ? 'Let them rest' : 'Object'}
      save={save}
      labels={labels}
    >
      <RadioGroup legend="Why are they not to be asked?" value={kind} onChange={setKind} choices={choices} />
      <DateField
        label={labels.until}
        name="until"
        value={until}
        onChange={setUntil}
        error={save.fieldErrors.until}
        help={
          kind === 'rest' ? 'The first day on which they may be asked again.' : 'Empty: until it is lifted.'
        }
      />
      <TextField
        label={labels.reason}
        name="reason"
        value={reason}
        onChange={setReason}
        error={save.fieldErrors.reason}
        {...(kind === 'rest' ? { aside: 'optional' } : {})}
      />
    </FormSheet>
  )
}
