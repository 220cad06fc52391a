import { useQuery } from '@tanstack/react-query'
import { agingKinds, factNames } from '../../advocates/freshness.ts'
import { profileSections, sectionTitles } from '../../advocates/profile.ts'
import { customFieldsQuery } from '../../customers/web/taxonomy.queries.ts'
import { findPeople } from '../../identity/web/people.queries.ts'
import { dayHere } from '../../web/format.ts'
import { ComboBox } from '../../web/ui/ComboBox.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { DateField, TextArea, TextField } from '../../web/ui/TextField.tsx'
import { isOfAccounts, type WideField } from '../wide-edit.ts'

/** What is to become of those chosen, as far as it was said. */
export type WideWish = {
  readonly field: WideField
  readonly key: string
  readonly value: string | null
  /** Of an owner, their name. */
  readonly name: string
}

export const noWish: WideWish = { field: 'account-owner', key: '', value: null, name: '' }

const fields = [
  { value: 'account-owner', label: 'Relationship owner of their accounts' },
  { value: 'contact-owner', label: 'Their own relationship owner' },
  { value: 'segment', label: 'Segment of their accounts' },
  { value: 'confirmed', label: 'Confirmed on' },
  { value: 'section', label: 'Text of the profile' },
  { value: 'custom', label: 'Field of your own' },
] as const

const fieldsOfAccounts = [
  { value: 'account-owner', label: 'Relationship owner' },
  { value: 'segment', label: 'Segment' },
  { value: 'confirmed', label: 'Confirmed on' },
  { value: 'custom', label: 'Field of your own' },
] as const

const sections = profileSections.map((value) => ({ value, label: sectionTitles[value] }))
const facts = [
  ...agingKinds.filter((kind) => kind !== 'text').map((value) => ({ value, label: factNames[value] })),
  ...sections,
]

type FormProps = {
  readonly wish: WideWish
  readonly ofAccounts: boolean
  readonly onChange: (wish: WideWish) => void
  readonly errors: Readonly<Record<string, string | undefined>>
}

/** What is changed, which one of its kind, and what it becomes. */
export function WideValueForm({ wish, ofAccounts, onChange, errors }: FormProps) {
  const customs = useQuery(customFieldsQuery()).data?.rows ?? []
  const records = ofAccounts ? ['account'] : ['account', 'contact']
  const ours = customs
    .filter(({ record, retiredAt }) => records.includes(record) && retiredAt === null)
    .map(({ id, label }) => ({ value: id, label }))
  const known = ofAccounts ? facts.filter(({ value }) => isOfAccounts('confirmed', value, null)) : facts
  const keysOf: Partial<Record<string, readonly { readonly value: string; readonly label: string }[]>> = {
    section: sections,
    confirmed: known,
    custom: ours,
  }
  const keys = keysOf[wish.field]
  const value = (next: string) => onChange({ ...wish, value: next.trim() === '' ? null : next })
  return (
    <>
      <Select
        label="What"
        value={wish.field}
        onChange={(field) => {
          const today = field === 'confirmed' ? dayHere() : null
          onChange({
            field: field as WideField,
            key: keysOf[field]?.[0]?.value ?? '',
            value: today,
            name: '',
          })
        }}
        options={(ofAccounts ? fieldsOfAccounts : fields).filter(
          (each) => each.value !== 'custom' || ours.length > 0,
        )}
      />
      {keys !== undefined && (
        <Select
          label="Which"
          value={wish.key}
          onChange={(key) => onChange({ ...wish, key })}
          options={keys}
        />
      )}
      {wish.field === 'confirmed' && (
        <DateField
          label="Day"
          name="value"
          value={wish.value ?? ''}
          onChange={value}
          error={errors['value']}
        />
      )}
      {wish.field === 'section' && (
        <TextArea
          label="Becomes"
          name="value"
          rows={5}
          value={wish.value ?? ''}
          onChange={value}
          error={errors['value']}
        />
      )}
      {(wish.field === 'segment' || wish.field === 'custom') && (
        <TextField
          label="Becomes"
          name="value"
          value={wish.value ?? ''}
          onChange={value}
          error={errors['value']}
        />
      )}
      {(wish.field === 'account-owner' || wish.field === 'contact-owner') && (
        <ComboBox
          label="Becomes"
          name="value"
          value={wish.value === null ? null : { id: wish.value, label: wish.name }}
          onChange={(person) => onChange({ ...wish, value: person?.id ?? null, name: person?.label ?? '' })}
          find={findPeople}
        />
      )}
    </>
  )
}
