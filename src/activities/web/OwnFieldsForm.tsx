import { IconX } from '@tabler/icons-react'
import { Button, ButtonRow, IconButton } from '../../web/ui/Button.tsx'
import { Checkbox } from '../../web/ui/Checkbox.tsx'
import { FieldGrid, FieldStack } from '../../web/ui/Field.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import type { OwnFieldKind } from '../activity-type.ts'

type OwnField = {
  label: string
  kind: OwnFieldKind
  isRequired: boolean
  choices: string[]
  isForCustomer?: boolean
}

type OwnFieldsFormProps = {
  /** Which fields they are, as faults name them. */
  readonly part: 'fields' | 'resultFields'
  readonly fields: readonly OwnField[]
  readonly onChange: (fields: OwnField[]) => void
  readonly errors: Readonly<Record<string, string>>
}

const kinds = [
  { value: 'text', label: 'Text' },
  { value: 'choice', label: 'Choice' },
  { value: 'number', label: 'Number' },
  { value: 'date', label: 'Day' },
  { value: 'link', label: 'Link' },
]

/** The fields that a request of this kind carries besides those of every request, or that its result has. */
export function OwnFieldsForm({ part: place, fields, onChange, errors }: OwnFieldsFormProps) {
  const change = (at: number, part: Partial<OwnField>) =>
    onChange(fields.map((field, position) => (position === at ? { ...field, ...part } : field)))
  const add = () => onChange([...fields, { label: '', kind: 'text', isRequired: false, choices: [] }])
  return (
    <FieldStack>
      {fields.map((field, at) => (
        <div key={`field ${fields.length} ${at}`}>
          <FieldGrid columns="2fr 1fr auto">
            <TextField
              label="Label"
              name={`${place}.${at}.label`}
              value={field.label}
              onChange={(label) => change(at, { label })}
              error={errors[`${place}.${at}.label`]}
            />
            <Select
              label="Kind"
              value={field.kind}
              onChange={(kind) => change(at, { kind: kind as OwnFieldKind })}
              options={kinds}
            />
            <IconButton
              label={`Remove ${field.label || 'this field'}`}
              icon={<IconX size={16} stroke={1.5} aria-hidden />}
              onPress={() => onChange(fields.filter((_, position) => position !== at))}
            />
          </FieldGrid>
          {field.kind === 'choice' && (
            <TextField
              label="Answers"
              name={`${place}.${at}.choices`}
              value={field.choices.join(', ')}
              onChange={(text) => change(at, { choices: text.split(',').map((each) => each.trimStart()) })}
              onBlur={() => change(at, { choices: field.choices.map((each) => each.trim()).filter(Boolean) })}
              error={errors[`${place}.${at}.choices`]}
              help="Parted by commas."
            />
          )}
          <Checkbox
            label={place === 'fields' ? 'Needed to ask' : 'Needed to finish'}
            checked={field.isRequired}
            onChange={(isRequired) => change(at, { isRequired })}
          />
          {place === 'fields' && (
            <Checkbox
              label="The customer reads it, and whoever approves in their company"
              checked={field.isForCustomer ?? false}
              onChange={(isForCustomer) => change(at, { isForCustomer })}
            />
          )}
        </div>
      ))}
      <ButtonRow>
        <Button onPress={add}>Add a field</Button>
      </ButtonRow>
    </FieldStack>
  )
}
