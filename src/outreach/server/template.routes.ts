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
import { templateLibrary } from './edit-templates.ts'
import { readTemplates } from './template.reads.ts'

/** The templates of first words. */
export function outreachTemplateRoutes({ serve }: Serving): void {
  serve(listTemplates, async ({ actor, db, query }) => ({
    rows: await readTemplates(db, { all: query.all === true }),
    missing: await templateLibrary.countMissing(db),
    may: { edit: canEditTemplates(actor) },
  }))
  serve(addEndpoint, ({ actor, body, write }) => write((tx) => templateLibrary.add(tx, actor, body)))
  serve(updateEndpoint, ({ actor, params, body: { version, ...template }, write }) =>
    write((tx) => templateLibrary.update(tx, actor, params.templateId, template, version)),
  )
  serve(retireTemplate, ({ actor, params, write }) =>
    write((tx) => templateLibrary.setInUse(tx, actor, params.templateId, false)),
  )
  serve(putBackTemplate, ({ actor, params, write }) =>
    write((tx) => templateLibrary.setInUse(tx, actor, params.templateId, true)),
  )
  serve(addShippedEndpoint, ({ actor, write }) =>
    write(async (tx) => ({ added: await templateLibrary.addShipped(tx, actor) })),
  )
}
