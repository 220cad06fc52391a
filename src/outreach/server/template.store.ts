import { sql } from 'kysely'
import { invalid, staleVersion } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { TemplateDefinition } from '../template.ts'
import type { ShippedTemplate } from '../template-library.ts'
import { loadTemplate } from './template.reads.ts'

const columnsOf = (template: TemplateDefinition) => ({
  occasion: template.occasion,
  title: template.title,
  fits: template.fits,
  subject: template.subject,
  body: template.body,
  subject_de: template.germanSubject,
  body_de: template.germanBody,
})

/** Adds a template of the workspace's own, and gives its id. */
export async function insertTemplate(
  tx: WorkspaceTx,
  workspaceId: string,
  template: TemplateDefinition,
): Promise<string> {
  await requireFreeTitle(tx, workspaceId, template.title, null)
  const { id } = await tx
    .insertInto('outreach_templates')
    .values({ workspace_id: workspaceId, ...columnsOf(template) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Adds the shipped ones that are not there, by their code and their title, and gives their number. */
export async function insertShippedTemplates(
  tx: WorkspaceTx,
  workspaceId: string,
  templates: readonly ShippedTemplate[],
): Promise<number> {
  const added = await tx
    .insertInto('outreach_templates')
    .values(templates.map((each) => ({ workspace_id: workspaceId, code: each.code, ...columnsOf(each) })))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(added.numInsertedOrUpdatedRows ?? 0n)
}

/** How many of the shipped ones are not there. */
export async function countMissingTemplates(
  tx: Pick<WorkspaceTx, 'selectFrom'>,
  workspaceId: string,
  templates: readonly ShippedTemplate[],
): Promise<number> {
  const rows = await tx
    .selectFrom('outreach_templates')
    .select(['code', 'title'])
    .where('workspace_id', '=', workspaceId)
    .execute()
  const [codes, titles] = [rows.map(({ code }) => code), rows.map(({ title }) => title.toLowerCase())]
  return templates.filter(({ code, title }) => !codes.includes(code) && !titles.includes(title.toLowerCase()))
    .length
}

/** Writes a template anew, unless somebody changed it since `version`. */
export async function saveTemplate(
  tx: WorkspaceTx,
  workspaceId: string,
  id: string,
  template: TemplateDefinition,
  version: number,
): Promise<void> {
  await requireFreeTitle(tx, workspaceId, template.title, id)
  const saved = await tx
    .updateTable('outreach_templates')
    .set({ ...columnsOf(template), version: version + 1 })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (saved.numUpdatedRows === 0n) throw staleVersion('template', await loadTemplate(tx, id))
}

/** Takes a template out of use, or puts it back; true where that changed something. */
export async function setTemplateInUse(
  tx: WorkspaceTx,
  workspaceId: string,
  id: string,
  inUse: boolean,
): Promise<boolean> {
  const saved = await tx
    .updateTable('outreach_templates')
    .set((same) => ({ in_use: inUse, version: same('version', '+', 1) }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('in_use', '!=', inUse)
    .executeTakeFirst()
  return saved.numUpdatedRows > 0n
}

async function requireFreeTitle(tx: WorkspaceTx, workspaceId: string, title: string, ownId: string | null) {
  const other = await tx
    .selectFrom('outreach_templates')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where(sql`lower(title)`, '=', title.toLowerCase())
    .executeTakeFirst()
  if (other !== undefined && other.id !== ownId)
    throw invalid('title', 'There is a template of that title already.')
}
