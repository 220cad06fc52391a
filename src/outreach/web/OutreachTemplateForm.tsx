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
import type { addTemplate, putBackTemplate, retireTemplate, updateTemplate } from '../template.contract.ts'
import {
  type Occasion,
  occasions,
  occasionWords,
  outreachPlaceholders,
  type TemplateDefinition,
} from '../template.ts'
import { templateRoutes as invalidates, type TemplateRow } from './queries.ts'

const labels = {
  title: 'Title',
  fits: 'When it fits',
  subject: 'Subject',
  body: 'Words',
  germanSubject: 'Subject in German',
  germanBody: 'Words in German',
}

const blank: TemplateDefinition = {
  occasion: 'other',
  title: '',
  fits: '',
  subject: '',
  body: 'Dear {name},\n\n[what it is about]\n\nKind regards\n{sender}\n{workspace}',
  germanSubject: null,
  germanBody: null,
}

type OutreachTemplateFormProps = {
  /** Undefined for a new one. */
  readonly template: TemplateRow | undefined
  readonly may: string | null
  readonly onClose: () => void
}

/** One template: its occasion, when it fits, and its words. */
export function OutreachTemplateForm({ template, may, onClose }: OutreachTemplateFormProps) {
  const [draft, setDraft] = useState<TemplateDefinition>(() => draftOf(template))
  const onDone = () => {
    showToast('Saved')
    onClose()
  }
  const add = useSubmit<typeof addTemplate>('POST /outreach-templates', { invalidates, onDone })
  const update = useSubmit<typeof updateTemplate>('PUT /outreach-templates/:templateId', {
    invalidates,
    onDone,
  })
  const save = template === undefined ? add : update
  function send() {
    if (template === undefined) add.submit({ body: draft })
    else update.submit({ params: { templateId: template.id }, body: { ...draft, version: template.version } })
  }
  return (
    <Sheet
      title={template?.title ?? 'New template'}
      onClose={onClose}
      onSubmit={() => {
        if (may === null) send()
      }}
      foot={
        <>
          <Button look="solid" type="submit" waiting={save.waiting && 'Saving'} disabledReason={may}>
            {template === undefined ? 'Add it' : 'Save changes'}
          </Button>
          {template !== undefined && <TemplateLife template={template} may={may} />}
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

function draftOf(template: TemplateRow | undefined): TemplateDefinition {
  if (template === undefined) return blank
  const { occasion, title, fits, subject, body, germanSubject, germanBody } = template
  return { occasion, title, fits, subject, body, germanSubject, germanBody }
}

type WordsProps = {
  readonly draft: TemplateDefinition
  readonly errors: Readonly<Record<string, string>>
  readonly onChange: (part: Partial<TemplateDefinition>) => void
}

const named = outreachPlaceholders.map((each) => `{${each}}`).join(', ')

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
        label="Occasion"
        name="occasion"
        value={draft.occasion}
        onChange={(occasion) => onChange({ occasion: occasion as Occasion })}
        options={occasions.map((value) => ({ value, label: occasionWords[value] }))}
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

function TemplateLife({ template, may }: { readonly template: TemplateRow; readonly may: string | null }) {
  const params = { templateId: template.id }
  const putBack = useSubmit<typeof putBackTemplate>('DELETE /outreach-templates/:templateId/retirement', {
    invalidates,
    onDone: () => showToast(`${template.title} is in use again`),
  })
  const retire = useSubmit<typeof retireTemplate>('POST /outreach-templates/:templateId/retirement', {
    invalidates,
    onDone: () => showToast(`${template.title} is out of use`, () => putBack.submit({ params })),
  })
  const act = template.inUse ? retire : putBack
  return (
    <Button onPress={() => act.submit({ params })} waiting={act.waiting && 'Saving'} disabledReason={may}>
      {template.inUse ? 'Take out of use' : 'Put into use'}
    </Button>
  )
}
