import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '../e2e/server.ts'
import { median, type Promised } from './promise.ts'

/** From the start of the process to its first answer: on an empty folder, and on one that was used before. */
export async function measure(): Promise<Promised[]> {
  const first: number[] = []
  const later: number[] = []
  for (let round = 0; round < 3; round++) {
    const dataDir = await mkdtemp(join(tmpdir(), 'avouch-bench-'))
    first.push(await boot(dataDir))
    later.push(await boot(dataDir), await boot(dataDir))
    await rm(dataDir, { recursive: true, force: true })
  }
  const note = 'median; process start to first answered request'
  return [
    { name: 'start: first boot', value: median(first), unit: 's', target: 5, bound: 'most', note },
    { name: 'start: later boots', value: median(later), unit: 's', target: 2.5, bound: 'most', note },
  ]
}

async function boot(dataDir: string): Promise<number> {
  const began = performance.now()
  const server = await startServer({ dataDir })
  await fetch(`${server.url}/api/v1/session`)
  const seconds = (performance.now() - began) / 1000
  await server.stop()
  return seconds
}
