import { hasRole, type PersonActor } from '../../../kernel/actor.ts'
import type { BodyOf } from '../../../kernel/contract.ts'
import { event } from '../../../kernel/event.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { invalid, notFound, requirePermission, staleVersion } from '../../../server/errors.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { createAcceptanceRule, updateAcceptanceRule } from '../acceptance.contract.ts'

const mayEdit = (actor: PersonActor) =>
  hasRole(actor, 'program-manager') ? null : 'Only program managers make rules.'

/** More than anybody keeps in mind; beyond it nobody knows any more who decides. */
const most = 50

/** Makes a rule that takes nominations up by themselves. */
export async function createRule(
  tx: WorkspaceTx,
  actor: PersonActor,
  input: BodyOf<typeof createAcceptanceRule>,
  now: Instant,
): Promise<string> {
  requirePermission(mayEdit(actor))
  const { count } = await tx
    .selectFrom('acceptance_rules')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('workspace_id', '=', actor.workspaceId)
    .executeTakeFirstOrThrow()
  if (count >= most) throw invalid('name', `there are ${most} rules already; remove one first`)
  const { id } = await tx
    .insertInto('acceptance_rules')
    .values({
      ...{ workspace_id: actor.workspaceId, made_by: actor.personId, created_at: now, changed_at: now },
      ...{ name: input.name.trim(), is_on: input.isOn, conditions: JSON.stringify(input.conditions) },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tell(tx, actor, 'created', id, input.isOn)
  return id
}

/** Changes a rule; what it took up before stays. */
export async function updateRule(
  tx: WorkspaceTx,
  actor: PersonActor,
  ruleId: string,
  input: BodyOf<typeof updateAcceptanceRule>,
  now: Instant,
): Promise<void> {
  requirePermission(mayEdit(actor))
  const saved = await tx
    .updateTable('acceptance_rules')
    .set({ name: input.name.trim(), is_on: input.isOn, changed_at: now })
    .set({ conditions: JSON.stringify(input.conditions), version: input.version + 1 })
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', ruleId)
    .where('version', '=', input.version)
    .executeTakeFirst()
  if (saved.numUpdatedRows === 0n) {
    const known = await tx
      .selectFrom('acceptance_rules')
      .select('version')
      .where('workspace_id', '=', actor.workspaceId)
      .where('id', '=', ruleId)
      .executeTakeFirst()
    if (known === undefined) throw notFound('rule')
    throw staleVersion('rule', { version: known.version })
  }
  await tell(tx, actor, 'changed', ruleId, input.isOn)
}

/** Removes a rule; the nominations it took up keep what it found. */
export async function removeRule(tx: WorkspaceTx, actor: PersonActor, ruleId: string): Promise<void> {
  requirePermission(mayEdit(actor))
  const gone = await tx
    .deleteFrom('acceptance_rules')
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', ruleId)
    .executeTakeFirst()
  if (gone.numDeletedRows === 0n) throw notFound('rule')
  await tell(tx, actor, 'removed', ruleId, false)
}

async function tell(
  tx: WorkspaceTx,
  actor: PersonActor,
  deed: 'created' | 'changed' | 'removed',
  id: string,
  isOn: boolean,
): Promise<void> {
  const subject = { kind: 'acceptance-rule', id }
  await announce(tx, event(`acceptance-rule.${deed}`, actor, subject, { data: { isOn } }))
}
