import { readFile } from 'node:fs/promises'
import { test as base, type CDPSession, expect, type Page } from '@playwright/test'
import { accessibilityFaults, layoutFaults } from './inspect.ts'
import { pathOf } from './kind-journey.ts'
import { bringCustomer, openPages, openWorld, type World } from './kind-world.ts'
import { linkIn } from './post-office.ts'

// What belongs to the advocate alone: the page behind a link they ask for by mail, on a phone, in their language, up to
// being erased by a second link.

const test = base.extend<object, { world: World }>({
  world: [
    async ({}, use) => {
      const world = await openWorld()
      await use(world)
      await world.close()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
})

/** Bytes of a page as they come over the network: words, scripts, styles and answers; letters are asked for apart. */
async function weighing(page: Page): Promise<() => number> {
  const session: CDPSession = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  const fonts = new Set<string>()
  let bytes = 0
  session.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Font') fonts.add(requestId)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!fonts.has(requestId)) bytes += encodedDataLength
  })
  return () => bytes
}

const faultsOn = async (page: Page) => [
  ...(await layoutFaults(page)),
  ...(await accessibilityFaults(page, 'everything')),
]

async function standingOf({ noor }: World, name: string): Promise<string | undefined> {
  const { rows } = await noor.get<{ rows: { name: string; standing: { state: string } }[] }>('/advocates')
  return rows.find((row) => row.name === name)?.standing.state
}

test('an advocate finds their page by mail, rests, takes everything along and is erased', async ({
  browser,
  world,
}) => {
  const { noor, post } = world
  const { name, email } = await bringCustomer(world, 'Sales reference call')
  const { phone } = await openPages(browser, world)

  await phone.goto('/me/lost')
  await phone.getByLabel('Your mail address').fill(email)
  await phone.getByRole('button', { name: 'Mail me the link' }).click()
  await expect(phone.getByText('If we know this address, the link is on its way to it.')).toBeVisible()
  const own = pathOf(linkIn(await post.take(email, /page/i)))

  const weight = await weighing(phone)
  await phone.goto(own)
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText(`${name}, this page is yours`)
  await expect(phone.getByRole('button', { name: 'What I did, and what came of it' })).toBeVisible()
  // The page as a whole, with its words and its answer.
  expect(weight()).toBeLessThanOrEqual(120_000)
  expect(await faultsOn(phone)).toEqual([])

  // To rest is three taps, counts at once, and is taken back by one.
  await phone.getByRole('button', { name: 'Rest me…' }).click()
  await phone.getByText('One month').click()
  await phone.getByRole('button', { name: /^Ask me nothing before/ }).click()
  await expect.poll(async () => standingOf(world, name)).toBe('resting')

  await phone.getByRole('button', { name: 'Deutsch' }).click()
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText(`${name}, diese Seite gehört Ihnen`)
  expect(await faultsOn(phone)).toEqual([])
  await phone.getByRole('button', { name: 'English' }).click()

  await phone.getByRole('button', { name: 'Take it all along' }).click()
  const [file] = await Promise.all([
    phone.waitForEvent('download'),
    phone.getByRole('link', { name: 'As data (JSON)' }).click(),
  ])
  expect(await readFile(await file.path(), 'utf8')).toContain(email)

  await phone.getByRole('button', { name: 'Erase me' }).click()
  await phone.getByRole('button', { name: 'Mail me the link to confirm' }).click()
  await expect(phone.getByText(/until you confirm, nothing is erased/)).toBeVisible()
  await phone.goto(pathOf(linkIn(await post.take(email, /eras/i))))
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText(`${name}, erase everything about you?`)
  expect(await faultsOn(phone)).toEqual([])
  await phone.getByRole('button', { name: 'Erase everything about me' }).click()
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('It is done')

  await expect
    .poll(async () => (await noor.get<{ rows: unknown[] }>(`/contacts?q=${encodeURIComponent(name)}`)).rows)
    .toEqual([])
})
