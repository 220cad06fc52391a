import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { addressesOf } from './addresses.ts'
import { Api } from './api.ts'
import { expect, signIn, test } from './fixtures.ts'
import { inspect } from './inspect.ts'
import { recordsOf } from './records.ts'
import { openScreen, type Screen, screens, settle } from './screens.ts'

// Every page of the router × width × theme × full and empty. The pictures land in test-results/pages.

const routerSource = readFileSync(join(import.meta.dirname, '../src/web/router.tsx'), 'utf8')

for (const screen of screens) {
  test(`every page stands at ${screen.width} px, ${screen.theme}`, async ({
    browser,
    server,
    admin,
    page,
  }) => {
    test.setTimeout(300_000)
    await signIn(page, server.url, admin)
    const full = await loadExample(page.context(), server.url)
    await bringFile(page.context(), server.url, full)
    const ids = await recordsOf(await apiIn(page.context(), server.url, full))
    const faults: string[] = []
    const empty = await ownWorkspace(page.context(), server.url)
    for (const workspaceId of [full, empty]) {
      const opened = await openScreen(browser, screen, {
        url: server.url,
        cookies: await page.context().cookies(),
        workspaceId,
      })
      const state = workspaceId === full ? 'full' : 'empty'
      for (const address of addressesOf(routerSource, ids)) {
        if (state === 'full' || address.whenEmpty)
          faults.push(...(await visit(opened, address.path, state, screen)))
      }
      await opened.context().close()
    }
    expect(faults).toEqual([])
  })
}

async function loadExample(context: BrowserContext, url: string): Promise<string> {
  const headers = { origin: url }
  await context.request.post(`${url}/api/v1/example`, { headers })
  for (;;) {
    const answer = await context.request.get(`${url}/api/v1/example`)
    const { state, workspaceId } = (await answer.json()) as { state: string; workspaceId: string }
    if (state === 'ready') return workspaceId
    if (state !== 'loading') throw new Error(`the example company is ${state}`)
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

/** A small file on its way in, so that the page of an import has something to show. */
async function bringFile(context: BrowserContext, url: string, workspaceId: string): Promise<void> {
  const buffer = Buffer.from('Account Name,Industry,Renewal\nHof und Garten,Farming,31.02.2027\n')
  const answer = await context.request.post(`${url}/api/v1/imports`, {
    headers: { origin: url, 'x-avouch-workspace': workspaceId },
    multipart: { file: { name: 'accounts.csv', mimeType: 'text/csv', buffer } },
  })
  if (!answer.ok()) throw new Error(`the upload answered ${answer.status()}: ${await answer.text()}`)
}

async function ownWorkspace(context: BrowserContext, url: string): Promise<string> {
  const session = (await (await context.request.get(`${url}/api/v1/session`)).json()) as {
    workspaces: { id: string; isExample: boolean }[]
  }
  return session.workspaces.find((workspace) => !workspace.isExample)?.id ?? ''
}

/** A client that acts in the example company: a key belongs to the workspace it was made in. */
async function apiIn(context: BrowserContext, url: string, workspaceId: string): Promise<Api> {
  const answer = await context.request.post(`${url}/api/v1/keys`, {
    headers: { origin: url, 'x-avouch-workspace': workspaceId },
    data: { name: 'pages', scopes: ['*:read'] },
  })
  return new Api(url, ((await answer.json()) as { key: string }).key)
}

async function visit(page: Page, path: string, state: string, screen: Screen): Promise<string[]> {
  try {
    await settle(page, path)
    const record = path.replace(/[0-9a-f-]{36}/g, 'record').replace(/\W+/g, '-')
    const name = `${record}-${state}-${screen.width}-${screen.theme}.png`
    await page.screenshot({ path: join('test-results/pages', name), fullPage: true })
    return (await inspect(page)).map((fault) => `${path} (${state}): ${fault}`)
  } catch (error) {
    return [`${path} (${state}): ${String(error).split('\n')[0]}`]
  }
}
