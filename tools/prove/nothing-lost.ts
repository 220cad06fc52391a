import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Api, setUp } from '../../e2e/api.ts'
import { startServer } from '../../e2e/server.ts'

export type Survival = {
  readonly rounds: number
  readonly acknowledged: number
  readonly lost: readonly string[]
}

type Victim = 'server' | 'postgresql'

/**
 * Kills the server, or PostgreSQL under it, in turn and without warning while eight writers write, starts again on the
 * same folder, and looks for every write that had been acknowledged. Gives the names of what is missing.
 */
export async function killUnderLoad(victims: readonly Victim[], rounds: number): Promise<Survival> {
  const dataDir = await mkdtemp(join(tmpdir(), 'avouch-prove-'))
  const acknowledged: string[] = []
  const lost: string[] = []
  let server = await startServer({ dataDir })
  const api = await setUp(server.url)
  try {
    for (let round = 0; round < rounds; round++) {
      const writing = { on: true }
      const writers = Array.from({ length: 8 }, (_, writer) =>
        writeUntilCut(api.at(server.url), `${round}-${writer}`, writing, acknowledged),
      )
      await untilSome(acknowledged, acknowledged.length + 20)
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 350))
      const ended = kill(victims[round % victims.length] ?? 'server', server, dataDir)
      await Promise.all(writers)
      await ended
      server = await startServer({ dataDir })
      lost.push(...(await missing(api.at(server.url), acknowledged)))
    }
  } finally {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  return { rounds, acknowledged: acknowledged.length, lost }
}

/** Waits until so many writes are acknowledged, so that a slow machine is not cut before it began. */
async function untilSome(acknowledged: readonly string[], wanted: number): Promise<void> {
  for (let waited = 0; acknowledged.length < wanted && waited < 20_000; waited += 50) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function writeUntilCut(
  api: Api,
  name: string,
  writing: { on: boolean },
  acknowledged: string[],
): Promise<void> {
  for (let number = 0; writing.on; number++) {
    const title = `Account ${name}-${number}`
    try {
      await api.post('/accounts', { name: title })
      acknowledged.push(title)
    } catch {
      writing.on = false
    }
  }
}

async function kill(
  victim: Victim,
  server: Awaited<ReturnType<typeof startServer>>,
  dataDir: string,
): Promise<void> {
  if (victim === 'server') return server.stop('SIGKILL')
  const pid = Number(readFileSync(join(dataDir, 'database/cluster/postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(pid, 'SIGKILL')
  // The server ends by itself when its database is gone.
  await server.ended
}

async function missing(api: Api, acknowledged: readonly string[]): Promise<string[]> {
  const found = new Set<string>()
  for (let cursor: string | null = ''; cursor !== null; ) {
    const more: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const page: { rows: { name: string }[]; next: string | null } = await api.get(`/accounts?size=200${more}`)
    for (const row of page.rows) found.add(row.name)
    cursor = page.next
  }
  return acknowledged.filter((name) => !found.has(name))
}
