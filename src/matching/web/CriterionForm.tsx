import { useState } from 'react'
import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { Checkbox } from '../../web/ui/Checkbox.tsx'
import type { Choosable } from '../../web/ui/ComboBox.tsx'
import { Segmented } from '../../web/ui/RadioGroup.tsx'
import { CriterionValueForm } from './CriterionValueForm.tsx'
import styles from './NeedPanel.module.css'
import type { NeedTold } from './queries.ts'
import { type Choice, type Span, sayChoice } from './reading.queries.ts'

type Criterion = NeedTold['criteria'][number]

type CriterionFormProps = {
  readonly criterion: Criterion
  /** The piece of the sentence it was read from, with what else that can mean. */
  readonly span?: Span | undefined
  readonly onChoose?: ((span: Span, choice: Choice) => void) | undefined
  /** Null removes it. */
  readonly onChange: (criterion: Criterion | null) => void
  readonly onClose: () => void
}

const weights = ['1', '2', '3', '4', '5'] as const

/** What a criterion asks for, how much it weighs, whether it must be, or whether it goes. */
export function CriterionForm({ criterion, span, onChoose, onChange, onClose }: CriterionFormProps) {
  const { kind, value, name } = criterion
  const [chosen, setChosen] = useState<Choosable | null>({ id: value, label: name })
  const finish = () => {
    const isOther = chosen !== null && chosen.id !== '' && chosen.id !== value
    if (isOther) onChange({ ...criterion, value: chosen.id, name: chosen.label, source: 'person' })
    onClose()
  }
  return (
    <div className={styles.form}>
      <CriterionValueForm kind={kind} value={chosen} onChange={setChosen} />
      <Segmented
        legend="How much it weighs"
        name="weight"
        value={String(criterion.weight)}
        onChange={(weight) =>
          onChange({ ...criterion, weight: Number(weight), isUsual: false, source: 'person' })
        }
        choices={weights.map((weight) => ({ value: weight, label: weight }))}
      />
      <Checkbox
        label="Must be"
        help="Whoever lacks it is not shown at all."
        checked={criterion.isMust}
        onChange={(isMust) => onChange({ ...criterion, isMust, source: 'person' })}
      />
      {span !== undefined && onChoose !== undefined && span.choices.length > 0 && (
        <p className={styles.others}>
          “{span.text}” can also be
          {span.choices.map((choice) => (
            <Button key={sayChoice(choice)} look="link" onPress={() => onChoose(span, choice)}>
              {sayChoice(choice)}
            </Button>
          ))}
        </p>
      )}
      <ButtonRow>
        <Button onPress={finish}>Done</Button>
        <Button look="quiet" onPress={() => onChange(null)}>
          Remove
        </Button>
      </ButtonRow>
    </div>
  )
}
