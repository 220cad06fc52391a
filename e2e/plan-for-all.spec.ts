import { expect, test } from './fixtures.ts'
import { openScreen } from './screens.ts'

test('a program manager has a plan computed for all open requests, accepts a line and dismisses another', async ({
  browser,
  company,
}) => {
  test.setTimeout(180_000)
  const page = await openScreen(
    browser,
    { width: '1440', theme: 'light' },
    { url: company.url, cookies: company.manager, workspaceId: company.full },
  )
  await page.goto('/requests')
  await page.getByRole('link', { name: 'Plan for all' }).click()
  await page.getByRole('button', { name: 'Compute the plan' }).click()
  await expect(page.getByRole('heading', { name: 'Who is asked for what' })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/open requests can get what they want/)
  const accept = page.getByRole('button', { name: /^Accept .+ for / })
  const lines = await accept.count()
  expect(lines).toBeGreaterThan(2)

  // The ordinary proposal follows: somebody is asked to say yes, or the letter goes.
  await accept.first().click()
  const propose = page.getByRole('button', { name: /^Propose / })
  await expect(page.getByText('Say why them')).toBeVisible()
  await page.getByLabel('Why you').fill('You run the same product, and know what they will ask.')
  await expect(page.getByText('Say why them')).toBeHidden()
  const known = page.getByLabel('I know, and propose them all the same')
  if (await known.isVisible()) await known.check()
  await propose.click()
  await expect(page.getByText('accepted', { exact: true })).toBeVisible()
  await expect(accept).toHaveCount(lines - 1)
  await page.getByRole('link', { name: 'See the request' }).click()
  await expect(page).toHaveURL(/\/requests\/[0-9a-f-]{36}/)
  await page.goBack()

  // Whoever is dismissed for a request is in no later plan, until that is taken back.
  const name = (await accept.first().getAttribute('aria-label')) ?? ''
  await page.getByRole('button', { name: name.replace('Accept', 'Dismiss'), exact: true }).click()
  const again = page.getByRole('button', { name: 'Consider again' })
  await expect(again).toBeVisible()
  await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Compute anew' })).toBeEnabled({ timeout: 60_000 })
  await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0)
  await again.click()
  await expect(again).toHaveCount(0)
})
