import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { allJobs, buildApp } from '../../src/server/app.ts'
import { readConfig } from '../../src/server/config.ts'
import type { Prepared } from '../../src/server/database/prepare.ts'
import { recogniseNobody } from '../../src/server/serve.ts'
import { startHost } from '../../src/server/start-host.ts'

/** What the running server answers at `/api/openapi.json`: `docs/openapi.json`. */
export async function describeApi(urls: Prepared): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'avouch-api-'))
  try {
    const config = readConfig(['--no-open', '--data', folder], {
      DATABASE_URL: urls.ownerUrl,
      DATABASE_APP_URL: urls.appUrl,
    })
    const running = await startHost(config, allJobs)
    try {
      const app = await buildApp(running.host, recogniseNobody)
      const response = await app.inject({ url: '/api/openapi.json' })
      await app.close()
      return `${JSON.stringify(response.json(), null, 2)}\n`
    } finally {
      await running.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
