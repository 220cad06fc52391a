import { test as base, expect, type Page } from '@playwright/test'
import { type Api, firstPerson, setUp } from './api.ts'
import { type Company, openCompany } from './company.ts'
import { type RunningServer, startServer } from './server.ts'

type PerWorker = { server: RunningServer; admin: Api; company: Company }
type PerTest = { signedIn: Page }

/**
 * One server per worker, set up once; `signedIn` is a page on which the first person is signed in. The example company
 * is loaded for the first test of a worker that asks for it: who counts what is in it is to expect what others add.
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
    async ({ browser, server, admin: _ }, use) => use(await openCompany(browser, server.url)),
    { scope: 'worker', timeout: 120_000 },
  ],
  signedIn: async ({ page, server, admin }, use) => {
    await signIn(page, server.url, admin)
    await use(page)
  },
})

/** Signs the first person in through the sign-in page's own endpoint, so that journeys start where they begin. */
async function signIn(page: Page, url: string, _admin: Api): Promise<void> {
  await page.context().request.post(`${url}/api/v1/session`, {
    data: { email: firstPerson.email, password: firstPerson.password },
    headers: { origin: url },
  })
}

export { expect }
