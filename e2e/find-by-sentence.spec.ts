import { expect, test } from './fixtures.ts'
import { openScreen } from './screens.ts'

const sentence =
  'two healthcare customers in DACH on Analytics who left Oldsoft, not in retail, video call before 15 June'

test('a seller types a need as a sentence, sees what it was read as, and asks on the spot', async ({
  browser,
  company,
}) => {
  test.setTimeout(180_000)
  const page = await openScreen(
    browser,
    { width: '1440', theme: 'light' },
    { url: company.url, cookies: company.member, workspaceId: company.full },
  )
  await page.goto('/find')
  const box = page.getByRole('textbox', { name: 'What you need' })
  await box.fill(sentence)
  await box.press('Enter')
  const criteria = ['Industry Healthcare', 'Region DACH', 'Product Merriden Analytics', 'Left Oldsoft']
  for (const name of criteria) await expect(page.getByRole('button', { name })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Ask for Sales reference call, 2 wanted' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^By \w+ 15 Jun/ })).toBeVisible()
  await expect(page.getByText('Not understood: “not in retail”')).toBeVisible()
  const ranked = page.getByRole('list', { name: 'Advocates, the best rank first' })
  await expect(ranked.getByText('Left Oldsoft.').first()).toBeVisible()
  // Who is free now and who turns free in time, each with the first day.
  await expect(ranked.getByText(/^earliest /).first()).toBeVisible()

  // A criterion goes, the text stays, also after a reload and on the way back.
  await page.getByRole('button', { name: 'Region DACH' }).click()
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Region DACH' })).toHaveCount(0)
  await page.reload()
  await expect(box).toHaveValue(sentence)
  await expect(page.getByRole('button', { name: 'Left Oldsoft' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Region DACH' })).toHaveCount(0)
  await page.goBack()
  await expect(page.getByRole('button', { name: 'Region DACH' })).toBeVisible()

  // The whole need goes along to the request.
  await page
    .getByRole('link', { name: /^Ask for a call/ })
    .first()
    .click()
  await expect(page.getByLabel('Talk by')).toHaveValue(/-06-15$/)
  await expect(page.getByRole('button', { name: 'Left Oldsoft' })).toBeVisible()
  await page.getByLabel('Why', { exact: true }).fill('They doubt that a hospital can move in a year.')
  await page.getByLabel('With whom they would talk').fill('Jana Brandt, head of finance')
  await page.getByLabel('Prospect').fill('Klinik am Hang')
  await page.getByRole('button', { name: 'Submit the request' }).click()
  await expect(page).toHaveURL(/\/requests\/[0-9a-f-]{36}/)
  await expect(page.getByText(/Oldsoft/).first()).toBeVisible()

  // German works on the same page.
  await page.goto('/find')
  await box.fill('deutsches Krankenhaus, das Oldsoft abgelöst hat, Referenzgespräch nächste Woche')
  await box.press('Enter')
  for (const name of ['Region Germany', 'Industry Hospitals and clinics', 'Left Oldsoft'])
    await expect(page.getByRole('button', { name })).toBeVisible()
})
