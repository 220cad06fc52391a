import type { Actor } from '../../kernel/actor.ts'
import { type DomainEvent, event } from '../../kernel/event.ts'
import type { MergedRecord } from './merge-fields.ts'

/** Facts after which whatever is made of a customer's rows has to be made anew. */
export const mergeFacts = [
  'contact.merged',
  'contact.unmerged',
  'account.merged',
  'account.unmerged',
] as const

type Merged = {
  readonly record: MergedRecord
  readonly id: string
  readonly accountId: string | null
  readonly name: string
  readonly otherName: string
  readonly mergeId: string
}

/** A record took another one in. `otherName`: of the one that was absorbed. */
export function recordMerged(actor: Actor, merged: Merged): DomainEvent {
  return mergeEvent('merged', actor, merged)
}

/** A merging was undone; said of each of the two. */
export function recordUnmerged(actor: Actor, merged: Merged): DomainEvent {
  return mergeEvent('unmerged', actor, merged)
}

function mergeEvent(what: 'merged' | 'unmerged', actor: Actor, merged: Merged): DomainEvent {
  const about = merged.record === 'contact' && merged.accountId !== null ? { account: merged.accountId } : {}
  return event(
    `${merged.record}.${what}`,
    actor,
    { kind: merged.record, id: merged.id },
    { about, data: { mergeId: merged.mergeId }, texts: { name: merged.name, title: merged.otherName } },
  )
}
