import { useState } from 'react'
import { useGo } from '../../web/navigation.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { KeyValue } from '../../web/ui/KeyValue.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { TextArea, TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type {
  bringBackCustomField,
  defineCustomField,
  retireCustomField,
  updateCustomField,
} from '../custom-field.contract.ts'
import { type CustomKind, type CustomRecord, customKinds, customRecords } from '../custom-field.ts'
import { customKindWords, customRecordWords } from './custom-field.queries.ts'
import type { CustomField } from './taxonomy.queries.ts'

type CustomFieldFormProps = {
  /** Undefined for a new one. */
  readonly field: CustomField | undefined
  readonly may: string | null
  readonly onClose: () => void
}

const invalidates = ['GET /custom-fields'] as const

/** A field's label and choices; record and kind are settled when it is made. */
export function CustomFieldForm({ field, may, onClose }: CustomFieldFormProps) {
  const [record, setRecord] = useState<CustomRecord>('account')
  const [kind, setKind] = useState<CustomKind>(field?.kind ?? 'text')
  const [label, setLabel] = useState(field?.label ?? '')
  const [choices, setChoices] = useState(field?.choices.join('\n') ?? '')
  const save = useSaveField(field)
  const given =
    kind === 'choice' ? { choices: choices.split('\n').filter((choice) => choice.trim() !== '') } : {}
  const send = () => save.submit({ record, kind, label, ...given })
  return (
    <Section
      title={field?.label ?? 'New field'}
      aside={
        <Button look="link" onPress={onClose}>
          Close
        </Button>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (may === null) send()
        }}
      >
        <FieldStack>
          {field === undefined ? (
            <KindFields record={record} kind={kind} onRecord={setRecord} onKind={setKind} />
          ) : (
            <KeyValue
              facts={[
                { label: 'Of', value: customRecordWords[field.record].many },
                { label: 'Kind', value: customKindWords[field.kind] },
              ]}
            />
          )}
          <TextField
            label="Label"
            name="label"
            value={label}
            onChange={setLabel}
            error={save.fieldErrors.label}
          />
          {kind === 'choice' && (
            <TextArea
              label="Values to choose from"
              name="choices"
              value={choices}
              onChange={setChoices}
              help="One a line, in the order they are shown."
              error={save.fieldErrors.choices}
              rows={5}
            />
          )}
          <FormErrors
            problem={save.problem}
            labels={{ label: 'Label', choices: 'Values' }}
            title="Nothing was saved"
          />
          <ButtonRow>
            <Button look="solid" type="submit" waiting={save.waiting && 'Saving'} disabledReason={may}>
              {field === undefined ? 'Add the field' : 'Save changes'}
            </Button>
            {field !== undefined && <FieldRetirement field={field} may={may} />}
          </ButtonRow>
        </FieldStack>
      </form>
    </Section>
  )
}

type Given = {
  readonly record: CustomRecord
  readonly kind: CustomKind
  readonly label: string
  readonly choices?: string[]
}

function useSaveField(field: CustomField | undefined) {
  const go = useGo()
  const define = useSubmit<typeof defineCustomField>('POST /custom-fields', {
    invalidates,
    onDone: (made) => {
      showToast(`${made.label} added`)
      go(`/settings/custom-fields?field=${made.id}`)
    },
  })
  const update = useSubmit<typeof updateCustomField>('PATCH /custom-fields/:fieldId', {
    invalidates,
    onDone: () => showToast('Saved'),
  })
  const { waiting, problem, fieldErrors } = field === undefined ? define : update
  function submit({ record, kind, ...words }: Given) {
    if (field === undefined) define.submit({ body: { record, kind, ...words } })
    else update.submit({ params: { fieldId: field.id }, body: { version: field.version, ...words } })
  }
  return { submit, waiting, problem, fieldErrors }
}

type KindFieldsProps = {
  readonly record: CustomRecord
  readonly kind: CustomKind
  readonly onRecord: (record: CustomRecord) => void
  readonly onKind: (kind: CustomKind) => void
}

function KindFields({ record, kind, onRecord, onKind }: KindFieldsProps) {
  return (
    <>
      <Select
        label="Of which record"
        name="record"
        value={record}
        onChange={(value) => onRecord(value as CustomRecord)}
        options={customRecords.map((value) => ({ value, label: customRecordWords[value].one }))}
      />
      <Select
        label="Kind"
        name="kind"
        value={kind}
        onChange={(value) => onKind(value as CustomKind)}
        options={customKinds.map((value) => ({ value, label: customKindWords[value] }))}
        help="It cannot be changed later."
      />
    </>
  )
}

function FieldRetirement({ field, may }: { readonly field: CustomField; readonly may: string | null }) {
  const params = { fieldId: field.id }
  const bringBack = useSubmit<typeof bringBackCustomField>('DELETE /custom-fields/:fieldId/retirement', {
    invalidates,
    onDone: () => showToast(`${field.label} is back with its values`),
  })
  const retire = useSubmit<typeof retireCustomField>('POST /custom-fields/:fieldId/retirement', {
    invalidates,
    onDone: () =>
      showToast(`${field.label} retired; its values are kept`, () => bringBack.submit({ params })),
  })
  if (field.retiredAt === null)
    return (
      <Button
        onPress={() => retire.submit({ params })}
        waiting={retire.waiting && 'Retiring'}
        disabledReason={may}
      >
        Retire
      </Button>
    )
  return (
    <Button
      onPress={() => bringBack.submit({ params })}
      waiting={bringBack.waiting && 'Bringing back'}
      disabledReason={may}
    >
      Bring it back
    </Button>
  )
}
