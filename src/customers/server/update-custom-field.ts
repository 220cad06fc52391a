import type { Actor } from '../../kernel/actor.ts'
import { refuse } from '../../kernel/result.ts'
import { announce } from '../../server/announce.ts'
import { invalid, notFound, refused, requirePermission, staleVersion } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { customFieldUpdated } from '../custom-field.events.ts'
import { tidyChoices } from '../custom-field.ts'
import { canShapeRecords } from '../taxonomy.policy.ts'
import { findByLabel, loadCustomField, loadUsedChoices, saveCustomField } from './custom-field.store.ts'
import { labelTaken } from './define-custom-field.ts'

export type CustomFieldChange = {
  readonly fieldId: string
  readonly version: number
  readonly label?: string
  readonly choices?: readonly string[]
  readonly position?: number
}

/** Changes a field. Refuses to take away a choice that records have. */
export async function updateCustomField(
  tx: WorkspaceTx,
  actor: Actor,
  input: CustomFieldChange,
): Promise<void> {
  requirePermission(canShapeRecords(actor))
  const { workspaceId } = actor
  const field = await loadCustomField(tx, workspaceId, input.fieldId)
  if (field === undefined) throw notFound('custom field')
  if (field.version !== input.version)
    throw staleVersion('custom field', { version: field.version, label: field.label })
  const label = input.label?.trim()
  const holder = label === undefined ? undefined : await findByLabel(tx, workspaceId, field.record, label)
  if (holder !== undefined && holder.id !== field.id)
    throw await labelTaken(tx, workspaceId, field.record, label ?? '')
  const choices =
    input.choices === undefined ? undefined : await choicesAfter(tx, workspaceId, field, input.choices)
  await saveCustomField(tx, workspaceId, field.id, {
    ...(label === undefined ? {} : { label }),
    ...(choices === undefined ? {} : { choices: JSON.stringify(choices) }),
    ...(input.position === undefined ? {} : { position: input.position }),
  })
  const { fieldId: _, version: __, ...fields } = input
  await announce(tx, customFieldUpdated(actor, field.id, Object.keys(fields)))
}

async function choicesAfter(
  tx: WorkspaceTx,
  workspaceId: string,
  field: { readonly id: string; readonly kind: string },
  given: readonly string[],
): Promise<string[]> {
  if (field.kind !== 'choice') throw invalid('choices', 'Only a choice has values to choose from.')
  const choices = tidyChoices(given)
  if (choices.length === 0) throw invalid('choices', 'A choice needs at least one value.')
  const lost = (await loadUsedChoices(tx, workspaceId, field.id)).filter(
    (choice) => !choices.includes(choice),
  )
  if (lost.length === 0) return choices
  const named = lost.slice(0, 3).map((choice) => `“${choice}”`)
  throw refused(
    refuse('choice-in-use', `Records still have ${named.join(', ')}. Change those first.`, { choices: lost }),
  )
}
