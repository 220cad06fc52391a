import { TextField } from '../../../web/ui/TextField.tsx'
import { OwnValueField } from '../../web/BriefOwnFieldsForm.tsx'
import type { Request } from '../../web/queries.ts'

type Values = Readonly<Record<string, string>>

type ResultFieldsFormProps = {
  readonly activityType: Pick<Request['activityType'], 'resultFields' | 'evidence'>
  readonly values: Values
  readonly onValues: (change: (before: Values) => Values) => void
  readonly evidence: string
  readonly onEvidence: (evidence: string) => void
  readonly errors: Values
}

export const evidenceLabel = 'What shows it'

/** What came of an ask, in the fields of its kind; in words where it has none. */
export function ResultFieldsForm(props: ResultFieldsFormProps) {
  const { activityType, values, onValues, evidence, onEvidence, errors } = props
  const { resultFields, evidence: usual } = activityType
  const isOnlyWords = resultFields.length === 0
  return (
    <>
      {resultFields.map((field) => (
        <OwnValueField
          key={field.label}
          field={field}
          part="result"
          value={values[field.label] ?? ''}
          onChange={(value) => onValues((before) => ({ ...before, [field.label]: value }))}
          error={errors[`result.${field.label}`]}
        />
      ))}
      <TextField
        label={isOnlyWords ? evidenceLabel : 'Anything else that shows it'}
        name="evidence"
        help={usual === '' ? undefined : `Usual for it: ${usual}.`}
        {...(isOnlyWords ? {} : { aside: 'optional' })}
        maxLength={300}
        value={evidence}
        onChange={onEvidence}
        error={errors['evidence']}
      />
    </>
  )
}
