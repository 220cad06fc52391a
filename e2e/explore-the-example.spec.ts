import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import { setUp } from './api.ts'
import { type ExampleFolder, exampleFolder } from './example-folder.ts'
import { type RunningServer, startServer } from './server.ts'
import { signIn } from './sign-in.ts'

/** A server with the example company that somebody opened by the door to it. */
const test = base.extend<{ server: RunningServer }>({
  server: async ({ page }, use) => {
    base.setTimeout(180_000)
    let isOpened = false
    const open = async (dataDir: string) => {
      isOpened = true
      return openByTheDoor(page, dataDir)
    }
    // What comes of it is what the other tests see of the example, unless one of them could not wait for it.
    const { dataDir, workspaceId } = await exampleFolder(open)
    if (!isOpened) await openAnother(open)
    const server = await startServer({ copyOf: dataDir })
    await signIn(page.context().request, server.url)
    await page.goto(server.url)
    await page.evaluate((id) => sessionStorage.setItem('avouch.workspace', id), workspaceId)
    await use(server)
    await server.stop()
  },
})

async function openAnother(open: (dataDir: string) => Promise<ExampleFolder>): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'avouch-e2e-'))
  await open(dataDir)
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20 })
}

async function openByTheDoor(page: Page, dataDir: string): Promise<ExampleFolder> {
  const server = await startServer({ dataDir })
  await setUp(server.url)
  const { request } = page.context()
  await signIn(request, server.url)
  await page.goto(`${server.url}/start`)
  await page.getByRole('button', { name: 'Open the example' }).click()
  await expect(page.getByRole('progressbar', { name: 'Writing a year of history' })).toBeVisible()
  // It opens on the first page of the day, which says in words what waits.
  await expect(page.getByRole('heading', { level: 1, name: /need you today/ })).toBeVisible({
    timeout: 120_000,
  })
  const { workspaceId } = await (await request.get(`${server.url}/api/v1/example`)).json()
  await page.goto('about:blank')
  await server.stop()
  return { dataDir, workspaceId }
}

test('the example company opens from the doors, takes a change with a way back, and goes without a trace', async ({
  page,
  server,
}) => {
  await page.goto(`${server.url}/advocates`)
  await expect(page.getByText('82 discoverable')).toBeVisible()

  // A value that came in and found no place is given one, and taken back.
  await page.goto(`${server.url}/customers/unmapped`)
  const waiting = page.getByRole('table', { name: 'Values without a place' })
  await expect(waiting.getByText('Sugar and starch')).toBeVisible()
  await page.getByRole('button', { name: 'Choose for Sugar and starch' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('combobox', { name: 'Industry' }).fill('Food prod')
  await sheet.getByRole('option', { name: /Food products/ }).click()
  await sheet.getByRole('button', { name: 'Give it this place' }).click()
  await expect(page.getByRole('status').getByText('“Sugar and starch” is Food products')).toBeVisible()
  await expect(waiting.getByText('Sugar and starch')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(waiting.getByText('Sugar and starch')).toBeVisible()

  // One that needs no place is left as it came, and waits no more.
  await page.getByRole('button', { name: 'Leave it as it is: Merriden Classic' }).click()
  await expect(waiting.getByText('Merriden Classic')).toHaveCount(0)
  await page.getByLabel('Show').selectOption({ label: 'Left as they came' })
  await page.getByRole('button', { name: 'Let it wait again: Merriden Classic' }).click()
  await expect(waiting.getByText('Merriden Classic')).toHaveCount(0)

  // An account made from anywhere keeps what it uses us for.
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Find a record or an act' }).fill('add a customer')
  await page.keyboard.press('Enter')
  const form = page.getByRole('dialog', { name: 'Who is the customer?' })
  await form.getByLabel('Name').fill('Hof und Garten')
  await form.getByRole('combobox', { name: 'Use cases' }).fill('customer serv')
  await form.getByRole('option', { name: /Customer service/ }).click()
  await form.getByRole('button', { name: 'Add the account' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Hof und Garten' })).toBeVisible()
  await expect(page.getByText('Customer service', { exact: true })).toBeVisible()

  // A term of one's own stands in its tree, found by another way to write it.
  await page.goto(`${server.url}/settings/taxonomies`)
  await page.getByRole('button', { name: 'New term' }).click()
  await page.getByLabel('Name').fill('Heat networks')
  await page.getByLabel('Stands below').selectOption({ label: 'Energy' })
  await page.getByLabel('Also written').fill('Fernwärme')
  await page.getByRole('button', { name: 'Add the term' }).click()
  await page.getByRole('searchbox').fill('fernw')
  await expect(page.getByRole('table', { name: 'Terms' }).getByText('Heat networks')).toBeVisible()

  // Who had nothing but asks gets something that asks for nothing, in words that a person finished.
  await page.goto(`${server.url}/protection/care?tab=asks-only`)
  const onlyAsked = page.getByRole('link', { name: /^Asks only/ })
  await expect(onlyAsked).toHaveText(/5$/)
  await page.getByRole('table', { name: 'Advocates to care for' }).getByRole('button').first().click()
  const letter = page.getByRole('dialog', { name: 'A touch that asks for nothing' })
  await expect(letter.getByText(/^Still to be written/)).toBeVisible()
  await letter.getByLabel('Subject').fill('Weekly closes are here')
  await letter.getByLabel('Words').fill('You asked for weekly closes.\n\nThey are here.')
  await letter.getByRole('button', { name: 'Send it' }).click()
  await expect(page.getByRole('status').getByText(/^In the outbox for/)).toBeVisible()
  await expect(onlyAsked).toHaveText(/4$/)

  await page.goto(`${server.url}/settings/example`)
  await page.getByRole('button', { name: 'Remove it' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove it' }).click()
  await expect(page.getByText('Merriden')).toHaveCount(0, { timeout: 30_000 })
  await page.goto(`${server.url}/settings/example`)
  await expect(page.getByRole('button', { name: 'Make the example company' })).toBeVisible()
})
