import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { type Address, addressesOf, fill, linkPagesOf, outsideAddressesOf } from './addresses.ts'
import { bringColleagueLinks } from './colleague-links.ts'
import type { Company } from './company.ts'
import { expect, test } from './fixtures.ts'
import { openWorld } from './kind-world.ts'
import { linksOf } from './links.ts'
import { lookAt } from './look-at.ts'
import { type Cookies, moveTo, openScreen, type Screen, screens, settle } from './screens.ts'

// Every page of the router × width × theme × full and empty, and as a member. The pages are dealt to a few tests so
// that two workers share them. Each is opened by its address with the example company; with nothing in them, and for a
// member, they are gone through in one visit, as links lead from one to the next.

test.describe.configure({ mode: 'parallel', timeout: 180_000 })

const sourceOf = (file: string) => readFileSync(join(import.meta.dirname, '../src/web', file), 'utf8')
const addresses = addressesOf(sourceOf('pages.ts'))
const firstScreen = screens[0] as Screen
// The frame and the colours are those of the full pages: what differs is what stands in them.
const fewScreens: readonly Screen[] = [
  { width: '1440', theme: 'light' },
  { width: '390', theme: 'light' },
]

for (const [at, part] of deal(addresses, 4).entries()) {
  test(`pages with the example company, part ${at + 1}`, async ({ browser, company }) => {
    const { full: workspaceId, manager: cookies } = company
    const reader = { url: company.url, cookies, workspaceId }
    expect(await lookAtAll(browser, reader, part, company, 'full')).toEqual([])
  })
}

// What the example sends its colleagues waits for the day's one mail: these are asked on a day of their own.
const ofColleagues = /^\/(forward|account|known|public)\//

const recordless = addresses.filter(({ needs }) => needs.length === 0)
for (const [at, part] of deal(recordless, 2).entries()) {
  test(`pages with nothing in them, part ${at + 1}`, async ({ browser, company }) => {
    const { empty: workspaceId, manager: cookies } = company
    const reader = { url: company.url, cookies, workspaceId }
    expect(await lookAtAll(browser, reader, part, company, 'empty', fewScreens, moveTo)).toEqual([])
  })
}

for (const [at, part] of deal(addresses, 2).entries()) {
  test(`pages for a member, part ${at + 1}`, async ({ browser, company }) => {
    const { full: workspaceId, member: cookies } = company
    const reader = { url: company.url, cookies, workspaceId }
    expect(await lookAtAll(browser, reader, part, company, 'member', fewScreens.slice(1), moveTo)).toEqual([])
  })
}

test('pages for somebody who is not signed in', async ({ browser, company }) => {
  // The first-run page and the two doors are looked at where they are met, in first-run.spec.ts.
  const pages = outsideAddressesOf(sourceOf('router.tsx')).filter(
    ({ path }) => path !== '/setup' && path !== '/start',
  )
  const nobody = { url: company.url, cookies: [], workspaceId: null }
  expect(await lookAtAll(browser, nobody, pages, company, 'outside')).toEqual([])
})

test('pages behind the links of mails', async ({ browser, company }) => {
  const entry = sourceOf('outside.tsx')
  // The example has no mail to a prospect, nor about a talk of today: these two are looked at in kinds-by-mail.spec.ts. Nobody
  // in it asks to be erased: own-page.spec.ts.
  const elsewhere = /^\/(task|slot|happened|erase-me)\//
  const pages = linkPagesOf(entry).filter(({ path }) => !elsewhere.test(path) && !ofColleagues.test(path))
  const kinds = pages.flatMap(({ needs }) => needs)
  const asLinked = { ...company, records: await linksOf(company.api, kinds) }
  const nobody = { url: company.url, cookies: [], workspaceId: null }
  expect(await lookAtAll(browser, nobody, pages, asLinked, 'by link')).toEqual([])
})

test('pages behind the links of colleagues, and the public one', async ({ browser }) => {
  const world = await openWorld()
  const pages = linkPagesOf(sourceOf('outside.tsx')).filter(({ path }) => ofColleagues.test(path))
  try {
    const asLinked = { records: await bringColleagueLinks(world) }
    const nobody = { url: world.server.url, cookies: [], workspaceId: null }
    expect(await lookAtAll(browser, nobody, pages, asLinked, 'by link')).toEqual([])
  } finally {
    await world.close()
  }
})

type Reader = { readonly url: string; readonly cookies: Cookies; readonly workspaceId: string | null }

async function lookAtAll(
  browser: Browser,
  reader: Reader,
  pages: readonly Address[],
  { records }: Pick<Company, 'records'>,
  name: string,
  on: readonly Screen[] = screens,
  goOn = settle,
): Promise<string[]> {
  const page = await openScreen(browser, firstScreen, reader)
  const faults: string[] = []
  let reach = settle
  for (const address of pages) {
    const path = fill(address, records)
    if (path === null)
      faults.push(
        `${address.path}: nobody says which record it shows; add it to e2e/records.ts or the example`,
      )
    else faults.push(...(await lookAt(page, path, name, on, reach)))
    reach = goOn
  }
  await page.context().close()
  return faults
}

/** Deals cards in turn, so that heavy neighbours end in different hands. */
function deal<Card>(cards: readonly Card[], hands: number): Card[][] {
  return Array.from({ length: hands }, (_, hand) => cards.filter((_, at) => at % hands === hand))
}
