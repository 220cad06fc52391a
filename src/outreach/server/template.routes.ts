import type { Serving } from '../../server/serve.ts'
import { canEditTemplates } from '../policy.ts'
import {
  addTemplate as addEndpoint,
  addShippedTemplates as addShippedEndpoint,
  listTemplates,
  putBackTemplate,
  retireTemplate,
  updateTemplate as updateEndpoint,
} from '../template.contract.ts'
import { shippedTemplates } from '../template-library.ts'
import { addShippedTemplates, addTemplate, putTemplateInUse, updateTemplate } from './edit-template.ts'
import { readTemplates } from './template.reads.ts'
import { countMissingTemplates } from './template.store.ts'

/** The templates of first words. */
export function outreachTemplateRoutes({ serve }: Serving): void {
  serve(listTemplates, async ({ actor, db, query }) => ({
    rows: await readTemplates(db, { all: query.all === true }),
    missing: await countMissingTemplates(db, actor.workspaceId, shippedTemplates),
    may: { edit: canEditTemplates(actor) },
  }))
  serve(addEndpoint, ({ actor, body, write }) => write((tx) => addTemplate(tx, actor, body)))
  serve(updateEndpoint, ({ actor, params, body: { version, ...template }, write }) =>
    write((tx) => updateTemplate(tx, actor, params.templateId, template, version)),
  )
  serve(retireTemplate, ({ actor, params, write }) =>
    write((tx) => putTemplateInUse(tx, actor, params.templateId, false)),
  )
  serve(putBackTemplate, ({ actor, params, write }) =>
    write((tx) => putTemplateInUse(tx, actor, params.templateId, true)),
  )
  serve(addShippedEndpoint, ({ actor, write }) =>
    write(async (tx) => ({ added: await addShippedTemplates(tx, actor) })),
  )
}
