import { blankWords, LibraryPanel, LifeButton } from '../../protection/web/LibraryPanel.tsx'
import { useSubmit } from '../../web/submit.ts'
import { Select } from '../../web/ui/Select.tsx'
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

type OutreachTemplateFormProps = {
  /** Undefined for a new one. */
  readonly template: TemplateRow | undefined
  readonly may: string | null
  readonly onClose: () => void
}

/** One template: its occasion, when it fits, and its words. */
export function OutreachTemplateForm({ template, may, onClose }: OutreachTemplateFormProps) {
  const onDone = () => {
    showToast('Saved')
    onClose()
  }
  const add = useSubmit<typeof addTemplate>('POST /outreach-templates', { invalidates, onDone })
  const update = useSubmit<typeof updateTemplate>('PUT /outreach-templates/:templateId', {
    invalidates,
    onDone,
  })
  const save = (draft: TemplateDefinition) => {
    if (template === undefined) return add.submit({ body: draft })
    update.submit({ params: { templateId: template.id }, body: { ...draft, version: template.version } })
  }
  return (
    <LibraryPanel
      title={template?.title ?? 'New template'}
      isNew={template === undefined}
      first={draftOf(template)}
      placeholders={outreachPlaceholders}
      may={may}
      saving={template === undefined ? add : update}
      onSave={save}
      onClose={onClose}
      life={template !== undefined && <TemplateLife template={template} may={may} />}
      kind={({ occasion }, change) => (
        <Select
          label="Occasion"
          name="occasion"
          value={occasion}
          onChange={(value) => change({ occasion: value as Occasion })}
          options={occasions.map((value) => ({ value, label: occasionWords[value] }))}
        />
      )}
    />
  )
}

function draftOf(template: TemplateRow | undefined): TemplateDefinition {
  if (template === undefined) return { occasion: 'other', ...blankWords }
  const { occasion, title, fits, subject, body, germanSubject, germanBody } = template
  return { occasion, title, fits, subject, body, germanSubject, germanBody }
}

function TemplateLife({ template, may }: { readonly template: TemplateRow; readonly may: string | null }) {
  const { title, inUse } = template
  const params = { templateId: template.id }
  const putBack = useSubmit<typeof putBackTemplate>('DELETE /outreach-templates/:templateId/retirement', {
    invalidates,
    onDone: () => showToast(`${title} is in use again`),
  })
  const retire = useSubmit<typeof retireTemplate>('POST /outreach-templates/:templateId/retirement', {
    invalidates,
    onDone: () => showToast(`${title} is out of use`, () => putBack.submit({ params })),
  })
  const act = inUse ? retire : putBack
  return <LifeButton inUse={inUse} may={may} waiting={act.waiting} onPress={() => act.submit({ params })} />
}
