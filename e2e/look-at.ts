import { join } from 'node:path'
import type { Page, Response } from '@playwright/test'
import { accessibilityFaults, layoutFaults } from './inspect.ts'
import { type Screen, screens, settle, showOn } from './screens.ts'

const takesAll = process.env['AVOUCH_PICTURES'] !== undefined

/**
 * Opens a page once, unless told how else it is reached, and looks at it on every screen. Out: in words what is wrong with it, which should be nothing;
 * where something is, a picture lands in test-results/pages, with AVOUCH_PICTURES set one of every screen.
 */
export async function lookAt(
  page: Page,
  path: string,
  name: string,
  on: readonly Screen[] = screens,
  reach: (page: Page, path: string) => Promise<void> = settle,
): Promise<string[]> {
  const faults: string[] = []
  const note = (found: readonly string[], where: string) =>
    faults.push(...found.map((fault) => `${path} (${name}, ${where}): ${fault}`))
  const failures: string[] = []
  const onError = (error: Error) => failures.push(`the page threw: ${error.message}`)
  const onResponse = (response: Response) => {
    if (response.status() >= 500) failures.push(`${response.url()} answered ${response.status()}`)
  }
  page.on('pageerror', onError)
  page.on('response', onResponse)
  try {
    await reach(page, path)
    if (await page.getByRole('heading', { level: 1, name: 'This page could not be shown' }).isVisible())
      failures.push(`it could not be shown: ${await page.locator('main').innerText()}`)
    for (const screen of takesAll ? on : on.filter(isLookedAt)) {
      await showOn(page, screen)
      const found = await faultsOn(page, screen)
      note(found, `${screen.width} ${screen.theme}`)
      if (found.length > 0 || takesAll)
        await page.screenshot({ path: pictureOf(path, name, screen), fullPage: true, animations: 'disabled' })
    }
  } catch (error) {
    note([String(error).split('\n')[0] ?? ''], 'opening')
  }
  page.off('pageerror', onError)
  page.off('response', onResponse)
  note(failures, 'opening')
  return faults
}

// A theme changes colours only, a width changes what stands where: nothing is looked for twice.
const isLookedAt = ({ width, theme }: Screen) => theme === 'light' || width === '1440'

async function faultsOn(page: Page, screen: Screen): Promise<string[]> {
  if (!isLookedAt(screen)) return []
  const { width, theme } = screen
  if (theme === 'dark') return accessibilityFaults(page, 'contrast')
  const askew = await layoutFaults(page)
  return width === '1024' ? askew : [...askew, ...(await accessibilityFaults(page, 'everything'))]
}

function pictureOf(path: string, name: string, { width, theme }: Screen): string {
  const page = path
    .replace(/^https?:\/\/[^/]+/, '')
    .replace(/[0-9a-f-]{36}/g, 'record')
    .replace(/\W+/g, '-')
  return join('test-results/pages', `${page}-${name}-${width}-${theme}.png`)
}
