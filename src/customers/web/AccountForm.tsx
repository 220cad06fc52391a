import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isCurrency, minorDigits, toMinor } from '../../kernel/money.ts'
import { useGo } from '../../web/navigation.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { Checkbox } from '../../web/ui/Checkbox.tsx'
import { ComboBox } from '../../web/ui/ComboBox.tsx'
import { FieldGrid, FieldStack } from '../../web/ui/Field.tsx'
import { NumberField } from '../../web/ui/NumberField.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { DateField, TextArea, TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { createAccount, updateAccount } from '../account.contract.ts'
import {
  type AccountStanding,
  type AccountTier,
  accountHealths,
  accountStandings,
  accountTiers,
} from '../account.ts'
import {
  type Account,
  accountRoutes,
  findAccounts,
  healthWords,
  standingWords,
  tierWords,
} from './account.queries.ts'
import { ConflictPanel } from './ConflictPanel.tsx'
import { findTerms } from './taxonomy.queries.ts'

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
  crmId: 'CRM id',
}

const findIndustries = findTerms('industry')
const findCountries = findTerms('country')

/** What is on record of an account, in a sheet; a new one opens once it is saved. */
export function AccountForm({ account, onClose }: AccountFormProps) {
  const [draft, setDraft] = useState(() => draftOf(account))
  const set = (patch: Partial<Draft>) => setDraft((before) => ({ ...before, ...patch }))
  const { save, send, waiting } = useSave(account, draft, onClose)
  const queries = useQueryClient()
  const errors = save.fieldErrors
  const takeTheirs = () => {
    void queries.invalidateQueries({ queryKey: ['GET /accounts/:accountId'] })
    onClose()
  }
  return (
    <Sheet
      title={account === undefined ? 'Who is the customer?' : `Edit ${account.name}`}
      onClose={onClose}
      onSubmit={() => send()}
      foot={
        <Button look="solid" type="submit" waiting={waiting && 'Saving'} disabledReason={waitsFor(draft)}>
          {account === undefined ? 'Add the account' : 'Save changes'}
        </Button>
      }
    >
      <FieldStack>
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
        <PlaceFields draft={draft} set={set} errors={errors} />
        <RelationFields
          draft={draft}
          set={set}
          errors={errors}
          showsCommercial={account === undefined || account.health !== undefined}
        />
        <TextArea
          label="Gift rule"
          name="giftRule"
          value={draft.giftRule}
          onChange={(giftRule) => set({ giftRule })}
          aside="optional"
        />
        <ConflictPanel problem={save.problem} labels={labels} onOverwrite={send} onTakeTheirs={takeTheirs} />
      </FieldStack>
    </Sheet>
  )
}

function waitsFor(draft: Draft): string | null {
  if (draft.name.trim() === '') return 'It needs a name.'
  return draft.amount.trim() !== '' && moneyOf(draft) === undefined
    ? 'The contract value is no amount.'
    : null
}

type Choice = { readonly id: string; readonly label: string }

type Draft = {
  readonly name: string
  readonly standing: AccountStanding
  readonly tier: AccountTier
  readonly industry: Choice | null
  readonly country: Choice | null
  readonly city: string
  readonly employees: number | null
  readonly website: string
  readonly domains: string
  readonly parent: Choice | null
  readonly customerSince: string
  readonly renewalOn: string
  readonly churnNoticeOn: string
  readonly health: string
  readonly amount: string
  readonly currency: string
  readonly displaced: string
  readonly publicSector: boolean
  readonly giftRule: string
  readonly crmId: string
}

function draftOf(account: Account | undefined): Draft {
  const named = (value: { id: string; name: string } | null | undefined) =>
    value == null ? null : { id: value.id, label: value.name }
  const { contract, country } = account ?? {}
  const words = new Intl.DisplayNames(navigator.language, { type: 'region' })
  return {
    name: account?.name ?? '',
    standing: account?.standing ?? 'customer',
    tier: account?.tier ?? 'standard',
    industry: named(account?.industry),
    country: country == null ? null : { id: country, label: words.of(country) ?? country },
    city: account?.city ?? '',
    employees: account?.employees ?? null,
    website: account?.website ?? '',
    domains: (account?.domains ?? []).join(', '),
    parent: named(account?.parent),
    customerSince: account?.customerSince ?? '',
    renewalOn: account?.renewalOn ?? '',
    churnNoticeOn: account?.churnNoticeOn ?? '',
    health: account?.health ?? '',
    amount: contract == null ? '' : String(contract.minor / 10 ** minorDigits(contract.currency)),
    currency: contract?.currency ?? 'EUR',
    displaced: (account?.displacedCompetitors ?? []).join(', '),
    publicSector: account?.publicSector ?? false,
    giftRule: account?.giftRule ?? '',
    crmId: account?.crmId ?? '',
  }
}

/** The amount typed, null where none was, undefined where it is no amount. */
function moneyOf({ amount, currency }: Draft) {
  if (amount.trim() === '') return null
  const value = Number(amount.replace(/[\s'’]/g, '').replace(',', '.'))
  const code = currency.trim().toUpperCase()
  if (!Number.isFinite(value) || value < 0 || !isCurrency(code)) return undefined
  return { minor: toMinor(value, code), currency: code }
}

const listOf = (text: string) =>
  text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

/** Only what differs from the record goes out: somebody else's change of another field stays. */
function bodyOf(draft: Draft, before: Draft, showsCommercial: boolean) {
  const money = moneyOf(draft)
  const all = {
    standing: draft.standing,
    tier: draft.tier,
    industryId: draft.industry?.id ?? null,
    country: draft.country?.id ?? null,
    city: orNull(draft.city),
    employees: draft.employees,
    website: orNull(draft.website),
    domains: listOf(draft.domains),
    parentId: draft.parent?.id ?? null,
    customerSince: orNull(draft.customerSince),
    renewalOn: orNull(draft.renewalOn),
    churnNoticeOn: orNull(draft.churnNoticeOn),
    displacedCompetitors: listOf(draft.displaced),
    publicSector: draft.publicSector,
    giftRule: orNull(draft.giftRule),
    crmId: orNull(draft.crmId),
    ...(showsCommercial
      ? { health: draft.health === '' ? null : (draft.health as 'good'), contract: money ?? null }
      : {}),
  }
  if (before === draft) return all
  const was: Record<string, unknown> = bodyOf(before, before, showsCommercial)
  const changed = Object.entries(all).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(was[name]),
  )
  return Object.fromEntries(changed) as Partial<typeof all>
}

function useSave(account: Account | undefined, draft: Draft, onClose: () => void) {
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
    if (account === undefined) create.submit({ body: { name, ...bodyOf(draft, draftOf(undefined), true) } })
    else {
      const body = bodyOf(draft, draftOf(account), account.health !== undefined)
      update.submit({
        params: { accountId: account.id },
        body: { version, ...(name === account.name ? {} : { name }), ...body },
      })
    }
  }
  const save = account === undefined ? create : update
  return { save, send, waiting: save.waiting }
}

type PartProps = {
  readonly draft: Draft
  readonly set: (patch: Partial<Draft>) => void
  readonly errors: Readonly<Record<string, string>>
}

function PlaceFields({ draft, set, errors }: PartProps) {
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

function RelationFields({
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
