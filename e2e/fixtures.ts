import { test as base, expect, type Page } from '@playwright/test'
import { type Api, setUp } from './api.ts'
import { type Company, openCompany } from './company.ts'
import { exampleFolder } from './example-folder.ts'
import { type RunningServer, startServer } from './server.ts'
import { signIn } from './sign-in.ts'

type PerWorker = { server: RunningServer; admin: Api; company: Company }
type PerTest = { signedIn: Page }

/**
 * One server per worker, set up once; `signedIn` is a page on which the first person is signed in. The example company
 * has a server of its own, begun for the first test of a worker that asks for it: who counts what is in it is to expect
 * what others add.
 */
export const test = base.extend<PerTest, PerWorker>({
  server: [
    async ({}, use) => {
      const server = await startServer()
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  admin: [async ({ server }, use) => use(await setUp(server.url)), { scope: 'worker' }],
  company: [
    async ({ browser }, use) => {
      const { dataDir, workspaceId } = await exampleFolder()
      const server = await startServer({ copyOf: dataDir })
      await use(await openCompany(browser, server.url, workspaceId))
      await server.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  signedIn: async ({ page, server, admin: _ }, use) => {
    await signIn(page.context().request, server.url)
    await use(page)
  },
})

export { expect }
