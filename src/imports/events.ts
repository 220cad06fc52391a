import type { PersonActor } from '../kernel/actor.ts'
import { type DomainEvent, event } from '../kernel/event.ts'
import type { ImportKind } from './import-kind.ts'

export type ImportTotals = {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly refused: number
}

/** A file was taken in to its end: one event for all of its rows. */
export function importFinished(
  actor: PersonActor,
  finished: {
    readonly id: string
    readonly kind: ImportKind
    readonly fileName: string
    readonly totals: ImportTotals
  },
): DomainEvent {
  return event(
    `${finished.kind}.imported`,
    actor,
    { kind: 'import', id: finished.id },
    { data: { kind: finished.kind, ...finished.totals }, texts: { fileName: finished.fileName } },
  )
}

/** Somebody stopped an import on its way; what was in by then stays. */
export function importCancelled(
  actor: PersonActor,
  stopped: { readonly id: string; readonly rows: number },
): DomainEvent {
  return event(
    'import.cancelled',
    actor,
    { kind: 'import', id: stopped.id },
    { data: { rows: stopped.rows } },
  )
}
