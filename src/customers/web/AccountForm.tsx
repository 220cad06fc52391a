import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useGo } from '../../web/navigation.ts'
import { useSubmit } from '../../web/submit.ts'
import { FieldGrid } from '../../web/ui/Field.tsx'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { TextArea, TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { createAccount, updateAccount } from '../account.contract.ts'
import { type AccountStanding, type AccountTier, accountStandings, accountTiers } from '../account.ts'
import { AccountPlaceForm, AccountRelationForm } from './AccountPlaceForm.tsx'
import { AccountUseCasesForm } from './AccountUseCasesForm.tsx'
import { type Account, accountRoutes, silenceWords, standingWords, tierWords } from './account.queries.ts'
import { type AccountDraft, changesOfAccount, draftOfAccount } from './account-draft.queries.ts'
import { ConflictPanel } from './ConflictPanel.tsx'
import { CustomValuesForm } from './CustomValuesForm.tsx'
import { readMoney } from './draft.queries.ts'

type AccountFormProps = {
  /** Undefined for a new one. */
  readonly account?: Account
  readonly onClose: () => void
}

const labels = {
  name: 'Name',
  domains: 'Domains',
  parentId: 'Parent account',
  industryId: 'Industry',
  country: 'Country',
  renewalOn: 'Renewal',
  customerSince: 'Customer since',
  churnNoticeOn: 'Churn notice',
  contract: 'Contract value',
  useCaseIds: 'Use cases',
  crmId: 'CRM id',
}

/** What is on record of an account, in a sheet; a new one opens once it is saved. */
export function AccountForm({ account, onClose }: AccountFormProps) {
  const [before] = useState(() => draftOfAccount(account))
  const [draft, setDraft] = useState(before)
  const set = (patch: Partial<AccountDraft>) => setDraft((old) => ({ ...old, ...patch }))
  const { save, send } = useSave(account, draft, before, onClose)
  const queries = useQueryClient()
  const errors = save.fieldErrors
  const takeTheirs = () => {
    void queries.invalidateQueries({ queryKey: ['GET /accounts/:accountId'] })
    onClose()
  }
  return (
    <FormSheet
      title={account === undefined ? 'Who is the customer?' : `Edit ${account.name}`}
      onClose={onClose}
      onSubmit={() => send()}
      submit={account === undefined ? 'Add the account' : 'Save changes'}
      save={save}
      disabledReason={waitsFor(draft)}
      errors={
        <ConflictPanel problem={save.problem} labels={labels} onOverwrite={send} onTakeTheirs={takeTheirs} />
      }
    >
      <TextField
        label="Name"
        name="name"
        value={draft.name}
        onChange={(name) => set({ name })}
        error={errors.name}
      />
      <FieldGrid columns="1fr 1fr">
        <Select
          label="Standing"
          value={draft.standing}
          onChange={(standing) => set({ standing: standing as AccountStanding })}
          options={accountStandings.map((value) => ({ value, label: standingWords[value] }))}
        />
        <Select
          label="Tier"
          value={draft.tier}
          onChange={(tier) => set({ tier: tier as AccountTier })}
          options={accountTiers.map((value) => ({ value, label: tierWords[value] }))}
        />
      </FieldGrid>
      <AccountPlaceForm draft={draft} set={set} errors={errors} />
      <AccountUseCasesForm
        chosen={draft.useCases}
        onChange={(useCases) => set({ useCases })}
        error={errors.useCaseIds}
      />
      <AccountRelationForm
        draft={draft}
        set={set}
        errors={errors}
        showsCommercial={account === undefined || account.health !== undefined}
      />
      <Select
        label="When the owner does not answer an approval in time"
        value={draft.silence}
        onChange={(silence) => set({ silence: silence as AccountDraft['silence'] })}
        options={[
          { value: '', label: 'As the workspace has it' },
          { value: 'go-on', label: silenceWords['go-on'] },
          { value: 'wait', label: silenceWords.wait },
        ]}
      />
      <TextArea
        label="Gift rule"
        name="giftRule"
        value={draft.giftRule}
        onChange={(giftRule) => set({ giftRule })}
        aside="optional"
      />
      <CustomValuesForm
        record="account"
        values={draft.custom}
        onChange={(custom) => set({ custom })}
        errors={errors}
      />
    </FormSheet>
  )
}

function waitsFor(draft: AccountDraft): string | null {
  if (draft.name.trim() === '') return 'It needs a name.'
  return draft.amount.trim() !== '' && readMoney(draft.amount, draft.currency) === undefined
    ? 'The contract value is no amount.'
    : null
}

function useSave(
  account: Account | undefined,
  draft: AccountDraft,
  before: AccountDraft,
  onClose: () => void,
) {
  const go = useGo()
  const create = useSubmit<typeof createAccount>('POST /accounts', {
    invalidates: accountRoutes,
    onDone: (made) => {
      showToast(`${made.name} added`)
      go(`/customers/${made.id}`)
    },
  })
  const update = useSubmit<typeof updateAccount>('PATCH /accounts/:accountId', {
    invalidates: accountRoutes,
    onDone: () => {
      showToast('Saved')
      onClose()
    },
  })
  const name = draft.name.trim()
  const send = (version = account?.version ?? 1) => {
    if (account === undefined)
      create.submit({ body: { name, ...changesOfAccount(draft, draftOfAccount(undefined)) } })
    else {
      const body = changesOfAccount(draft, before)
      update.submit({
        params: { accountId: account.id },
        body: { version, ...(name === account.name ? {} : { name }), ...body },
      })
    }
  }
  const save = account === undefined ? create : update
  return { save, send }
}
