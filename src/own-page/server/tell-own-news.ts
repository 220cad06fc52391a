import { notifyPerson } from '../../identity/server/notify-person.ts'
import type { Instant } from '../../kernel/time.ts'
import { readProgramManagers } from '../../requests/server/program.reads.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { OwnPlace } from './own-place.reads.ts'

type News = {
  /** In a few words, after the name: `changed their limits`. */
  readonly did: string
  readonly paragraphs: readonly string[]
  /** Program managers hear of it too, not the relationship owner alone. */
  readonly toProgram?: boolean
}

/** Tells the relationship owner what an advocate did on their own page; nobody's, and some of it, the program managers. */
export async function tellOwnNews(
  tx: WorkspaceTx,
  place: OwnPlace,
  { did, paragraphs, toProgram = false }: News,
  now: Instant,
  host: Host,
): Promise<void> {
  const ownerId = place.ownerId ?? place.relationshipOwnerId
  const program = toProgram || ownerId === null ? await readProgramManagers(tx) : []
  const people = new Set([...(ownerId === null ? [] : [ownerId]), ...program.map(({ id }) => id)])
  for (const personId of people) {
    await notifyPerson(
      tx,
      {
        personId,
        kind: 'own-page',
        key: null,
        title: `${place.name} ${did}`,
        paragraphs,
        about: { kind: 'contact', id: place.contactId },
        path: `/advocates/${place.contactId}`,
        open: 'Look at it',
      },
      host,
      now,
    )
  }
}

/** Asks the program managers to look at what an advocate says is wrong; the first decision ends it for all. */
export async function askToLookAt(
  tx: WorkspaceTx,
  place: OwnPlace,
  correction: { readonly id: string; readonly what: string; readonly wanted: string },
  now: Instant,
  host: Host,
): Promise<void> {
  const of = place.account === null ? place.name : `${place.name} of ${place.account}`
  for (const { id: personId } of await readProgramManagers(tx)) {
    await notifyPerson(
      tx,
      {
        personId,
        kind: 'own-correction',
        key: `own-correction:${correction.id}`,
        title: `${place.name} says something is wrong`,
        paragraphs: [
          `${of} looked at what we hold on them (${correction.what}) and wrote:`,
          correction.wanted,
          'Take it over into the record, or say why not; they read your answer on their page.',
        ],
        about: { kind: 'contact', id: place.contactId },
        path: `/advocates/${place.contactId}`,
        open: 'Look at it',
        awaits: awaitedOf(correction.id),
      },
      host,
      now,
    )
  }
}

/** What the notices of a correction wait for. */
export function awaitedOf(correctionId: string): string {
  return `own-correction:${correctionId}`
}
