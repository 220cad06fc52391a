import { useState } from 'react'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Disclosure } from '../../web/ui/Lines.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { TextArea, TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type {
  addValueTouch,
  putBackValueTouch,
  retireValueTouch,
  updateValueTouch,
} from '../care.contract.ts'
import {
  placeholders,
  type ValueTouchDefinition,
  type ValueTouchKind,
  valueTouchKinds,
  valueTouchNames,
} from '../value-touch.ts'
import { libraryRoutes as invalidates, type ValueTouchRow } from './care.queries.ts'

const labels = {
  title: 'Title',
  fits: 'When it fits',
  subject: 'Subject',
  body: 'Words',
  germanSubject: 'Subject in German',
  germanBody: 'Words in German',
}

const blank: ValueTouchDefinition = {
  kind: 'other',
  title: '',
  fits: '',
  subject: '',
  body: 'Dear {name},\n\n[what it is about]\n\nKind regards\n{sender}\n{workspace}',
  germanSubject: null,
  germanBody: null,
}

type ValueTouchFormProps = {
  /** Undefined for a new one. */
  readonly touch: ValueTouchRow | undefined
  readonly may: string | null
  readonly onClose: () => void
}

/** One value touch: what it is, when it fits, and its words. */
export function ValueTouchForm({ touch, may, onClose }: ValueTouchFormProps) {
  const [draft, setDraft] = useState<ValueTouchDefinition>(() => draftOf(touch))
  const onDone = () => {
    showToast('Saved')
    onClose()
  }
  const add = useSubmit<typeof addValueTouch>('POST /value-touches', { invalidates, onDone })
  const update = useSubmit<typeof updateValueTouch>('PUT /value-touches/:valueTouchId', {
    invalidates,
    onDone,
  })
  const save = touch === undefined ? add : update
  function send() {
    if (touch === undefined) add.submit({ body: draft })
    else update.submit({ params: { valueTouchId: touch.id }, body: { ...draft, version: touch.version } })
  }
  return (
    <Sheet
      title={touch?.title ?? 'New value touch'}
      onClose={onClose}
      onSubmit={() => {
        if (may === null) send()
      }}
      foot={
        <>
          <Button look="solid" type="submit" waiting={save.waiting && 'Saving'} disabledReason={may}>
            {touch === undefined ? 'Add it' : 'Save changes'}
          </Button>
          {touch !== undefined && <TouchLife touch={touch} may={may} />}
        </>
      }
    >
      <FieldStack>
        <Words draft={draft} errors={save.fieldErrors} onChange={(part) => setDraft({ ...draft, ...part })} />
        <FormErrors problem={save.problem} labels={labels} title="Nothing was saved" />
      </FieldStack>
    </Sheet>
  )
}

function draftOf(touch: ValueTouchRow | undefined): ValueTouchDefinition {
  if (touch === undefined) return blank
  const { kind, title, fits, subject, body, germanSubject, germanBody } = touch
  return { kind, title, fits, subject, body, germanSubject, germanBody }
}

type WordsProps = {
  readonly draft: ValueTouchDefinition
  readonly errors: Readonly<Record<string, string>>
  readonly onChange: (part: Partial<ValueTouchDefinition>) => void
}

const named = placeholders.map((each) => `{${each}}`).join(', ')

function Words({ draft, errors, onChange }: WordsProps) {
  const text = (field: 'title' | 'fits' | 'subject') => ({
    label: labels[field],
    name: field,
    value: draft[field],
    onChange: (value: string) => onChange({ [field]: value }),
    error: errors[field],
  })
  const orNull = (value: string) => (value === '' ? null : value)
  return (
    <>
      <TextField {...text('title')} />
      <Select
        label="Kind"
        name="kind"
        value={draft.kind}
        onChange={(kind) => onChange({ kind: kind as ValueTouchKind })}
        options={valueTouchKinds.map((value) => ({ value, label: valueTouchNames[value] }))}
      />
      <TextField {...text('fits')} help="In a sentence, for whoever chooses among them." />
      <TextField {...text('subject')} />
      <TextArea
        label={labels.body}
        name="body"
        rows={10}
        value={draft.body}
        onChange={(body) => onChange({ body })}
        error={errors.body}
        help={`${named} are filled in. What only the sender knows stands in [brackets].`}
      />
      <Disclosure
        title="In German"
        summary={
          draft.germanBody === null ? 'none: everybody reads the words above' : 'for those who read German'
        }
      >
        <FieldStack>
          <TextField
            label={labels.germanSubject}
            name="germanSubject"
            value={draft.germanSubject ?? ''}
            onChange={(value) => onChange({ germanSubject: orNull(value) })}
            error={errors.germanSubject}
          />
          <TextArea
            label={labels.germanBody}
            name="germanBody"
            rows={10}
            value={draft.germanBody ?? ''}
            onChange={(value) => onChange({ germanBody: orNull(value) })}
            error={errors.germanBody}
          />
        </FieldStack>
      </Disclosure>
    </>
  )
}

function TouchLife({ touch, may }: { readonly touch: ValueTouchRow; readonly may: string | null }) {
  const params = { valueTouchId: touch.id }
  const putBack = useSubmit<typeof putBackValueTouch>('DELETE /value-touches/:valueTouchId/retirement', {
    invalidates,
    onDone: () => showToast(`${touch.title} is in use again`),
  })
  const retire = useSubmit<typeof retireValueTouch>('POST /value-touches/:valueTouchId/retirement', {
    invalidates,
    onDone: () => showToast(`${touch.title} is out of use`, () => putBack.submit({ params })),
  })
  const act = touch.inUse ? retire : putBack
  return (
    <Button onPress={() => act.submit({ params })} waiting={act.waiting && 'Saving'} disabledReason={may}>
      {touch.inUse ? 'Take out of use' : 'Put into use'}
    </Button>
  )
}
