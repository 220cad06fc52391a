import { openLibrary } from '../../protection/server/edit-letters.ts'
import { outreachTemplateChanged } from '../events.ts'
import { canEditTemplates } from '../policy.ts'
import { outreachPlaceholders, type TemplateDefinition } from '../template.ts'
import { shippedTemplates } from '../template-library.ts'
import { loadTemplate, type Template } from './template.reads.ts'

/** The templates of first words, as program managers edit them. */
export const templateLibrary = openLibrary<'occasion', TemplateDefinition, Template>({
  table: { name: 'outreach_templates', sort: 'occasion', what: 'template' },
  shipped: shippedTemplates,
  placeholders: outreachPlaceholders,
  may: canEditTemplates,
  load: loadTemplate,
  changed: outreachTemplateChanged,
})
