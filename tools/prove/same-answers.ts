import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PersonActor } from '../../src/kernel/actor.ts'
import type { Endpoint } from '../../src/kernel/contract.ts'
import type { WorkspaceId } from '../../src/kernel/ids.ts'
import { fillWithExample, findActors } from './example-company.ts'
import { type OpenServer, openServer } from './open-server.ts'
import { findRecords, questionsOf, type Search } from './questions.ts'
import { restoreInto } from './restore-into.ts'

export type Sameness = {
  /** The reading endpoints of the contract. */
  readonly endpoints: number
  /** Those that never answered with content, to anybody. */
  readonly silent: readonly string[]
  readonly answers: number
  /** What was asked where the two answers differ, with the first place that does. */
  readonly different: readonly string[]
}

/**
 * What honestly differs: the files of earlier backups stay on the server that made them. (And sessions, which stay
 * behind: nobody has one here.)
 */
const leftOut = (endpoint: Endpoint) => endpoint.path.startsWith('/backups')

/**
 * Makes the example company, a backup of it while it runs, and restores that into another folder; then asks both
 * servers everything the contract can read, as people of different roles, whoever holds most of them first, and compares the answers byte for byte.
 */
export async function compareRestored(reach: Search): Promise<Sameness> {
  const folder = await mkdtemp(join(tmpdir(), 'avouch-restore-'))
  const [first, second] = [join(folder, 'first'), join(folder, 'second')]
  const now = new Date().toISOString()
  const original = await openServer(first, () => now)
  try {
    const workspaceId = await fillWithExample(original)
    await original.host.backups.make('proof', now, () => {})
    await restoreInto(second, first, 'proof')
    const restored = await openServer(second, () => now)
    try {
      return await compareAnswers(original, restored, workspaceId, reach)
    } finally {
      await restored.close()
    }
  } finally {
    await original.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function compareAnswers(
  original: OpenServer,
  restored: OpenServer,
  workspaceId: WorkspaceId,
  reach: Search,
): Promise<Sameness> {
  const reading = original.app.contract.filter((each) => each.method === 'GET' && !leftOut(each))
  const actors = (await findActors(original, workspaceId)).slice(0, reach.people)
  const records = {
    ...(await findRecords(original.host.door.in(workspaceId), workspaceId, reach.tries)),
    name: await settingNames(original, actors),
  }
  const silent: string[] = []
  const different: string[] = []
  let answers = 0
  for (const endpoint of reading) {
    let speaking = 0
    for (const questions of questionsOf(endpoint, records, reach)) {
      const compared = await compareOne(original, restored, actors, questions)
      answers += compared.answers
      different.push(...compared.different)
      if (compared.speaks) speaking += 1
      if (speaking === reach.records) break
    }
    if (speaking === 0) silent.push(endpoint.path)
  }
  return { endpoints: reading.length, silent, answers, different }
}

/** Settings have names in place of ids. */
async function settingNames(server: OpenServer, [everybody]: readonly PersonActor[]): Promise<string[]> {
  if (everybody === undefined) return []
  const { body } = await server.ask(everybody, '/api/v1/settings')
  return (JSON.parse(body) as { rows: { name: string }[] }).rows.map(({ name }) => name)
}

async function compareOne(
  original: OpenServer,
  restored: OpenServer,
  actors: readonly PersonActor[],
  questions: readonly string[],
) {
  const compared = { answers: 0, speaks: false, different: [] as string[] }
  for (const question of questions) {
    for (const actor of actors) {
      const [here, there] = [await original.ask(actor, question), await restored.ask(actor, question)]
      compared.answers += 1
      compared.speaks ||= here.status === 200
      const how = differ(here, there)
      if (how !== null) compared.different.push(`${question} as ${actor.roles.join('+')}: ${how}`)
    }
  }
  return compared
}

type Said = { readonly status: number; readonly body: string }

// Each refusal has a number of its own, to be found in the log.
const withoutNumber = (body: string) => body.replace(/"requestId":"[^"]+"/, '')

/** Where two answers part, in words; null where they are the same. */
function differ(one: Said, other: Said): string | null {
  if (one.status !== other.status) return `${one.status} and ${other.status}`
  const [here, there] = [withoutNumber(one.body), withoutNumber(other.body)]
  return here === there ? null : whereTheyPart(here, there)
}

/** The first place where two texts differ, with a little around it. */
export function whereTheyPart(here: string, there: string): string {
  let at = 0
  while (here[at] === there[at]) at += 1
  const from = Math.max(0, at - 60)
  return `${here.slice(from, at + 40)} | ${there.slice(from, at + 40)}`
}
