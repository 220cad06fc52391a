import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'

const data = join(import.meta.dirname, '../../shared/data')
const deals = ['sales_teams.csv', 'products.csv', 'accounts.csv', 'sales_pipeline.csv'].map((name) =>
  join(data, 'crm-sales-opportunities', name),
)

test('four files dropped together are tried, brought in, and bring nothing a second time', async ({
  signedIn: page,
  server,
}, testInfo) => {
  testInfo.skip(!existsSync(data), `${data} is not there: the journey with real files is left out`)
  testInfo.setTimeout(180_000)
  for (const round of ['first', 'second']) {
    await page.goto(`${server.url}/customers/import`)
    await page.locator('input[type=file]').setInputFiles(deals)
    const bring = page.getByRole('button', { name: /^(Import|Bring in) [\d,]+/ })
    await expect(bring).toBeEnabled({ timeout: 60_000 })
    await bring.click()
    // One file after the other comes in; the last is the longest, and the page says of all when it is in.
    await page.getByRole('link', { name: /sales_pipeline\.csv/ }).click()
    const done = round === 'first' ? '4 files are in' : 'Nothing was new'
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(done, { timeout: 90_000 })
  }
  await page.goto(`${server.url}/customers`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Customers')
  await expect(page.getByRole('link', { name: /^Accounts\s*85$/ })).toBeVisible()
  await expect(page.getByRole('link', { name: /^Opportunities\s*8,800$/ })).toBeVisible()
})

test('a picture renamed to .csv is refused in words, and nothing is written', async ({
  signedIn: page,
  server,
}) => {
  await page.goto(`${server.url}/customers/import`)
  const bytes = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'customers.csv', mimeType: 'text/csv', buffer: bytes })
  await expect(page.getByText(/picture|binary|not a (CSV|table)/i).first()).toBeVisible()
})
