import { useState } from 'react'
import { findAccounts } from '../../../customers/web/account.queries.ts'
import { useSubmit } from '../../../web/submit.ts'
import { type Choosable, ComboBox } from '../../../web/ui/ComboBox.tsx'
import { FormSheet } from '../../../web/ui/FormSheet.tsx'
import { RadioGroup } from '../../../web/ui/RadioGroup.tsx'
import { TextArea, TextField } from '../../../web/ui/TextField.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import type { ChangeKind } from '../change.ts'
import type { tellChange } from '../contract.ts'
import { changeRoutes, kindNames } from './queries.ts'

const told: readonly ChangeKind[] = [
  'other-account',
  'left',
  'other-title',
  'priority-shift',
  'cooled',
  'mail-bounced',
  'other',
]
const labels = {
  kind: 'What changed',
  toAccountId: 'Where to',
  employer: 'New employer',
  titleAfter: 'New post',
  note: 'What you know',
}

type TellChangeFormProps = {
  readonly contactId: string
  readonly name: string
  readonly onClose: () => void
}

/** What a colleague knows: it opens a review, or goes into the open one. */
export function TellChangeForm({ contactId, name, onClose }: TellChangeFormProps) {
  const [kind, setKind] = useState<ChangeKind>('other-account')
  const [account, setAccount] = useState<Choosable | null>(null)
  const [employer, setEmployer] = useState('')
  const [titleAfter, setTitleAfter] = useState('')
  const [note, setNote] = useState('')
  const save = useSubmit<typeof tellChange>('POST /contacts/:contactId/changes', {
    invalidates: changeRoutes,
    onDone: () => {
      showToast('Told; a review is open')
      onClose()
    },
  })
  const isMove = kind === 'other-account'
  const hasPost = isMove || kind === 'other-title'
  const body = {
    kind,
    ...(note.trim() === '' ? {} : { note }),
    ...(isMove && account !== null ? { toAccountId: account.id } : {}),
    ...(isMove && account === null && employer.trim() !== '' ? { employer } : {}),
    ...(hasPost && titleAfter.trim() !== '' ? { titleAfter } : {}),
  }
  return (
    <FormSheet
      title="Something changed"
      fact={name}
      onClose={onClose}
      onSubmit={() => save.submit({ params: { contactId }, body })}
      submit="Tell it"
      save={save}
      labels={labels}
      notDone="Nothing was told"
    >
      <RadioGroup
        legend={labels.kind}
        value={kind}
        onChange={setKind}
        error={save.fieldErrors.kind}
        choices={told.map((value) => ({ value, label: kindNames[value] }))}
      />
      {isMove && (
        <ComboBox
          label={labels.toAccountId}
          name="toAccountId"
          value={account}
          onChange={setAccount}
          find={findAccounts}
          error={save.fieldErrors.toAccountId}
          aside="optional"
        />
      )}
      {isMove && account === null && (
        <TextField
          label={labels.employer}
          name="employer"
          value={employer}
          onChange={setEmployer}
          error={save.fieldErrors.employer}
          aside="optional"
          help="Where it is none of our accounts."
        />
      )}
      {hasPost && (
        <TextField
          label={labels.titleAfter}
          name="titleAfter"
          value={titleAfter}
          onChange={setTitleAfter}
          error={save.fieldErrors.titleAfter}
          aside="optional"
        />
      )}
      <TextArea
        label={labels.note}
        name="note"
        rows={3}
        value={note}
        onChange={setNote}
        error={save.fieldErrors.note}
        aside="optional"
      />
    </FormSheet>
  )
}
