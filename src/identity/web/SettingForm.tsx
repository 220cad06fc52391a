import { useState } from 'react'
import { formatDay } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { Checkbox } from '../../web/ui/Checkbox.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { NumberField } from '../../web/ui/NumberField.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { putSetting } from '../setting.contract.ts'
import { PersonValueForm } from './PersonValueForm.tsx'
import styles from './PoliciesPage.module.css'
import type { ListedSetting } from './setting.queries.ts'

type SettingFormProps = { readonly setting: ListedSetting; readonly may: string | null }

/** One threshold: what it is, where it comes from, its value, and the way back. */
export function SettingForm({ setting, may }: SettingFormProps) {
  const [value, setValue] = useState<unknown>(setting.value)
  const params = { name: setting.name }
  const invalidates = ['GET /settings'] as const
  const save = useSubmit<typeof putSetting>('PUT /settings/:name', {
    invalidates,
    onDone: () => showToast('Saved'),
  })
  const changed = JSON.stringify(value) !== JSON.stringify(setting.value)
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (changed && may === null) save.submit({ params, body: { value } })
      }}
    >
      <div>
        <h3 className={styles.title}>{setting.title}</h3>
        <p className={styles.source}>
          {setting.source}. {setting.isDefault ? 'As it comes.' : describeChange(setting)}
        </p>
      </div>
      <div className={styles.values}>
        <ValueField
          setting={setting}
          schema={setting.schema as ValueSchema}
          value={value}
          onChange={setValue}
          errors={save.fieldErrors}
        />
        <ButtonRow>
          {changed && (
            <Button look="solid" type="submit" waiting={save.waiting && 'Saving'} disabledReason={may}>
              Save
            </Button>
          )}
          {!setting.isDefault && !changed && (
            <Button
              look="link"
              waiting={save.waiting && 'Going back'}
              disabledReason={may}
              onPress={() => save.submit({ params, body: { value: null } })}
            >
              Back to {describe(setting, setting.default)}
            </Button>
          )}
        </ButtonRow>
      </div>
      {save.problem !== undefined && (
        <div className={styles.errors}>
          <FormErrors problem={save.problem} labels={labelsOf(setting)} title="Nothing was saved" />
        </div>
      )}
    </form>
  )
}

/** What a fault names: the setting itself, or a part of its value. */
function labelsOf({ title, schema }: ListedSetting): Readonly<Record<string, string>> {
  const parts = Object.entries((schema as ValueSchema).properties ?? {})
  const named = parts.map(([name, part]) => [name, part.title ?? wordsOf(name)] as const)
  return { value: title, ...Object.fromEntries(named) }
}

function describeChange(setting: ListedSetting): string {
  const { default: fallback, setBy, setAt } = setting
  const by = setBy === null ? '' : ` by ${setBy}`
  const when = setAt === null ? '' : ` on ${formatDay(setAt)}`
  return `Set${by}${when}; it comes as ${describe(setting, fallback)}.`
}

/** A value as a sentence names it: “nobody”, “go on”, “yes”, “5”. */
function describe({ schema }: Pick<ListedSetting, 'schema'>, value: unknown): string {
  const { title, enum: choices } = schema as ValueSchema
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (value === '') return title === 'Person' ? 'nobody' : 'empty'
  if (choices !== undefined) return `“${wordsOf(String(value))}”`
  return typeof value === 'object' ? 'the defaults' : String(value)
}

type ValueSchema = {
  readonly type?: string
  /** What a part is called, where its own name says too little. */
  readonly title?: string
  readonly enum?: readonly string[]
  readonly minimum?: number
  readonly maximum?: number
  readonly properties?: Readonly<Record<string, ValueSchema>>
}

type ValueFieldProps = {
  readonly setting: ListedSetting
  readonly schema: ValueSchema
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly errors: Readonly<Record<string, string>>
  /** The part of the value this field is for, when the value has parts. */
  readonly part?: string
}

function ValueField({ setting, schema, value, onChange, errors, part }: ValueFieldProps) {
  const label = part === undefined ? setting.title : (schema.title ?? wordsOf(part))
  const words = {
    label,
    labelUnseen: part === undefined,
    error: errors[part === undefined ? 'value' : `value.${part}`],
  }
  if (schema.properties !== undefined) {
    const parts = (value ?? {}) as Readonly<Record<string, unknown>>
    return Object.entries(schema.properties).map(([name, inside]) => (
      <ValueField
        key={name}
        setting={setting}
        schema={inside}
        part={name}
        value={parts[name]}
        onChange={(next) => onChange({ ...parts, [name]: next })}
        errors={errors}
      />
    ))
  }
  if (schema.type === 'boolean')
    return (
      <Checkbox label={part === undefined ? 'Yes' : label} checked={value === true} onChange={onChange} />
    )
  if (schema.enum !== undefined) {
    const options = schema.enum.map((word) => ({ value: word, label: wordsOf(word) }))
    return <Select {...words} value={String(value)} onChange={onChange} options={options} />
  }
  if (schema.type === 'integer' || schema.type === 'number') {
    const bounds = {
      min: schema.minimum ?? 0,
      ...(schema.maximum === undefined ? {} : { max: schema.maximum }),
    }
    // A long unit would run into the figure: it stands under the field.
    const unit = setting.unit.length <= 10 ? { unit: setting.unit } : { help: setting.unit }
    const figure = typeof value === 'number' ? value : null
    return <NumberField {...words} {...bounds} {...unit} value={figure} onChange={onChange} />
  }
  const text = typeof value === 'string' ? value : ''
  if (schema.title === 'Person') return <PersonValueForm {...words} value={text} onChange={onChange} />
  // What form the text has; under the parts of a value it would stand as often as there are parts.
  const form = part === undefined ? { help: setting.unit } : {}
  return <TextField {...words} {...form} value={text} onChange={onChange} />
}

/** `contractValue` and `contract-value` as “Contract value”. */
function wordsOf(name: string): string {
  const words = name
    .replace(/([A-Z])/g, ' $1')
    .replaceAll('-', ' ')
    .toLowerCase()
    .trim()
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
