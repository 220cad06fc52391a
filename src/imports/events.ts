import { historyImported } from '../activities/events.ts'
import { advocatesImported } from '../advocates/events.ts'
import { accountsImported } from '../customers/account.events.ts'
import { contactsImported } from '../customers/contact.events.ts'
import { customerTextsImported, opportunitiesImported } from '../customers/opportunity.events.ts'
import type { RowCounts } from '../customers/row-result.ts'
import type { PersonActor } from '../kernel/actor.ts'
import { type DomainEvent, event } from '../kernel/event.ts'
import { signalsImported } from '../signals/events.ts'
import type { ImportKind } from './import-kind.ts'

type Told = (actor: PersonActor, importId: string, counts: RowCounts) => DomainEvent

const here =
  (name: DomainEvent['name']): Told =>
  (actor, importId, counts) =>
    event(name, actor, { kind: 'import', id: importId }, { data: counts })

// The nouns name the facts about their records; who came in as staff or product is told here.
const told: Readonly<Record<ImportKind, Told>> = {
  people: here('people.imported'),
  products: here('products.imported'),
  accounts: accountsImported,
  contacts: contactsImported,
  opportunities: opportunitiesImported,
  advocates: advocatesImported,
  history: historyImported,
  stories: customerTextsImported,
  quotes: customerTextsImported,
  'survey-answers': signalsImported,
}

/** A file was taken in to its end: one event for all of its rows, with how many were created and so on. */
export function importFinished(
  actor: PersonActor,
  importId: string,
  kind: ImportKind,
  counts: RowCounts,
): DomainEvent {
  return told[kind](actor, importId, counts)
}

/** Somebody stopped an import on its way; the rows that were in by then stay. */
export function importStopped(actor: PersonActor, importId: string, rows: number): DomainEvent {
  return event('import.stopped', actor, { kind: 'import', id: importId }, { data: { rows } })
}
