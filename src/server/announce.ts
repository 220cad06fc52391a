import { sql } from 'kysely'
import type { Actor } from '../kernel/actor.ts'
import type { DomainEvent } from '../kernel/event.ts'
import { enqueue } from './jobs.ts'
import { hasReaction, reactAtOnce } from './reactions.ts'
import type { WorkspaceTx } from './tenancy.ts'

/** Records facts in the transaction that made them true: audit trail and outbox at once. */
export async function announce(tx: WorkspaceTx, ...facts: readonly DomainEvent[]): Promise<void> {
  for (const fact of facts) await record(tx, fact)
}

async function record(tx: WorkspaceTx, fact: DomainEvent): Promise<void> {
  const eventId = await insertEvent(tx, fact)
  // One job per event, only where somebody reacts: a hundred thousand silent events cost no queue.
  const { workspaceId } = fact.actor
  if (hasReaction(fact.name)) await enqueue(tx, 'deliver-event', { workspaceId, eventId })
  await reactAtOnce(tx, fact)
}

/** The event, what it is about and its texts: one statement. */
async function insertEvent(tx: WorkspaceTx, { actor, subject, ...fact }: DomainEvent): Promise<string> {
  const { workspaceId } = actor
  const abouts = Object.entries({ [subject.kind]: subject.id, ...fact.about })
  const texts = fact.texts === undefined ? null : JSON.stringify(fact.texts)
  const { rows } = await sql<{ id: string }>`
    with event as (
      insert into events (workspace_id, name, actor_kind, actor_id, actor_task, key_id, subject_kind, subject_id, data)
      values (${workspaceId}, ${fact.name}, ${actor.kind}, ${actorId(actor)},
        ${actor.kind === 'system' ? actor.task : null}, ${actor.kind === 'person' ? (actor.key?.id ?? null) : null},
        ${subject.kind}, ${subject.id}, ${JSON.stringify(fact.data ?? {})})
      returning id
    ), abouts as (
      insert into event_abouts (workspace_id, event_id, kind, record_id)
      select ${workspaceId}::uuid, event.id, about.kind, about.id from event,
        unnest(${abouts.map(([kind]) => kind)}::text[], ${abouts.map(([, id]) => id)}::uuid[]) about (kind, id)
    ), texts as (
      insert into event_texts (workspace_id, event_id, texts)
      select ${workspaceId}::uuid, event.id, ${texts}::jsonb from event where ${texts}::jsonb is not null
    )
    select id from event`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new Error('an event was not written')
  return row.id
}

function actorId(actor: Actor): string | null {
  if (actor.kind === 'person') return actor.personId
  return actor.kind === 'link' ? (actor.personId ?? actor.subjectId) : null
}
