import { useState } from 'react'
import { Button } from '../../web/ui/Button.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { DateField } from '../../web/ui/TextField.tsx'
import type { PeriodChoice } from '../period.ts'
import styles from './PeriodForm.module.css'
import type { PeriodView } from './queries.ts'

type PeriodFormProps = {
  readonly view: PeriodView
  /** The days shown now, from which own days begin. */
  readonly shown: { readonly from: string; readonly to: string } | undefined
  readonly onChange: (view: PeriodView) => void
}

const choices: readonly { readonly value: PeriodChoice; readonly label: string }[] = [
  { value: 'this-quarter', label: 'This quarter' },
  { value: 'last-quarter', label: 'Last quarter' },
  { value: 'last-12-months', label: 'Last 12 months' },
  { value: 'own', label: 'Own dates' },
]

/** Which days the results are told for; own dates apply when asked to. */
export function PeriodForm({ view, shown, onChange }: PeriodFormProps) {
  return (
    <div className={styles.period}>
      <Select
        label="Days"
        labelUnseen
        value={view.period}
        onChange={(value) => {
          const period = choices.find((choice) => choice.value === value)?.value ?? 'this-quarter'
          onChange(period === 'own' && shown !== undefined ? { period, ...shown } : { period })
        }}
        options={choices}
      />
      {view.period === 'own' && (
        <OwnDays
          key={`${view.from}${view.to}`}
          from={view.from ?? ''}
          to={view.to ?? ''}
          onChange={onChange}
        />
      )}
    </div>
  )
}

type OwnDaysProps = {
  readonly from: string
  readonly to: string
  readonly onChange: PeriodFormProps['onChange']
}

function OwnDays(given: OwnDaysProps) {
  const [from, setFrom] = useState(given.from)
  const [to, setTo] = useState(given.to)
  const missing = from === '' || to === '' ? 'Say from which day to which' : null
  const turned = from > to ? 'The first day lies after the last' : null
  return (
    <form
      className={styles.own}
      onSubmit={(event) => {
        event.preventDefault()
        if (missing === null && turned === null) given.onChange({ period: 'own', from, to })
      }}
    >
      <DateField label="From" labelUnseen value={from} onChange={setFrom} />
      <DateField label="To" labelUnseen value={to} onChange={setTo} />
      <Button type="submit" disabledReason={missing ?? turned} reasonInTooltip>
        Show
      </Button>
    </form>
  )
}
