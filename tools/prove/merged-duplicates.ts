import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { MergedRecord } from '../../src/customers/merging/merge-fields.ts'
import type { WorkspaceId } from '../../src/kernel/ids.ts'
import { fillWithExample, findActors } from './example-company.ts'
import { type Asked, askAll, type Merging, mergeAndUndo, questionsFor } from './merged-answers.ts'
import { openServer } from './open-server.ts'
import { whereTheyPart } from './same-answers.ts'
import { findStrayIds } from './stray-ids.ts'

export type MergedRounds = {
  readonly merges: number
  readonly questions: number
  /** What answered otherwise after a round than before it, and where an id stands that would not move. */
  readonly different: readonly string[]
}

/**
 * Merges pairs of the example company's contacts and accounts, taken by chance, undoes them, and asks everything the
 * contract can read before and after. In: how many rounds of how many pairs each, and the seed of chance.
 */
export async function mergeByChance(rounds: number, pairs: number, seed: number): Promise<MergedRounds> {
  const folder = await mkdtemp(join(tmpdir(), 'avouch-merged-'))
  const now = new Date().toISOString()
  const server = await openServer(folder, () => now)
  try {
    const workspaceId = await fillWithExample(server)
    const [actor] = await findActors(server, workspaceId)
    if (actor === undefined) throw new Error('there is nobody in the example company')
    const { host, app, ask } = server
    const asked: Asked = { host, contract: app.contract, ask }
    const drain = () => host.jobs.drain(host)
    const questions = await questionsFor(asked, workspaceId, { people: 1, records: 3, everyWord: false })
    // What is made of others is brought up to date once, so that all answers are of the same day: by a first round, and,
    // of candidates, by a look at everybody, as how far their segment is covered is of the last one.
    await mergeAndUndo(asked, actor, await choosePairs(asked, workspaceId, pairs, seed), drain)
    await server.send(actor, 'POST', '/candidates/refreshes')
    await drain()
    const before = await askAll(asked, actor, questions)
    const different = await findStrayIds(host.door.in(workspaceId))
    for (let round = 1; round <= rounds; round += 1) {
      await mergeAndUndo(asked, actor, await choosePairs(asked, workspaceId, pairs, seed + round), drain)
      const after = await askAll(asked, actor, questions)
      for (const [at, question] of questions.entries()) {
        const [here = '', there = ''] = [before[at], after[at]]
        if (here !== there) different.push(`round ${round}: ${question}: ${whereTheyPart(here, there)}`)
      }
    }
    return { merges: rounds * pairs * 2, questions: questions.length, different }
  } finally {
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Pairs of contacts and as many of accounts, no record in two of them; the same for the same seed. */
async function choosePairs(
  { host }: Asked,
  workspaceId: WorkspaceId,
  pairs: number,
  seed: number,
): Promise<Merging[]> {
  const chosen: Merging[] = []
  for (const record of ['contact', 'account'] satisfies MergedRecord[]) {
    const table = sql.table(record === 'contact' ? 'contacts' : 'accounts')
    const { rows } = await sql<{ id: string }>`select id from ${table}
      where workspace_id = ${workspaceId} and merged_into is null
      order by md5(id::text || ${String(seed)}) limit ${pairs * 2}`.execute(host.door.in(workspaceId))
    for (let at = 0; at + 1 < rows.length; at += 2) {
      const [survivorId = '', absorbedId = ''] = [rows[at]?.id, rows[at + 1]?.id]
      chosen.push({ record, survivorId, absorbedId, seed: seed * 31 + at })
    }
  }
  return chosen
}
