import { employeeBands } from '../../customers/account.ts'
import { seniorities } from '../../customers/contact.ts'
import { findProducts, findTerms } from '../../customers/web/taxonomy.queries.ts'
import { type Choosable, ComboBox } from '../../web/ui/ComboBox.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import { type CriterionKind, criterionLabels } from '../need.ts'
import { seniorityWords } from '../similarity.ts'

type CriterionValueFormProps = {
  readonly kind: CriterionKind
  readonly value: Choosable | null
  readonly onChange: (value: Choosable | null) => void
}

const finders = {
  industry: findTerms('industry'),
  region: findTerms('region'),
  persona: findTerms('persona'),
  'use-case': findTerms('use-case'),
  product: findProducts,
  language: findLanguages,
} as const

const scales = {
  size: employeeBands.map((band) => ({ value: band, label: `${band} people` })),
  seniority: seniorities.map((rank) => ({ value: rank, label: seniorityWords[rank] ?? rank })),
} as const

/** Which one is looked for, as its kind is chosen. */
export function CriterionValueForm({ kind, value, onChange }: CriterionValueFormProps) {
  const label = criterionLabels[kind]
  if (kind === 'competitor' || kind === 'stage') {
    return (
      <TextField
        label={kind === 'competitor' ? 'Left which competitor' : 'Helped deals at which stage'}
        name="value"
        value={value?.label ?? ''}
        onChange={(text) => onChange({ id: text.trim().slice(0, 120), label: text })}
      />
    )
  }
  if (kind === 'size' || kind === 'seniority') {
    return (
      <Select
        label={label}
        name="value"
        placeholder="Choose one"
        value={value?.id ?? ''}
        onChange={(id) => {
          const option = scales[kind].find((each) => each.value === id)
          onChange(option === undefined ? null : { id, label: option.label })
        }}
        options={[...scales[kind]]}
      />
    )
  }
  return <ComboBox label={label} name="value" value={value} onChange={onChange} find={finders[kind]} />
}

/** The languages people are asked for most first; any other by its name. */
async function findLanguages(text: string): Promise<readonly Choosable[]> {
  const names = new Intl.DisplayNames(undefined, { type: 'language', fallback: 'none' })
  const common = 'en de fr es it nl pt pl sv da nb fi is ga cs hu ro el tr uk ru ja zh ko hi ar he'.split(' ')
  const typed = text.trim().toLocaleLowerCase()
  return common.flatMap((id) => {
    const label = names.of(id)
    return label?.toLocaleLowerCase().includes(typed) ? [{ id, label }] : []
  })
}
