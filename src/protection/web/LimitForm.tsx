import { useState } from 'react'
import { findAccounts } from '../../customers/web/account.queries.ts'
import { useSubmit } from '../../web/submit.ts'
import { type Choosable, ComboBox } from '../../web/ui/ComboBox.tsx'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { NumberField } from '../../web/ui/NumberField.tsx'
import { Segmented } from '../../web/ui/RadioGroup.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { setLimit } from '../limit.contract.ts'
import {
  findAdvocatesToLimit,
  type LimitLevel,
  type Rules,
  ruleRoutes,
  type SetLimit,
  sayOverruled,
} from './limit.queries.ts'

const labels = {
  setting: 'Rule',
  segment: 'Segment',
  accountId: 'Account',
  contactId: 'Advocate',
  value: 'Value',
  reason: 'Reason',
}

const levelNames: Readonly<Record<LimitLevel, string>> = {
  segment: 'Segment',
  account: 'Account',
  advocate: 'Advocate',
}

/** Whom the form is about, where the page has said so already. */
export type LimitWhom = { readonly level: 'account' | 'advocate'; readonly id: string; readonly name: string }

type LimitFormProps = {
  readonly rules: Rules
  readonly setting?: string
  readonly whom?: LimitWhom
  readonly onClose: () => void
}

/** Sets one threshold stricter for a segment, an account or an advocate, with the reason. */
export function LimitForm({ rules, whom, onClose, ...props }: LimitFormProps) {
  const [setting, setSetting] = useState(props.setting ?? '')
  const [level, setLevel] = useState<LimitLevel>(whom?.level ?? 'advocate')
  const [chosen, setChosen] = useState<Choosable | null>(
    whom === undefined ? null : { id: whom.id, label: whom.name },
  )
  const [segment, setSegment] = useState('')
  const [value, setValue] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const rule = rules.rows.find((each) => each.setting === setting)
  const save = useSubmit<typeof setLimit>('POST /protection/limits', {
    invalidates: ruleRoutes,
    onDone: (limit) => {
      showToast(doneWords(limit))
      onClose()
    },
  })
  const possible = rules.rows.filter(
    ({ levels }) => levels.length > 0 && (whom === undefined || levels.includes(whom.level)),
  )
  const levels = (rule?.levels ?? (['segment', 'account', 'advocate'] as const)).filter(
    (each) => each !== 'segment' || rules.may['segment'] === null,
  )
  const place = {
    segment: { segment },
    account: { accountId: chosen?.id ?? '' },
    advocate: { contactId: chosen?.id ?? '' },
  }[level]
  return (
    <FormSheet
      title="Set a rule stricter"
      fact={whom?.name}
      onClose={onClose}
      onSubmit={() => save.submit({ body: { setting, value: value ?? 0, reason, ...place } })}
      submit="Set it"
      save={save}
      disabledReason={lackOf()}
      labels={labels}
      notDone="Nothing was set"
    >
      <Select
        label={labels.setting}
        name="setting"
        value={setting}
        onChange={setSetting}
        placeholder="Choose one"
        options={possible.map((each) => ({ value: each.setting, label: each.title }))}
        error={save.fieldErrors.setting}
      />
      {whom === undefined && (
        <Segmented
          legend="For whom"
          value={level}
          onChange={(next) => {
            setLevel(next as LimitLevel)
            setChosen(null)
          }}
          choices={levels.map((each) => ({ value: each, label: levelNames[each] }))}
        />
      )}
      {whom === undefined && (
        <WhomField {...{ level, chosen, segment, rules, onChoose: setChosen, onSegment: setSegment }} />
      )}
      <NumberField
        label={labels.value}
        name="value"
        value={value}
        onChange={setValue}
        error={save.fieldErrors.value}
        help={rule && `${rule.unit}; ${rule.value} for the workspace. ${strictWords[rule.stricter]}`}
      />
      <TextField
        label={labels.reason}
        name="reason"
        value={reason}
        onChange={setReason}
        error={save.fieldErrors.reason}
      />
    </FormSheet>
  )

  function lackOf(): string | null {
    if (setting === '') return 'Choose a rule.'
    if (level === 'segment' ? segment === '' : chosen === null) return 'Say for whom.'
    if (value === null) return 'Say the value.'
    return reason.trim() === '' ? 'Say why: whoever meets this limit reads it.' : null
  }
}

const strictWords = { lower: 'Less is stricter.', higher: 'More is stricter.' } as const

const doneWords = (limit: SetLimit) =>
  limit.overruledBy === null ? 'In force' : `Kept. ${sayOverruled(limit.overruledBy)}`

type WhomFieldProps = {
  readonly level: LimitLevel
  readonly chosen: Choosable | null
  readonly segment: string
  readonly rules: Rules
  readonly onChoose: (chosen: Choosable | null) => void
  readonly onSegment: (segment: string) => void
}

function WhomField({ level, chosen, segment, rules, onChoose, onSegment }: WhomFieldProps) {
  if (level === 'segment') {
    return (
      <Select
        label={labels.segment}
        name="segment"
        value={segment}
        onChange={onSegment}
        placeholder={rules.segments.length === 0 ? 'No account has a segment yet' : 'Choose one'}
        options={rules.segments.map((each) => ({
          value: each.segment,
          label: `${each.segment} (${each.accounts} ${each.accounts === 1 ? 'account' : 'accounts'})`,
        }))}
      />
    )
  }
  const [name, label, find] =
    level === 'account'
      ? (['accountId', labels.accountId, findAccounts] as const)
      : (['contactId', labels.contactId, findAdvocatesToLimit] as const)
  return <ComboBox key={level} label={label} name={name} value={chosen} onChange={onChoose} find={find} />
}
