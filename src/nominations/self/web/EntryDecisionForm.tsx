import { useState } from 'react'
import { findAccounts } from '../../../customers/web/account.queries.ts'
import { useSubmit } from '../../../web/submit.ts'
import { type Choosable, ComboBox } from '../../../web/ui/ComboBox.tsx'
import { FormSheet } from '../../../web/ui/FormSheet.tsx'
import { RadioGroup } from '../../../web/ui/RadioGroup.tsx'
import { Select } from '../../../web/ui/Select.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import type { decideSelfNomination } from '../self.contract.ts'
import { type SelfDecision, type SelfReason, selfReasons, selfReasonWords } from '../self-nomination.ts'
import { type Entry, entryRoutes } from './queries.ts'

const words: Readonly<Record<SelfDecision, string>> = {
  confirm: 'Put them forward',
  decline: 'Not taken further',
  release: 'It is a customer: let it out of quarantine',
  discard: 'Discard it',
}
const order: readonly SelfDecision[] = ['confirm', 'release', 'decline', 'discard']

/** What becomes of an entry of the public page. */
export function EntryDecisionForm({
  entry,
  onClose,
}: {
  readonly entry: Entry
  readonly onClose: () => void
}) {
  const possible = order.filter(
    (each) => entry.may[each] === null || (each === 'confirm' && entry.state === 'open'),
  )
  const first = possible.find((each) => entry.may[each] === null) ?? 'discard'
  const [decision, setDecision] = useState<SelfDecision>(first)
  const [reason, setReason] = useState('')
  const [account, setAccount] = useState<Choosable | null>(null)
  const save = useSubmit<typeof decideSelfNomination>('POST /self-nominations/:selfNominationId/decision', {
    invalidates: entryRoutes,
    onDone: ({ state }) => {
      showToast(state === 'open' ? 'Their relationship owner is asked' : 'Decided')
      onClose()
    },
  })
  const needsAccount = entry.account === null && (decision === 'confirm' || decision === 'release')
  const send = () =>
    save.submit({
      params: { selfNominationId: entry.id },
      body: {
        version: entry.version,
        decision,
        reason: decision === 'decline' ? (selfReasons.find((each) => each === reason) ?? null) : null,
        accountId: needsAccount ? (account?.id ?? null) : null,
      },
    })
  return (
    <FormSheet
      title={entry.name}
      fact={`${entry.accountText}; ${entry.email}`}
      onClose={onClose}
      onSubmit={send}
      submit="Decide"
      save={save}
      disabledReason={entry.may[decision]}
      labels={{ reason: 'Why', accountId: 'Whose customer it is' }}
      notDone={save.problem?.refusal?.why ?? 'Nothing was decided'}
    >
      <RadioGroup
        legend="What becomes of it"
        value={decision}
        onChange={setDecision}
        choices={possible.map((value) => ({
          value,
          label: words[value],
          help: entry.may[value] ?? undefined,
        }))}
      />
      {decision === 'decline' && (
        <Select
          label="Why"
          name="reason"
          value={reason}
          placeholder="Choose one"
          onChange={setReason}
          options={selfReasons.map((value: SelfReason) => ({ value, label: selfReasonWords[value] }))}
          error={save.fieldErrors['reason']}
        />
      )}
      {needsAccount && (
        <ComboBox
          label="Whose customer it is"
          name="accountId"
          value={account}
          onChange={setAccount}
          find={findAccounts}
          error={save.fieldErrors['accountId']}
          help={
            decision === 'release'
              ? 'Optional; its relationship owner is asked.'
              : 'Its relationship owner is asked first.'
          }
        />
      )}
    </FormSheet>
  )
}
