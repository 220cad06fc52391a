import { useState } from 'react'
import { Button } from '../../web/ui/Button.tsx'
import type { Choosable } from '../../web/ui/ComboBox.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { type CriterionKind, criterionKinds, criterionLabels, usualWeights } from '../need.ts'
import { CriterionValueForm } from './CriterionValueForm.tsx'
import styles from './NeedPanel.module.css'
import type { NeedTold } from './queries.ts'

type Criterion = NeedTold['criteria'][number]

type AddCriterionFormProps = { readonly onAdd: (criterion: Criterion) => void }

/** What kind of thing is looked for, and which. */
export function AddCriterionForm({ onAdd }: AddCriterionFormProps) {
  const [kind, setKind] = useState<CriterionKind>('industry')
  const [chosen, setChosen] = useState<Choosable | null>(null)
  const kindOf = (text: string) => criterionKinds.find((each) => each === text) ?? 'industry'
  return (
    <div className={styles.form}>
      <Select
        label="Kind"
        name="kind"
        value={kind}
        onChange={(text) => {
          setKind(kindOf(text))
          setChosen(null)
        }}
        options={criterionKinds.map((each) => ({ value: each, label: criterionLabels[each] }))}
      />
      <CriterionValueForm key={kind} kind={kind} value={chosen} onChange={setChosen} />
      <Button
        look="solid"
        disabledReason={chosen === null || chosen.id === '' ? 'Choose what it should be' : null}
        onPress={() => {
          if (chosen === null) return
          onAdd({
            kind,
            value: chosen.id,
            name: chosen.label,
            weight: usualWeights[kind],
            isUsual: true,
            isMust: kind === 'language',
            source: 'person',
          })
        }}
      >
        Add
      </Button>
    </div>
  )
}
