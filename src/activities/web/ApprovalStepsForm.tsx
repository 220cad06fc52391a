import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { formatCount } from '../../web/format.ts'
import { IconButton } from '../../web/ui/Button.tsx'
import { FieldNote } from '../../web/ui/Field.tsx'
import { NumberField } from '../../web/ui/NumberField.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { type Approver, approverNames, approvers } from '../activity-type.ts'
import styles from './ApprovalStepsForm.module.css'

type Step = { readonly approver: Approver; readonly windowDays: number }

type ApprovalStepsFormProps = {
  readonly steps: readonly Step[]
  readonly onChange: (steps: Step[]) => void
  readonly error: string | undefined
}

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const

/** Who says yes, in which order, and how long each has. */
export function ApprovalStepsForm({ steps, onChange, error }: ApprovalStepsFormProps) {
  const left = approvers.filter((approver) => !steps.some((step) => step.approver === approver))
  const move = (at: number, by: number) => {
    const next = [...steps]
    const [step] = next.splice(at, 1)
    if (step !== undefined) next.splice(at + by, 0, step)
    onChange(next)
  }
  const last = steps.length - 1
  return (
    <fieldset data-field="steps" className={styles.chain}>
      <legend className={styles.legend}>Approved by, in this order</legend>
      <ol>
        {steps.map((step, at) => (
          <li key={step.approver} className={styles.step}>
            <span>{approverNames[step.approver]}</span>
            <NumberField
              label={`Days for ${approverNames[step.approver]}`}
              labelUnseen
              value={step.windowDays}
              min={1}
              max={60}
              onChange={(days) =>
                onChange(steps.map((each) => (each === step ? { ...each, windowDays: days ?? 1 } : each)))
              }
            />
            <span className={styles.acts}>
              <IconButton
                label={`Earlier: ${approverNames[step.approver]}`}
                icon={<IconArrowUp {...icon} />}
                onPress={() => move(at, -1)}
                disabledReason={at === 0 ? 'This is the first step.' : null}
              />
              <IconButton
                label={`Later: ${approverNames[step.approver]}`}
                icon={<IconArrowDown {...icon} />}
                onPress={() => move(at, 1)}
                disabledReason={at === last ? 'This is the last step.' : null}
              />
              <IconButton
                label={`Remove: ${approverNames[step.approver]}`}
                icon={<IconX {...icon} />}
                onPress={() => onChange(steps.filter((each) => each !== step))}
              />
            </span>
          </li>
        ))}
      </ol>
      {left.length > 0 && (
        <Select
          label="Add a step"
          labelUnseen
          value=""
          placeholder="Add a step"
          options={left.map((approver) => ({ value: approver, label: approverNames[approver] }))}
          onChange={(next) => onChange([...steps, { approver: next as Approver, windowDays: 2 }])}
        />
      )}
      <FieldNote
        id="steps-note"
        error={error}
        help={`${formatCount(steps.length, 'step', 'steps')}; days are working days to answer.`}
      />
    </fieldset>
  )
}
