import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Promised } from '../../bench/promise.ts'

/** What the server takes above idle while it imports 1,000,000 rows, as the bench measures it in its long form. */
export async function measureImportMemory(): Promise<Promised[]> {
  const bench = join(import.meta.dirname, '../../bench/run.ts')
  const child = spawn(process.execPath, [bench, '--json', '--long', 'import'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  process.once('exit', () => child.kill())
  const said = await text(child.stdout)
  const { promises } = JSON.parse(said) as { promises: Omit<Promised, 'bound'>[] }
  return promises
    .filter(({ name }) => name.includes('memory'))
    .map((promised) => ({ ...promised, bound: 'most' as const }))
}
