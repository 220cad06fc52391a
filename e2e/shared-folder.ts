import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Before any test: a folder that all workers of this run share, and that goes with it. */
export default async function shareFolder(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'avouch-e2e-shared-'))
  process.env['AVOUCH_E2E_SHARED'] = folder
  return () => rm(folder, { recursive: true, force: true, maxRetries: 20 })
}
