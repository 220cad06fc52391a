import { sql } from 'kysely'
import type { DomainEvent } from '../kernel/event.ts'
import { enqueue } from './jobs.ts'
import { hasReaction, reactAtOnce } from './reactions.ts'
import type { WorkspaceTx } from './tenancy.ts'

/** Records facts in the transaction that made them true: audit trail and outbox at once. */
export async function announce(tx: WorkspaceTx, ...facts: readonly DomainEvent[]): Promise<void> {
  for (const fact of facts) await record(tx, fact)
}

async function record(tx: WorkspaceTx, fact: DomainEvent): Promise<void> {
  const workspaceId = fact.actor.workspaceId
  const { id } = await tx
    .insertInto('events')
    .values({
      workspace_id: workspaceId,
      name: fact.name,
      actor_kind: fact.actor.kind,
      actor_id:
        fact.actor.kind === 'person'
          ? fact.actor.personId
          : fact.actor.kind === 'link'
            ? fact.actor.subjectId
            : null,
      actor_task: fact.actor.kind === 'system' ? fact.actor.task : null,
      key_id: fact.actor.kind === 'person' ? (fact.actor.key?.id ?? null) : null,
      subject_kind: fact.subject.kind,
      subject_id: fact.subject.id,
      data: JSON.stringify(fact.data ?? {}),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordMore(tx, id, fact)
  // One job per event, only where somebody reacts: a hundred thousand silent events cost no queue.
  if (hasReaction(fact.name)) await enqueue(tx, 'deliver-event', { workspaceId, eventId: id })
  await reactAtOnce(tx, fact)
}

async function recordMore(tx: WorkspaceTx, eventId: string, fact: DomainEvent): Promise<void> {
  const workspaceId = fact.actor.workspaceId
  const abouts = Object.entries({ [fact.subject.kind]: fact.subject.id, ...fact.about })
  await tx
    .insertInto('event_abouts')
    .values(
      abouts.map(([kind, recordId]) => ({
        workspace_id: workspaceId,
        event_id: eventId,
        kind,
        record_id: recordId,
      })),
    )
    .execute()
  if (fact.texts === undefined) return
  await tx
    .insertInto('event_texts')
    .values({
      workspace_id: workspaceId,
      event_id: eventId,
      texts: sql`${JSON.stringify(fact.texts)}::jsonb`,
    })
    .execute()
}
