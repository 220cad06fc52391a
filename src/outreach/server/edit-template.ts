import type { Actor } from '../../kernel/actor.ts'
import { requireSoundLetter } from '../../protection/server/require-sound-letter.ts'
import { announce } from '../../server/announce.ts'
import { requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { Starter } from '../../server/workspace-start.ts'
import { outreachTemplateChanged } from '../events.ts'
import { canEditTemplates } from '../policy.ts'
import { outreachPlaceholders, type TemplateDefinition } from '../template.ts'
import { shippedTemplates } from '../template-library.ts'
import { loadTemplate, type Template } from './template.reads.ts'
import { insertShippedTemplates, insertTemplate, saveTemplate, setTemplateInUse } from './template.store.ts'

/** Puts the shipped templates into a new workspace. */
export const furnishOutreachTemplates: Starter = async (tx, actor) => {
  await insertShippedTemplates(tx, actor.workspaceId, shippedTemplates)
}

/** Adds the shipped templates that are not there, and gives their number. */
export async function addShippedTemplates(tx: WorkspaceTx, actor: Actor): Promise<number> {
  requirePermission(canEditTemplates(actor))
  return insertShippedTemplates(tx, actor.workspaceId, shippedTemplates)
}

/** Adds a template. */
export async function addTemplate(
  tx: WorkspaceTx,
  actor: Actor,
  template: TemplateDefinition,
): Promise<Template> {
  requirePermission(canEditTemplates(actor))
  const sound = requireSoundLetter(template, outreachPlaceholders)
  return told(tx, actor, await insertTemplate(tx, actor.workspaceId, sound), 'added')
}

/** Changes a template; what was sent stays as it was. */
export async function updateTemplate(
  tx: WorkspaceTx,
  actor: Actor,
  id: string,
  template: TemplateDefinition,
  version: number,
): Promise<Template> {
  requirePermission(canEditTemplates(actor))
  const sound = requireSoundLetter(template, outreachPlaceholders)
  await loadTemplate(tx, id)
  await saveTemplate(tx, actor.workspaceId, id, sound, version)
  return told(tx, actor, id, 'changed')
}

/** Takes a template out of use, or puts it back. Doing so twice changes nothing. */
export async function putTemplateInUse(
  tx: WorkspaceTx,
  actor: Actor,
  id: string,
  inUse: boolean,
): Promise<Template> {
  requirePermission(canEditTemplates(actor))
  const template = await loadTemplate(tx, id)
  if (!(await setTemplateInUse(tx, actor.workspaceId, id, inUse))) return template
  return told(tx, actor, id, inUse ? 'put-back' : 'retired')
}

async function told(
  tx: WorkspaceTx,
  actor: Actor,
  id: string,
  how: Parameters<typeof outreachTemplateChanged>[2],
): Promise<Template> {
  const template = await loadTemplate(tx, id)
  await announce(tx, outreachTemplateChanged(actor, id, how, template.title))
  return template
}
