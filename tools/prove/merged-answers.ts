import { type MergedRecord, mergeFields, type Side } from '../../src/customers/merging/merge-fields.ts'
import { mergeRecords } from '../../src/customers/merging/server/merge-records.ts'
import { undoMerge } from '../../src/customers/merging/server/undo-merge.ts'
import type { PersonActor } from '../../src/kernel/actor.ts'
import type { Endpoint } from '../../src/kernel/contract.ts'
import type { WorkspaceId } from '../../src/kernel/ids.ts'
import type { Host } from '../../src/server/host.ts'
import { findRecords, questionsOf, type Reach } from './questions.ts'

/** A server that can be asked, by whatever way it was started. */
export type Asked = {
  readonly host: Host
  readonly contract: readonly Endpoint[]
  ask(actor: PersonActor, question: string): Promise<{ readonly status: number; readonly body: string }>
}

export type Merging = {
  readonly record: MergedRecord
  readonly survivorId: string
  readonly absorbedId: string
  /** A number that decides field by field whose value is kept. */
  readonly seed: number
}

/** What tells of merging itself, or of what happened: the audit trail, timelines, the list of merges, backups. */
const leftOut = (path: string) =>
  /^\/(events|event-names|merges|backups|duplicates\/counts)|\/timeline$|\/events$/.test(path)

/** Every question the contract can be asked of this workspace, as it is now. */
export async function questionsFor(
  { host, contract }: Asked,
  workspaceId: WorkspaceId,
  reach: Reach,
): Promise<string[]> {
  const records = await findRecords(host.door.in(workspaceId), workspaceId, reach.records)
  return contract
    .filter((endpoint) => endpoint.method === 'GET' && endpoint.access !== 'link' && !leftOut(endpoint.path))
    .flatMap((endpoint) => questionsOf(endpoint, records, reach).flat())
}

export async function askAll(
  server: Asked,
  actor: PersonActor,
  questions: readonly string[],
): Promise<string[]> {
  const answers: string[] = []
  for (const question of questions) {
    const { status, body } = await server.ask(actor, question)
    answers.push(`${status} ${withoutChance(body)}`)
  }
  return answers
}

/** The number of a refusal is its own. Versions and moments of change come back as they were; nothing else is left out. */
const withoutChance = (body: string) => body.replace(/"requestId":"[^"]+"/, '')

/** Merges each pair and undoes it again, the last first, doing in between what follows by itself. */
export async function mergeAndUndo(
  { host }: Asked,
  actor: PersonActor,
  pairs: readonly Merging[],
  drain: () => Promise<unknown>,
): Promise<void> {
  const ids: string[] = []
  for (const { record, survivorId, absorbedId, seed } of pairs) {
    const choices = Object.fromEntries(
      mergeFields[record].map(({ name }, at): [string, Side] => [
        name,
        (seed >> at) & 1 ? 'absorbed' : 'survivor',
      ]),
    )
    const input = { record, survivorId, absorbedId, choices }
    ids.push(await host.door.write(actor.workspaceId, (tx) => mergeRecords(tx, actor, input, host.now())))
    await drain()
  }
  for (const id of ids.toReversed()) {
    await host.door.write(actor.workspaceId, (tx) => undoMerge(tx, actor, id, host.now()))
    await drain()
  }
}
