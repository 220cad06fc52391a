import type { SystemActor } from '../kernel/actor.ts'
import type { DomainEvent } from '../kernel/event.ts'
import { toId } from '../kernel/ids.ts'
import type { Host } from './host.ts'
import type { JobDefinition } from './jobs.ts'
import type { WorkspaceTx } from './tenancy.ts'

/** An event as its subscribers read it back. Texts are read where they are needed, never carried along. */
export type DeliveredEvent = {
  readonly id: string
  readonly name: string
  readonly at: string
  readonly actorId: string | null
  readonly subjectKind: string
  readonly subjectId: string
  readonly data: Readonly<Record<string, unknown>>
}

/**
 * What a noun does when a fact is announced. It may run twice and in any order: it re-reads the state and
 * does what is still missing, in the transaction it is given.
 */
export type Reaction = {
  readonly to: string
  /** Who subscribes: with the event's id it makes the delivery one that is done once. */
  readonly by: string
  run(given: {
    tx: WorkspaceTx
    actor: SystemActor
    event: DeliveredEvent
    host: Host
    now: string
  }): Promise<void>
}

/**
 * What must be true in the very transaction that announced the fact (a stored standing, say). Runs inside
 * `announce`, so it must be short; everything that can wait is a `Reaction`.
 */
export type ImmediateReaction = {
  readonly to: string
  run(given: { tx: WorkspaceTx; fact: DomainEvent; now: string }): Promise<void>
}

const known = new Map<string, Reaction[]>()
const immediate = new Map<string, ImmediateReaction[]>()
let clock: () => string = () => new Date().toISOString()

/** Makes the reactions of all nouns known to this process; `app.ts` calls it once. */
export function registerReactions(
  reactions: readonly Reaction[],
  immediateReactions: readonly ImmediateReaction[],
  now: () => string,
): void {
  known.clear()
  immediate.clear()
  clock = now
  for (const reaction of reactions) known.set(reaction.to, [...(known.get(reaction.to) ?? []), reaction])
  for (const reaction of immediateReactions)
    immediate.set(reaction.to, [...(immediate.get(reaction.to) ?? []), reaction])
}

export function hasReaction(name: string): boolean {
  return known.has(name)
}

/** Does at once what must hold in the same transaction as the fact. */
export async function reactAtOnce(tx: WorkspaceTx, fact: DomainEvent): Promise<void> {
  for (const reaction of immediate.get(fact.name) ?? []) await reaction.run({ tx, fact, now: clock() })
}

/** Fans one event out to its subscribers, each in a transaction of its own; a failed one is retried alone. */
export const deliverEvent: JobDefinition = {
  name: 'deliver-event',
  // Found again after a crash while the fact is still news.
  expireSeconds: 300,
  taken: 25,
  async run({ host, data, now }) {
    const workspaceId = toId<'workspace'>(String(data.workspaceId))
    const row = await host.door
      .in(workspaceId)
      .selectFrom('events')
      .select(['id', 'name', 'at', 'actor_id', 'subject_kind', 'subject_id', 'data'])
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', String(data.eventId))
      .executeTakeFirst()
    if (row === undefined) return
    const delivered: DeliveredEvent = {
      id: row.id,
      name: row.name,
      at: row.at,
      actorId: row.actor_id,
      subjectKind: row.subject_kind,
      subjectId: row.subject_id,
      data: row.data as Record<string, unknown>,
    }
    const wanted = (known.get(row.name) ?? []).filter((each) => data.by === undefined || each.by === data.by)
    for (const reaction of wanted) {
      const actor: SystemActor = { kind: 'system', workspaceId, task: reaction.by }
      await host.door.write(workspaceId, (tx) => reaction.run({ tx, actor, event: delivered, host, now }))
    }
  },
}
