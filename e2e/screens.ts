import type { Browser, Page } from '@playwright/test'

export const widths = {
  '1440': { width: 1440, height: 900 },
  '1024': { width: 1024, height: 800 },
  '390': { width: 390, height: 844 },
} as const
export const themes = ['light', 'dark'] as const

export type Screen = { readonly width: keyof typeof widths; readonly theme: (typeof themes)[number] }

/** Every width in both themes. */
export const screens: readonly Screen[] = (Object.keys(widths) as (keyof typeof widths)[]).flatMap((width) =>
  themes.map((theme) => ({ width, theme })),
)

export type Cookies = Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>

/** A page of its own size and theme, signed in by `cookies` and working in one workspace. */
export async function openScreen(
  browser: Browser,
  screen: Screen,
  session: {
    url: string
    cookies: Cookies
    workspaceId: string | null
  },
): Promise<Page> {
  const context = await browser.newContext({
    viewport: widths[screen.width],
    colorScheme: screen.theme,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    baseURL: session.url,
  })
  await context.addCookies(session.cookies)
  await context.addInitScript((workspaceId) => {
    if (workspaceId !== null) sessionStorage.setItem('avouch.workspace', workspaceId)
  }, session.workspaceId)
  return context.newPage()
}

/** Opens an address and waits until nothing on it is being loaded any more. */
export async function settle(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await becomeStill(page)
}

type Router = {
  readonly history: { push(path: string): void }
  subscribe(when: 'onRendered', run: () => void): () => void
}

/** Goes on to another page of the product as a link in it does, without a new document, and waits the same. */
export async function moveTo(page: Page, path: string): Promise<void> {
  await page.evaluate(async (to) => {
    const { __TSR_ROUTER__: router } = globalThis as unknown as { __TSR_ROUTER__: Router }
    const { promise: rendered, resolve } = Promise.withResolvers<void>()
    const stop = router.subscribe('onRendered', resolve)
    router.history.push(to)
    const late = new Promise<void>((_, reject) =>
      setTimeout(() => reject(new Error('it was not shown within 15 s')), 15_000),
    )
    await Promise.race([rendered, late])
    stop()
  }, path)
  await becomeStill(page)
}

async function becomeStill(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ timeout: 15_000 })
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
  await page.evaluate(() => document.fonts.ready)
}

/** Shows the page that is open on another screen, without asking the server again. */
export async function showOn(page: Page, screen: Screen): Promise<void> {
  await page.setViewportSize(widths[screen.width])
  await page.emulateMedia({ colorScheme: screen.theme, reducedMotion: 'reduce' })
  // Two frames: the pictures that measure themselves draw in the second.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
}
