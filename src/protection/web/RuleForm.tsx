import { useState } from 'react'
import type { putSetting } from '../../identity/setting.contract.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { NumberField } from '../../web/ui/NumberField.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import { type Rule, ruleRoutes, sayValue } from './limit.queries.ts'

type RuleFormProps = { readonly rule: Rule; readonly onClose: () => void }

type Bounds = { readonly minimum?: number; readonly maximum?: number; readonly multipleOf?: number }

/** Changes one threshold of the whole workspace, or takes it back to what it comes as. */
export function RuleForm({ rule, onClose }: RuleFormProps) {
  const [value, setValue] = useState<number | null>(rule.value)
  const save = useSubmit<typeof putSetting>('PUT /settings/:name', {
    invalidates: ruleRoutes,
    onDone: () => {
      showToast('Saved. Bookings stay as they are.')
      onClose()
    },
  })
  const send = (next: number | null) => save.submit({ params: { name: rule.setting }, body: { value: next } })
  const { minimum = 0, maximum, multipleOf } = rule.schema as Bounds
  return (
    <Sheet
      title={rule.title}
      fact={`${rule.why}.`}
      onClose={onClose}
      onSubmit={() => value !== null && send(value)}
      foot={
        <ButtonRow>
          <Button
            look="solid"
            type="submit"
            waiting={save.waiting && 'Saving'}
            disabledReason={
              value === null ? 'Say the value.' : value === rule.value ? 'Nothing changed yet.' : null
            }
          >
            Save
          </Button>
          {rule.value !== rule.default && (
            <Button look="link" onPress={() => send(null)} disabledReason={save.waiting ? 'Saving' : null}>
              Back to {rule.default}
            </Button>
          )}
        </ButtonRow>
      }
    >
      <FieldStack>
        <NumberField
          label="Value for the whole workspace"
          name="value"
          value={value}
          onChange={setValue}
          min={minimum}
          {...(maximum === undefined ? {} : { max: maximum })}
          {...(multipleOf === undefined ? {} : { step: multipleOf })}
          error={save.fieldErrors.value}
          help={`${rule.unit}. It comes as ${sayValue(rule.default, rule.unit)}.`}
        />
        <p>
          Asks that are booked stay booked; whoever is over a lowered limit shows as over. Lists and filters
          follow within seconds and say so until they have.
        </p>
        <FormErrors problem={save.problem} labels={{ value: 'Value' }} title="Nothing was saved" />
      </FieldStack>
    </Sheet>
  )
}
