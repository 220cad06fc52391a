import type { Actor } from '../kernel/actor.ts'
import { type DomainEvent, event } from '../kernel/event.ts'
import { type Weights, weightedKinds } from './need.ts'

/** How much each thing counts for a kind of activity was set; `fields` are the kinds whose weight is another now. */
export function matchWeightsSet(
  actor: Actor,
  type: { readonly id: string; readonly name: string },
  before: Weights,
  after: Weights,
): DomainEvent {
  const fields = weightedKinds.filter((kind) => before[kind] !== after[kind])
  const moved = Object.fromEntries(fields.map((kind) => [kind, `${before[kind]} to ${after[kind]}`]))
  return event(
    'match-weights.set',
    actor,
    { kind: 'activity-type', id: type.id },
    { data: { fields, ...moved }, texts: { name: type.name } },
  )
}
