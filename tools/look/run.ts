import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type APIRequestContext, chromium } from '@playwright/test'
import { firstPerson, setUp } from '../../e2e/api.ts'
import { openScreen, screens, settle } from '../../e2e/screens.ts'
import { startServer } from '../../e2e/server.ts'
import config from '../../playwright.config.ts'

// `npm run look -- PATH…` writes each page in three widths and both themes, with the example company and with
// nothing in it, into `screenshots/`. A path may hold {account}, {contact}, {advocate}, {opportunity}: the first
// one of the example company. The server's folder is kept there too, so that the example is loaded once.
const root = join(import.meta.dirname, '../..')
const folder = join(root, 'screenshots')
const paths = process.argv.slice(2)
if (paths.length === 0) {
  process.stderr.write(
    'npm run look -- PATH…   for example: npm run look -- /advocates /customers/{account}\n',
  )
  process.exit(2)
}

await mkdir(folder, { recursive: true })
const dataDir = join(folder, 'data')
const isNew = !existsSync(dataDir)
const server = await startServer({ dataDir, env: { REQUESTS_PER_MINUTE: '1000000' } })
try {
  if (isNew) await setUp(server.url)
  await look(server.url)
} finally {
  await server.stop()
}

async function look(url: string): Promise<void> {
  const browser = await chromium.launch(config.use?.launchOptions ?? {})
  const context = await browser.newContext()
  const signIn = await context.request.post(`${url}/api/v1/session`, {
    data: { email: firstPerson.email, password: firstPerson.password },
    headers: { origin: url },
  })
  if (!signIn.ok()) throw new Error(`signing in answered ${signIn.status()}: remove ${dataDir} and try again`)
  const example = await context.request.post(`${url}/api/v1/example`, {
    headers: { origin: url },
    timeout: 120_000,
  })
  await filled(context.request, url)
  const session = (await (await context.request.get(`${url}/api/v1/session`)).json()) as {
    workspaces: { id: string; name: string }[]
  }
  const full = ((await example.json()) as { workspaceId: string }).workspaceId
  const empty = session.workspaces.find((workspace) => workspace.id !== full)?.id ?? null
  const ids = await firstIds(context.request, url, full)
  const cookies = await context.cookies()
  for (const path of paths) {
    await shoot(
      browser,
      { url, cookies, workspaceId: full },
      path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? name),
      `${nameOf(path)}-full`,
    )
    if (!path.includes('{'))
      await shoot(browser, { url, cookies, workspaceId: empty }, path, `${nameOf(path)}-empty`)
  }
  await browser.close()
}

/** Waits until the example company has all its content. */
async function filled(request: APIRequestContext, url: string): Promise<void> {
  for (;;) {
    const { state } = (await (await request.get(`${url}/api/v1/example`)).json()) as { state: string }
    if (state === 'ready') return
    if (state !== 'loading') throw new Error(`the example company is ${state}`)
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
}

type Session = Parameters<typeof openScreen>[2]

async function shoot(
  browser: Parameters<typeof openScreen>[0],
  session: Session,
  path: string,
  name: string,
): Promise<void> {
  for (const screen of screens) {
    const page = await openScreen(browser, screen, session)
    await settle(page, path)
    const file = join(folder, `${name}-${screen.width}-${screen.theme}.png`)
    await page.screenshot({ path: file, fullPage: true })
    process.stdout.write(`${file}\n`)
    await page.context().close()
  }
}

async function firstIds(
  request: { get(url: string, options?: object): Promise<{ ok(): boolean; json(): Promise<unknown> }> },
  url: string,
  workspaceId: string,
) {
  const found: Record<string, string> = {}
  const lists = {
    account: '/accounts',
    contact: '/contacts',
    advocate: '/advocates',
    opportunity: '/opportunities',
    nomination: '/nominations',
  }
  for (const [name, path] of Object.entries(lists)) {
    const answer = await request.get(`${url}/api/v1${path}?size=1`, {
      headers: { 'x-avouch-workspace': workspaceId },
    })
    const [row] = answer.ok()
      ? ((await answer.json()) as { rows: { id?: string; contactId?: string }[] }).rows
      : []
    if (row !== undefined) found[name] = row.id ?? row.contactId ?? ''
  }
  return found
}

function nameOf(path: string): string {
  return (
    path
      .replace(/[{}]/g, '')
      .replace(/[^a-z0-9]+/gi, '-')
      .replace(/^-|-$/g, '') || 'home'
  )
}
