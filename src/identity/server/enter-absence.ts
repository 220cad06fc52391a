import type { Actor } from '../../kernel/actor.ts'
import { type Day, type Instant, isDay } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { invalid, notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { decideAbsence } from '../absence.ts'
import { absenceTakenOff, personAbsent } from '../events.ts'
import { canEnterAbsence } from '../policy.ts'
import { readToday } from './absence.reads.ts'
import { loadPerson } from './people.store.ts'

type AbsenceInput = {
  readonly personId: string
  readonly fromOn: Day
  readonly untilOn: Day
  readonly delegateId: string | null
}

/**
 * Enters when a person of ours is away and who answers for them. The same days once more change who stands in,
 * and nothing else.
 */
export async function enterAbsence(
  tx: WorkspaceTx,
  actor: Actor,
  input: AbsenceInput,
  now: Instant,
): Promise<void> {
  requirePermission(canEnterAbsence(actor, input.personId))
  await loadPerson(tx, actor, input.personId)
  if (!isDay(input.fromOn)) throw invalid('fromOn', 'is no day')
  if (!isDay(input.untilOn)) throw invalid('untilOn', 'is no day')
  const decision = decideAbsence(input, await readToday(tx, now))
  if (!decision.ok) throw invalid(String(decision.facts?.['field'] ?? 'untilOn'), decision.why)
  if (input.delegateId !== null) await requireHere(tx, actor, input.delegateId)
  const { personId, fromOn, untilOn, delegateId } = input
  const same = await tx
    .updateTable('person_absences')
    .set({ delegate_id: delegateId })
    .where('workspace_id', '=', actor.workspaceId)
    .where('person_id', '=', personId)
    .where('from_on', '=', fromOn)
    .where('until_on', '=', untilOn)
    .executeTakeFirst()
  if (same.numUpdatedRows === 0n) {
    const enteredBy = actor.kind === 'person' ? actor.personId : personId
    await tx
      .insertInto('person_absences')
      .values({
        workspace_id: actor.workspaceId,
        person_id: personId,
        from_on: fromOn,
        until_on: untilOn,
        delegate_id: delegateId,
        entered_by: enteredBy,
      })
      .execute()
  }
  await announce(tx, personAbsent(actor, personId, { fromOn, untilOn, delegateId }))
}

async function requireHere(tx: WorkspaceTx, { workspaceId }: Actor, delegateId: string): Promise<void> {
  const person = await tx
    .selectFrom('people')
    .select(['name', 'left_at'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', delegateId)
    .executeTakeFirst()
  if (person === undefined) throw invalid('delegateId', 'is nobody who works here')
  if (person.left_at !== null) throw invalid('delegateId', `${person.name} has left`)
}

/** Takes an absence off; what went to who stood in stays with them. */
export async function removeAbsence(
  tx: WorkspaceTx,
  actor: Actor,
  { personId, absenceId }: { readonly personId: string; readonly absenceId: string },
): Promise<void> {
  requirePermission(canEnterAbsence(actor, personId))
  const removed = await tx
    .deleteFrom('person_absences')
    .where('workspace_id', '=', actor.workspaceId)
    .where('person_id', '=', personId)
    .where('id', '=', absenceId)
    .returning(['from_on', 'until_on'])
    .executeTakeFirst()
  if (removed === undefined) throw notFound('absence')
  const days = { fromOn: removed.from_on, untilOn: removed.until_on }
  await announce(tx, absenceTakenOff(actor, personId, days))
}
