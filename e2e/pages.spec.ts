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
    const ids = await recordsOf(new Api(server.url, admin.key, full))
    const faults: string[] = []
    for (const workspaceId of [full, null]) {
      const opened = await openScreen(browser, screen, {
        url: server.url,
        cookies: await page.context().cookies(),
        workspaceId,
      })
      const state = workspaceId === null ? 'empty' : 'full'
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
  const answer = await context.request.post(`${url}/api/v1/example`, {
    headers: { origin: url },
    timeout: 120_000,
  })
  return ((await answer.json()) as { workspaceId: string }).workspaceId
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
