import { accountHealths } from '../../../customers/account.ts'
import { seniorities } from '../../../customers/contact.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { Checkbox, ChoiceGroup } from '../../../web/ui/Checkbox.tsx'
import type { Choosable } from '../../../web/ui/ComboBox.tsx'
import { FieldGrid } from '../../../web/ui/Field.tsx'
import { NumberField } from '../../../web/ui/NumberField.tsx'
import { Select } from '../../../web/ui/Select.tsx'
import { signalKinds, signalWords, tones } from '../../signal.ts'
import { type CandidatePurpose, type Condition, type ConditionFact, conditionFacts } from '../condition.ts'
import { TermsForm } from './TermsForm.tsx'

const factWords: Readonly<Record<ConditionFact, string>> = {
  signal: 'There is a signal',
  live: 'They are live long enough',
  health: 'Health of the account',
  tier: 'Tier of the account',
  seniority: 'Seniority',
  industry: 'Industry',
  region: 'Region',
  gap: 'The segment is thin',
}

const choices = { health: accountHealths, tier: ['standard', 'strategic'], seniority: seniorities } as const

const fresh: Readonly<Record<ConditionFact, Condition>> = {
  signal: { fact: 'signal', kinds: ['praise'], tones: ['good'], days: 180 },
  live: { fact: 'live', days: 90 },
  health: { fact: 'health', among: ['good'] },
  tier: { fact: 'tier', among: ['strategic'] },
  seniority: { fact: 'seniority', among: ['executive'] },
  industry: { fact: 'industry', among: [] },
  region: { fact: 'region', among: [] },
  gap: { fact: 'gap', below: 100 },
}

type ConditionFormProps = {
  readonly condition: Condition
  readonly purpose: CandidatePurpose
  /** What terms are called, by id. */
  readonly termNames: ReadonlyMap<string, string>
  readonly onTerms: (terms: readonly Choosable[]) => void
  readonly error?: string | undefined
  readonly onChange: (condition: Condition) => void
  readonly onRemove: (() => void) | null
}

/** One condition of a rule. */
export function ConditionForm({
  condition,
  purpose,
  termNames,
  onTerms,
  error,
  onChange,
  onRemove,
}: ConditionFormProps) {
  const facts = conditionFacts.filter((fact) => purpose === 'recruit' || fact !== 'health')
  return (
    <>
      <FieldGrid columns={onRemove === null ? '1fr' : '1fr 100px'}>
        <Select
          label="It must hold"
          name="fact"
          value={condition.fact}
          options={facts.map((value) => ({ value, label: factWords[value] }))}
          onChange={(value) => {
            const fact = conditionFacts.find((each) => each === value)
            if (fact !== undefined) onChange(fresh[fact])
          }}
          error={error}
        />
        {onRemove !== null && (
          <Button look="link" onPress={onRemove}>
            Leave out
          </Button>
        )}
      </FieldGrid>
      <Details {...{ condition, purpose, termNames, onTerms, onChange }} />
    </>
  )
}

type DetailsProps = Pick<ConditionFormProps, 'condition' | 'purpose' | 'termNames' | 'onTerms' | 'onChange'>

function Details({ condition, purpose, termNames, onTerms, onChange }: DetailsProps) {
  const { fact, days = null, below = null, among = [] } = condition
  switch (fact) {
    case 'signal':
      return <SignalDetails condition={condition} purpose={purpose} onChange={onChange} />
    case 'live':
      return (
        <NumberField
          label="Live for at least"
          name="days"
          unit="days"
          value={days}
          onChange={(value) => onChange({ ...condition, days: value ?? 1 })}
        />
      )
    case 'gap':
      return (
        <NumberField
          label="Fewer free advocates for each open opportunity than"
          name="below"
          step={0.1}
          value={below === null ? null : below / 100}
          onChange={(value) => onChange({ ...condition, below: Math.max(1, Math.round((value ?? 1) * 100)) })}
        />
      )
    case 'industry':
    case 'region':
      return (
        <TermsForm
          label={`${factWords[fact]} is, or stands below, one of`}
          taxonomy={fact}
          chosen={among.map((id) => ({ id, label: termNames.get(id) ?? '' }))}
          onChange={(terms) => {
            onTerms(terms)
            onChange({ ...condition, among: terms.map(({ id }) => id) })
          }}
        />
      )
    default:
      return (
        <ChoiceGroup legend={`${factWords[fact]} is one of`}>
          {choices[fact].map((word) => (
            <Checkbox
              key={word}
              label={word.replace('-', ' ')}
              checked={among.includes(word)}
              onChange={(isOn) => onChange({ ...condition, among: toggled(among, word, isOn) })}
            />
          ))}
        </ChoiceGroup>
      )
  }
}

function toggled<Word extends string>(words: readonly Word[], word: Word, isOn: boolean): readonly Word[] {
  return isOn ? [...words, word] : words.filter((each) => each !== word)
}

/** Kinds that invitations to review may rest on: what happened, never how somebody feels. */
const happenings = ['won-deal', 'renewal', 'usage', 'event'] as const

function SignalDetails({ condition, purpose, onChange }: Omit<DetailsProps, 'termNames' | 'onTerms'>) {
  const {
    kinds = [],
    tones: wanted = [],
    of = 'person',
    days = 365,
    atLeast = 1,
    withComment = false,
  } = condition
  const offered = purpose === 'recruit' ? signalKinds : happenings
  return (
    <>
      <ChoiceGroup legend="Of these kinds">
        {offered.map((kind) => (
          <Checkbox
            key={kind}
            label={signalWords[kind]}
            checked={kinds.includes(kind)}
            onChange={(isOn) => onChange({ ...condition, kinds: toggled(kinds, kind, isOn) })}
          />
        ))}
      </ChoiceGroup>
      <FieldGrid columns="1fr 1fr">
        <Select
          label="Of whom"
          name="of"
          value={of}
          options={[
            { value: 'person', label: 'the person' },
            { value: 'account', label: 'anybody at the account' },
          ]}
          onChange={(value) => onChange({ ...condition, of: value === 'account' ? 'account' : 'person' })}
        />
        {purpose === 'recruit' && (
          <Select
            label="That speaks"
            name="tones"
            value={wanted[0] ?? ''}
            options={[
              { value: '', label: 'either way' },
              ...tones.map((value) => ({ value, label: `${value} for them` })),
            ]}
            onChange={(value) => {
              const tone = tones.find((each) => each === value)
              onChange({ ...condition, tones: tone === undefined ? [] : [tone] })
            }}
          />
        )}
        <NumberField
          label="Within"
          name="days"
          unit="days"
          value={days}
          onChange={(value) => onChange({ ...condition, days: Math.max(1, value ?? 1) })}
        />
        <NumberField
          label="At least"
          name="atLeast"
          unit="times"
          value={atLeast}
          onChange={(value) => onChange({ ...condition, atLeast: Math.max(1, value ?? 1) })}
        />
      </FieldGrid>
      <Checkbox
        label="Only with a comment"
        checked={withComment}
        onChange={(isOn) => onChange({ ...condition, withComment: isOn })}
      />
    </>
  )
}
