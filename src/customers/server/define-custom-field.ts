import type { Actor } from '../../kernel/actor.ts'
import { refuse } from '../../kernel/result.ts'
import { announce } from '../../server/announce.ts'
import { invalid, refused, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { customFieldDefined } from '../custom-field.events.ts'
import { type CustomKind, type CustomRecord, tidyChoices } from '../custom-field.ts'
import { canShapeRecords } from '../taxonomy.policy.ts'
import { findByLabel, insertCustomField } from './custom-field.store.ts'

export type NewCustomField = {
  readonly record: CustomRecord
  readonly label: string
  readonly kind: CustomKind
  readonly choices?: readonly string[]
}

/** Adds a field to a kind of record and gives its id. Refuses a label that another field of that kind bears. */
export async function defineCustomField(
  tx: WorkspaceTx,
  actor: Actor,
  input: NewCustomField,
): Promise<string> {
  requirePermission(canShapeRecords(actor))
  const { workspaceId } = actor
  const label = input.label.trim()
  const choices = tidyChoices(input.choices ?? [])
  if (input.kind === 'choice' && choices.length === 0)
    throw invalid('choices', 'A choice needs at least one value.')
  if (input.kind !== 'choice' && choices.length > 0)
    throw invalid('choices', 'Only a choice has values to choose from.')
  const id = await insertCustomField(tx, workspaceId, {
    record: input.record,
    label,
    kind: input.kind,
    choices,
  })
  if (id === null) throw await labelTaken(tx, workspaceId, input.record, label)
  await announce(tx, customFieldDefined(actor, id, input.record, label))
  return id
}

/** The answer to a label that another field bears. */
export async function labelTaken(tx: WorkspaceTx, workspaceId: string, record: string, label: string) {
  const holder = await findByLabel(tx, workspaceId, record, label)
  const retired = holder?.retired_at == null ? '' : ', which is retired'
  const why = `There is a field “${holder?.label ?? label}” already${retired}.`
  return refused(refuse('label-taken', why, { fieldId: holder?.id ?? null }))
}
