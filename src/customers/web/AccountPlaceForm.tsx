import { Checkbox } from '../../web/ui/Checkbox.tsx'
import { ComboBox } from '../../web/ui/ComboBox.tsx'
import { FieldGrid } from '../../web/ui/Field.tsx'
import { NumberField } from '../../web/ui/NumberField.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { DateField, TextField } from '../../web/ui/TextField.tsx'
import { accountHealths } from '../account.ts'
import { findAccounts, healthWords } from './account.queries.ts'
import type { AccountDraft } from './account-draft.queries.ts'
import { findTerms } from './taxonomy.queries.ts'

const findIndustries = findTerms('industry')
const findCountries = findTerms('country')

type PartProps = {
  readonly draft: AccountDraft
  readonly set: (patch: Partial<AccountDraft>) => void
  readonly errors: Readonly<Record<string, string>>
}

/** What they are and where. */
export function AccountPlaceForm({ draft, set, errors }: PartProps) {
  return (
    <>
      <ComboBox
        label="Industry"
        name="industryId"
        value={draft.industry}
        onChange={(industry) => set({ industry })}
        find={findIndustries}
        error={errors.industryId}
      />
      <FieldGrid columns="1fr 1fr">
        <ComboBox
          label="Country"
          name="country"
          value={draft.country}
          onChange={(country) => set({ country })}
          find={findCountries}
          error={errors.country}
        />
        <TextField
          label="City"
          name="city"
          value={draft.city}
          onChange={(city) => set({ city })}
          error={errors.city}
        />
      </FieldGrid>
      <FieldGrid columns="1fr 1fr">
        <TextField
          label="Website"
          name="website"
          value={draft.website}
          onChange={(website) => set({ website })}
          error={errors.website}
        />
        <NumberField
          label="People employed"
          name="employees"
          value={draft.employees}
          onChange={(employees) => set({ employees })}
          error={errors.employees}
        />
      </FieldGrid>
      <TextField
        label="Mail domains"
        name="domains"
        value={draft.domains}
        onChange={(domains) => set({ domains })}
        error={errors.domains}
        help="Parted by commas. Imports find the account by them."
      />
      <ComboBox
        label="Parent account"
        name="parentId"
        value={draft.parent}
        onChange={(parent) => set({ parent })}
        find={findAccounts}
        error={errors.parentId}
        aside="optional"
      />
    </>
  )
}

/** What binds them and us. */
export function AccountRelationForm({
  draft,
  set,
  errors,
  showsCommercial,
}: PartProps & { readonly showsCommercial: boolean }) {
  return (
    <>
      <FieldGrid columns="1fr 1fr">
        <DateField
          label="Customer since"
          name="customerSince"
          value={draft.customerSince}
          onChange={(customerSince) => set({ customerSince })}
          error={errors.customerSince}
        />
        <DateField
          label="Renewal"
          name="renewalOn"
          value={draft.renewalOn}
          onChange={(renewalOn) => set({ renewalOn })}
          error={errors.renewalOn}
        />
      </FieldGrid>
      {showsCommercial && (
        <FieldGrid columns="1fr 1fr 88px">
          <Select
            label="Health"
            name="health"
            value={draft.health}
            onChange={(health) => set({ health })}
            placeholder="Not known"
            options={accountHealths.map((value) => ({ value, label: healthWords[value] }))}
          />
          <TextField
            label="Contract value"
            name="contract"
            value={draft.amount}
            onChange={(amount) => set({ amount })}
            error={errors.contract}
          />
          <TextField
            label="Currency"
            name="currency"
            value={draft.currency}
            onChange={(currency) => set({ currency })}
          />
        </FieldGrid>
      )}
      <FieldGrid columns="1fr 1fr">
        <DateField
          label="Churn notice"
          name="churnNoticeOn"
          value={draft.churnNoticeOn}
          onChange={(churnNoticeOn) => set({ churnNoticeOn })}
          error={errors.churnNoticeOn}
        />
        <TextField
          label="CRM id"
          name="crmId"
          value={draft.crmId}
          onChange={(crmId) => set({ crmId })}
          error={errors.crmId}
        />
      </FieldGrid>
      <TextField
        label="Left for us"
        name="displacedCompetitors"
        value={draft.displaced}
        onChange={(displaced) => set({ displaced })}
        error={errors.displacedCompetitors}
        help="Competitors they replaced, parted by commas."
      />
      <Checkbox
        label="Public sector"
        checked={draft.publicSector}
        onChange={(publicSector) => set({ publicSector })}
      />
    </>
  )
}
