import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

// The first half of the main job: put forward, accepted, interviewed, discoverable, found by a misspelt word.

test('a nominated customer is interviewed, becomes discoverable and is found by a misspelt word', async ({
  signedIn: page,
  server,
  admin,
}) => {
  test.setTimeout(90_000)
  const { person } = await admin.get<{ person: { id: string } }>('/session')
  const account = await admin.post<{ id: string }>('/accounts', {
    name: 'Caledon Timber Cooperative',
    ownerId: person.id,
  })
  const contact = await admin.post<{ id: string }>('/contacts', {
    name: 'Rosalind Achterberg',
    title: 'Group controller',
    accountId: account.id,
  })

  await page.goto(`${server.url}/nominate?contact=${contact.id}`)
  await page.getByLabel('Why, in a sentence').fill('Runs the close for four sites and says so to everybody.')
  await page.getByRole('button', { name: 'Nominate', exact: true }).click()
  await expect(page.getByText('Rosalind Achterberg is put forward.')).toBeVisible()

  await page.goto(`${server.url}/recruiting`)
  await page
    .getByRole('link', { name: /Rosalind Achterberg/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Accept' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByText('Already done').click()
  await sheet.getByRole('button', { name: 'Accept' }).click()
  await expect(sheet).toBeHidden()

  await interview(page, `${server.url}/advocates/${contact.id}/interview`)
  await expect(page.getByRole('heading', { name: 'Rosalind Achterberg', level: 1 })).toBeVisible()

  await page.getByRole('button', { name: 'Make discoverable' }).click()
  await expect(page.getByText(/discoverable since/).first()).toBeVisible()

  await page.goto(`${server.url}/advocates`)
  await page.getByRole('searchbox').fill('weihgbridge')
  await expect(page.getByRole('link', { name: /Rosalind Achterberg/ })).toBeVisible()
  await page.getByRole('link', { name: /Rosalind Achterberg/ }).click()
  const row = page.getByRole('row', { name: /Sales reference call/ }).first()
  await expect(row).toContainText(/free from/)
})

async function interview(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.getByRole('button', { name: 'Begin now' }).click()
  for (let part = 0; part < 15; part++) {
    const heading = page.getByRole('main').getByRole('heading', { level: 2 }).first()
    const question = await heading.textContent()
    await answer(page, question ?? '')
    await page.getByRole('button', { name: /^(Next:|Finish)/ }).click()
    if (part < 14) await expect(heading).not.toHaveText(question ?? '')
  }
}

async function answer(page: Page, question: string): Promise<void> {
  for (const text of await page.locator('main textarea').all()) {
    if ((await text.inputValue()) === '')
      await text.fill('Every lorry stood on the weighbridge until somebody had written it down.')
  }
  if (question.includes('in numbers')) {
    await page.getByLabel('What was measured, result 1').fill('Monthly close, working days')
    await page.getByLabel('Before, result 1').fill('9')
    await page.getByLabel('Now, result 1').fill('5')
  }
  if (question.includes('others in your place'))
    await page.getByLabel('Topics they enjoy').fill('closing the books')
  if (question.includes('happy to do')) await choose(page, 'Sales reference call', 'Yes')
  if (question.includes('How much')) await page.getByLabel('At most', { exact: true }).fill('3')
  if (question.includes('What may we use')) await choose(page, 'Name and title', 'Given')
}

const choose = (page: Page, group: string, word: string) =>
  page.getByRole('group', { name: group }).first().getByRole('radio', { name: word, exact: true }).check()
