import type { Actor } from '../../kernel/actor.ts'
import type { BodyOf } from '../../kernel/contract.ts'
import { isDay } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { invalid, notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { recordAbsence as contract } from '../contact.contract.ts'
import { absenceRecorded, absenceRemoved } from '../contact.events.ts'
import { canEditContact } from '../policy.ts'
import { loadContact } from './contact.store.ts'

/** Records that a contact is away, both days included. */
export async function recordAbsence(
  tx: WorkspaceTx,
  actor: Actor,
  contactId: string,
  { fromOn, untilOn, reason }: BodyOf<typeof contract>,
): Promise<void> {
  const contact = await loadContact(tx, actor, contactId)
  requirePermission(canEditContact(actor, contact))
  if (!isDay(fromOn)) throw invalid('fromOn', 'is no day')
  if (!isDay(untilOn)) throw invalid('untilOn', 'is no day')
  if (untilOn < fromOn) throw invalid('untilOn', 'is before the first day')
  await tx
    .insertInto('absences')
    .values({
      workspace_id: actor.workspaceId,
      contact_id: contactId,
      from_on: fromOn,
      until_on: untilOn,
      reason: reason?.trim() ?? null,
      recorded_by: actor.kind === 'person' ? actor.personId : null,
    })
    .execute()
  await announce(tx, absenceRecorded(actor, contact, { fromOn, untilOn }))
}

/** Takes an absence off the record; gives whose it was. */
export async function removeAbsence(tx: WorkspaceTx, actor: Actor, absenceId: string): Promise<string> {
  const absence = await tx
    .selectFrom('absences')
    .select(['contact_id', 'from_on', 'until_on'])
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', absenceId)
    .executeTakeFirst()
  if (absence === undefined) throw notFound('absence')
  const contact = await loadContact(tx, actor, absence.contact_id)
  requirePermission(canEditContact(actor, contact))
  await tx
    .deleteFrom('absences')
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', absenceId)
    .execute()
  await announce(tx, absenceRemoved(actor, contact, { fromOn: absence.from_on, untilOn: absence.until_on }))
  return contact.id
}
