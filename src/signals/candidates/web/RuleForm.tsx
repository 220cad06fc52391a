import { useState } from 'react'
import { useSubmit } from '../../../web/submit.ts'
import { Button, ButtonRow } from '../../../web/ui/Button.tsx'
import { FieldGrid, FieldStack } from '../../../web/ui/Field.tsx'
import { FormErrors } from '../../../web/ui/FormErrors.tsx'
import { NumberField } from '../../../web/ui/NumberField.tsx'
import { Sheet } from '../../../web/ui/Sheet.tsx'
import { TextField } from '../../../web/ui/TextField.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import { bringsSomebody, type CandidatePurpose, type Condition } from '../condition.ts'
import type {
  addCandidateRule,
  changeCandidateRule,
  previewCandidateRule,
  removeCandidateRule,
} from '../rule.contract.ts'
import { ConditionForm } from './ConditionForm.tsx'
import { type Rule, ruleChanges } from './candidate.queries.ts'
import { type Preview, PreviewPanel } from './PreviewPanel.tsx'

const labels = { name: 'Name', weight: 'Weight, in hundredths', conditions: 'What must hold' }
const firstCondition = (purpose: CandidatePurpose): Condition =>
  purpose === 'recruit'
    ? { fact: 'signal', kinds: ['praise'], tones: ['good'], days: 180 }
    : { fact: 'live', days: 90 }

type RuleFormProps = {
  readonly rule: Rule | null
  readonly purpose: CandidatePurpose
  readonly onClose: () => void
}

/** A standing rule: its conditions, its weight, and whom it would bring, before it is saved. */
export function RuleForm({ rule, purpose, onClose }: RuleFormProps) {
  const [name, setName] = useState(rule?.name ?? '')
  const [weight, setWeight] = useState<number | null>(rule?.weight ?? 30)
  const [conditions, setConditions] = useState<readonly Condition[]>(
    rule?.conditions ?? [firstCondition(purpose)],
  )
  const [terms, setTerms] = useState(new Map(rule?.terms.map(({ id, name: word }) => [id, word])))
  const done = { invalidates: ruleChanges, onDone: () => close('Saved; candidates are looked for anew') }
  const add = useSubmit<typeof addCandidateRule>('POST /candidate-rules', done)
  const change = useSubmit<typeof changeCandidateRule>('PUT /candidate-rules/:candidateRuleId', done)
  const [seen, setSeen] = useState<Preview | null>(null)
  const preview = useSubmit<typeof previewCandidateRule>('POST /candidate-rules/previews', {
    onDone: setSeen,
  })
  const save = rule === null ? add : change
  const close = (words: string) => {
    showToast(words)
    onClose()
  }
  const body = { name, weight: weight ?? 0, conditions: conditions as never }
  const send = () =>
    rule === null
      ? add.submit({ body: { ...body, purpose, isOn: true } })
      : change.submit({
          params: { candidateRuleId: rule.id },
          body: { ...body, isOn: rule.isOn, version: rule.version },
        })
  const setAt = (at: number, condition: Condition | null) =>
    setConditions(conditions.flatMap((each, index) => (index === at ? (condition ?? []) : each)))
  return (
    <Sheet
      title={rule === null ? 'Add a rule' : 'Change the rule'}
      fact={
        bringsSomebody(purpose, conditions)
          ? 'Whoever fits all of it is pointed at.'
          : 'Without a signal it lifts the score of those whom another rule brings.'
      }
      onClose={onClose}
      onSubmit={send}
      foot={
        <>
          <Button look="solid" type="submit" waiting={save.waiting && 'Saving'}>
            Save the rule
          </Button>
          <Button
            waiting={preview.waiting && 'Looking'}
            onPress={() => preview.submit({ body: { purpose, conditions: conditions as never } })}
          >
            Whom it brings
          </Button>
          {rule !== null && <Remove rule={rule} onDone={() => close('Removed')} />}
        </>
      }
    >
      <FieldStack>
        <FieldGrid columns="1fr 140px">
          <TextField
            label={labels.name}
            name="name"
            value={name}
            onChange={setName}
            error={save.fieldErrors.name}
          />
          <NumberField
            label="Weight"
            name="weight"
            value={weight}
            onChange={setWeight}
            help="1 to 95 hundredths"
            error={save.fieldErrors.weight}
          />
        </FieldGrid>
        {conditions.map((condition, at) => (
          <ConditionForm
            key={at}
            condition={condition}
            purpose={purpose}
            termNames={terms}
            onTerms={(chosen) =>
              setTerms(new Map([...terms, ...chosen.map((term) => [term.id, term.label] as const)]))
            }
            error={(save.fieldErrors as Record<string, string>)[`conditions.${at}`]}
            onChange={(changed) => setAt(at, changed)}
            onRemove={conditions.length === 1 ? null : () => setAt(at, null)}
          />
        ))}
        <ButtonRow>
          <Button look="link" onPress={() => setConditions([...conditions, firstCondition(purpose)])}>
            And it must also hold that …
          </Button>
        </ButtonRow>
        <FormErrors problem={save.problem ?? preview.problem} labels={labels} title="Nothing was saved" />
        {seen !== null && <PreviewPanel preview={seen} />}
      </FieldStack>
    </Sheet>
  )
}

function Remove({ rule, onDone }: { readonly rule: Rule; readonly onDone: () => void }) {
  const remove = useSubmit<typeof removeCandidateRule>('DELETE /candidate-rules/:candidateRuleId', {
    invalidates: ruleChanges,
    onDone,
  })
  return (
    <Button
      look="link"
      waiting={remove.waiting && 'Removing'}
      onPress={() => remove.submit({ params: { candidateRuleId: rule.id } })}
    >
      Remove it
    </Button>
  )
}
