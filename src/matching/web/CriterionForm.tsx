import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { Checkbox } from '../../web/ui/Checkbox.tsx'
import { Segmented } from '../../web/ui/RadioGroup.tsx'
import styles from './NeedPanel.module.css'
import type { NeedTold } from './queries.ts'

type Criterion = NeedTold['criteria'][number]

type CriterionFormProps = {
  readonly criterion: Criterion
  /** Null removes it. */
  readonly onChange: (criterion: Criterion | null) => void
  readonly onClose: () => void
}

const weights = ['1', '2', '3', '4', '5'] as const

/** How much a criterion weighs, whether it must be, or whether it goes. */
export function CriterionForm({ criterion, onChange, onClose }: CriterionFormProps) {
  return (
    <div className={styles.form}>
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
      <ButtonRow>
        <Button onPress={onClose}>Done</Button>
        <Button look="quiet" onPress={() => onChange(null)}>
          Remove
        </Button>
      </ButtonRow>
    </div>
  )
}
