import { expect, test } from './fixtures.ts'

test('a tab that is older than the server says so and goes on after one reload', async ({
  signedIn: page,
  server,
}) => {
  await page.goto(`${server.url}/settings/people`)
  await page.getByRole('heading', { level: 1, name: 'People and teams' }).waitFor()
  const gone = /\/assets\/AuditPage-/
  await page.route(gone, (route) => route.fulfill({ status: 404, body: 'Not here.' }))
  await page.getByRole('link', { name: 'Audit' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A newer version has come')

  await page.unroute(gone)
  await page.getByRole('button', { name: 'Load the page again' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Audit trail')
})
