import { useState } from 'react'
import { useSubmit } from '../../web/submit.ts'
import { type Choosable, ComboBox } from '../../web/ui/ComboBox.tsx'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { recordRival } from '../rival.contract.ts'
import { type Account, findAccounts } from './account.queries.ts'
import { rivalRoutes } from './rival.queries.ts'

type RivalFormProps = { readonly account: Account; readonly onClose: () => void }

/** An account on record, or a company known by its name only. */
export function RivalForm({ account, onClose }: RivalFormProps) {
  const [rival, setRival] = useState<Choosable | null>(null)
  const [name, setName] = useState('')
  const record = useSubmit<typeof recordRival>('POST /accounts/:accountId/rivals', {
    invalidates: rivalRoutes,
    onDone: () => {
      showToast(`Recorded, for both sides`)
      onClose()
    },
  })
  const isGiven = rival !== null || name.trim() !== ''
  return (
    <FormSheet
      title="Record a competitor"
      fact={account.name}
      onClose={onClose}
      onSubmit={() => {
        if (!isGiven) return
        const body = rival === null ? { name: name.trim() } : { name: rival.label, rivalId: rival.id }
        record.submit({ params: { accountId: account.id }, body })
      }}
      submit={`Record ${rival?.label ?? (name.trim() || 'them')}`}
      save={record}
      disabledReason={isGiven ? null : 'Say who it is'}
      labels={{ rivalId: 'An account on record', name: 'A company that is not' }}
      notDone="Nothing was recorded"
    >
      <ComboBox
        label="An account on record"
        name="rivalId"
        value={rival}
        onChange={setRival}
        find={findAccounts}
        error={record.fieldErrors['rivalId']}
        help="Nobody of either company is asked to convince the other."
      />
      {rival === null && (
        <TextField
          label="Or a company that is not"
          name="name"
          value={name}
          onChange={setName}
          error={record.fieldErrors['name']}
        />
      )}
    </FormSheet>
  )
}
