import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useGo } from '../../web/navigation.ts'
import { useSubmit } from '../../web/submit.ts'
import { type Choosable, ComboBox } from '../../web/ui/ComboBox.tsx'
import { FieldGrid } from '../../web/ui/Field.tsx'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { DateField, TextArea, TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { createOpportunity, updateOpportunity } from '../opportunity.contract.ts'
import { opportunityKinds } from '../opportunity.ts'
import { findAccounts } from './account.queries.ts'
import { ConflictPanel } from './ConflictPanel.tsx'
import { CustomValuesForm } from './CustomValuesForm.tsx'
import { kindWords, type Opportunity, opportunityRoutes } from './opportunity.queries.ts'
import {
  changesOfOpportunity,
  draftOfOpportunity,
  type OpportunityDraft,
  opportunityWaitsFor,
  valuesOfOpportunity,
} from './opportunity-draft.queries.ts'
import { findProducts, findTerms } from './taxonomy.queries.ts'

type OpportunityFormProps = {
  /** Undefined for a new one. */
  readonly opportunity?: Opportunity
  /** Whose a new one is, when the page knows. */
  readonly account?: Choosable
  readonly onClose: () => void
}

const labels = {
  name: 'Name',
  accountId: 'Account',
  prospect: 'Prospect',
  amount: 'Amount',
  closeOn: 'Closes on',
  createdOn: 'Created on',
  productId: 'Product',
  industryId: 'Industry',
  crmId: 'CRM id',
}

const findIndustries = findTerms('industry')

/** An opportunity in a sheet. */
export function OpportunityForm({ opportunity, account, onClose }: OpportunityFormProps) {
  const [before] = useState(() => draftOfOpportunity(opportunity, account))
  const [draft, setDraft] = useState(before)
  const set = (patch: Partial<OpportunityDraft>) => setDraft((old) => ({ ...old, ...patch }))
  const { save, send } = useSave(opportunity, draft, before, onClose)
  const queries = useQueryClient()
  const takeTheirs = () => {
    void queries.invalidateQueries({ queryKey: ['GET /opportunities/:opportunityId'] })
    onClose()
  }
  return (
    <FormSheet
      title={opportunity === undefined ? 'What is at stake?' : `Edit ${opportunity.name}`}
      onClose={onClose}
      onSubmit={() => send()}
      submit={opportunity === undefined ? 'Add the opportunity' : 'Save changes'}
      save={save}
      disabledReason={opportunityWaitsFor(draft)}
      errors={
        <ConflictPanel problem={save.problem} labels={labels} onOverwrite={send} onTakeTheirs={takeTheirs} />
      }
    >
      <TextField
        label="Name"
        name="name"
        value={draft.name}
        onChange={(name) => set({ name })}
        error={save.fieldErrors.name}
      />
      <ComboBox
        label="Account"
        name="accountId"
        value={draft.account}
        onChange={(place) => set({ account: place })}
        find={findAccounts}
        error={save.fieldErrors.accountId}
      />
      {draft.account === null && (
        <TextField
          label="Prospect"
          name="prospect"
          value={draft.prospect}
          onChange={(prospect) => set({ prospect })}
          error={save.fieldErrors.prospect}
          help="A company that is no account yet."
        />
      )}
      <OpportunityFields draft={draft} set={set} errors={save.fieldErrors} />
      <CustomValuesForm
        record="opportunity"
        values={draft.custom}
        onChange={(custom) => set({ custom })}
        errors={save.fieldErrors}
      />
    </FormSheet>
  )
}

function useSave(
  opportunity: Opportunity | undefined,
  draft: OpportunityDraft,
  before: OpportunityDraft,
  onClose: () => void,
) {
  const go = useGo()
  const create = useSubmit<typeof createOpportunity>('POST /opportunities', {
    invalidates: opportunityRoutes,
    onDone: (made) => {
      showToast(`${made.name} added`)
      go(`/opportunities/${made.id}`)
    },
  })
  const update = useSubmit<typeof updateOpportunity>('PATCH /opportunities/:opportunityId', {
    invalidates: opportunityRoutes,
    onDone: () => {
      showToast('Saved')
      onClose()
    },
  })
  const name = draft.name.trim()
  const send = (version = opportunity?.version ?? 1) => {
    if (opportunity === undefined) create.submit({ body: { name, ...valuesOfOpportunity(draft) } })
    else {
      const given = {
        version,
        ...(name === opportunity.name ? {} : { name }),
        ...changesOfOpportunity(draft, before),
      }
      update.submit({ params: { opportunityId: opportunity.id }, body: given })
    }
  }
  return { save: opportunity === undefined ? create : update, send }
}

type PartProps = {
  readonly draft: OpportunityDraft
  readonly set: (patch: Partial<OpportunityDraft>) => void
  readonly errors: Readonly<Record<string, string>>
}

function OpportunityFields({ draft, set, errors }: PartProps) {
  return (
    <>
      <FieldGrid columns="1fr 1fr">
        <Select
          label="Kind"
          name="kind"
          value={draft.kind}
          onChange={(kind) => set({ kind })}
          placeholder="Not known"
          options={opportunityKinds.map((value) => ({ value, label: kindWords[value] }))}
        />
        <TextField
          label="Stage"
          name="stage"
          value={draft.stage}
          onChange={(stage) => set({ stage })}
          error={errors.stage}
        />
      </FieldGrid>
      <FieldGrid columns="1fr 88px">
        <TextField
          label="Amount"
          name="amount"
          value={draft.amount}
          onChange={(amount) => set({ amount })}
          error={errors.amount}
        />
        <TextField
          label="Currency"
          name="currency"
          value={draft.currency}
          onChange={(currency) => set({ currency })}
        />
      </FieldGrid>
      <FieldGrid columns="1fr 1fr">
        <DateField
          label="Created on"
          name="createdOn"
          value={draft.createdOn}
          onChange={(createdOn) => set({ createdOn })}
          error={errors.createdOn}
        />
        <DateField
          label="Closes on"
          name="closeOn"
          value={draft.closeOn}
          onChange={(closeOn) => set({ closeOn })}
          error={errors.closeOn}
        />
      </FieldGrid>
      <FieldGrid columns="1fr 1fr">
        <ComboBox
          label="Product"
          name="productId"
          value={draft.product}
          onChange={(product) => set({ product })}
          find={findProducts}
          error={errors.productId}
        />
        <ComboBox
          label="Industry"
          name="industryId"
          value={draft.industry}
          onChange={(industry) => set({ industry })}
          find={findIndustries}
          error={errors.industryId}
        />
      </FieldGrid>
      <TextField
        label="Competitors"
        name="competitors"
        value={draft.competitors}
        onChange={(competitors) => set({ competitors })}
        help="Parted by commas."
      />
      <TextArea
        label="What they need"
        name="need"
        value={draft.need}
        onChange={(need) => set({ need })}
        error={errors.need}
      />
      <TextField
        label="CRM id"
        name="crmId"
        value={draft.crmId}
        onChange={(crmId) => set({ crmId })}
        error={errors.crmId}
        aside="optional"
      />
    </>
  )
}
