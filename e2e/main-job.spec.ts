import type { Browser, Page } from '@playwright/test'
import { firstPerson, setUp } from './api.ts'
import { expect, test } from './fixtures.ts'
import {
  bringAdvocate,
  bringEverything,
  cast,
  giveAddress,
  joinAsSeller,
  missingData,
  openDealOf,
  sellerPassword,
  setOwner,
} from './main-job.ts'
import { clockOf } from './moved-clock.ts'
import { linkIn, openPostOffice } from './post-office.ts'
import { startServer } from './server.ts'
import { signIn } from './sign-in.ts'

// The main job as people do it: a seller with a real deal, the program, the relationship owner and the customer by
// mail, over real SMTP, with the clock moved to the day of the talk.

test('a seller finds a customer for a real deal, the customer says yes, the deal is won, and the result opens to it', async ({
  browser,
}, testInfo) => {
  testInfo.skip(missingData !== null, missingData ?? '')
  testInfo.setTimeout(180_000)
  const post = await openPostOffice()
  const server = await startServer({ clocked: true, env: { SMTP_URL: post.url } })
  try {
    const noor = await setUp(server.url)
    await bringEverything(noor)
    const sellerId = await giveAddress(noor, cast.seller)
    await setOwner(noor, await giveAddress(noor, cast.owner))
    await bringAdvocate(noor)
    await joinAsSeller(noor, sellerId, post)
    const deal = await openDealOf(noor, sellerId)
    const seller = await signedIn(browser, server.url, cast.seller.email, sellerPassword)
    const program = await signedIn(browser, server.url, firstPerson.email, firstPerson.password)
    const phone = await outside(browser, server.url)
    const talk = dayFrom(12)

    // Match: the deal fills in the need, one word of a story is added, and each reason is told.
    await seller.goto(`/find?opportunity=${deal.id}`)
    await seller.getByRole('textbox', { name: 'What you need' }).fill('continuous')
    await expect(seller.getByText('“continuous” in the story.')).toBeVisible()
    await seller.getByRole('link', { name: 'Ask for a call' }).first().click()

    // Request.
    await expect(seller.getByRole('heading', { level: 1 })).toHaveText(`Ask for ${cast.customer.name}`)
    await seller.getByLabel('Talk by').fill(dayFrom(20))
    await seller.getByLabel('With whom they would talk').fill('Isla Rowe, head of engineering')
    await seller.getByLabel('Why', { exact: true }).fill('They doubt that a small team can keep it going.')
    await seller.getByText('More about it').click()
    await seller.getByRole('button', { name: 'Add a time' }).click()
    await seller.getByLabel('Day 1').fill(talk)
    await seller.getByLabel('Hour 1').fill('10:00')
    await seller.getByRole('button', { name: 'Submit the request' }).click()
    await expect(seller).toHaveURL(/\/requests\/[0-9a-f-]{36}/)
    const request = new URL(seller.url()).pathname

    // The program sees it on its first page, and proposes the advocate the seller came with.
    await program.goto('/today')
    await expect(program.getByText(/Darcel Schlecht has no first answer yet/)).toBeVisible()
    await program.goto(request)
    await program.getByRole('button', { name: 'Propose to owner' }).first().click()
    const proposal = program.getByRole('dialog')
    await proposal.getByLabel('Why you').fill('You left hand-made builds behind; they are about to.')
    await proposal.getByRole('button', { name: 'Propose to owner' }).click()
    await expect(program.getByText(/Anna Snelling has until/).first()).toBeVisible()

    // The relationship owner says yes from the mail; opening it twice changes nothing.
    const approval = pathOf(linkIn(await post.take(cast.owner.email, /May we ask/)))
    for (const _ of ['a scanner', 'the owner']) await phone.goto(approval)
    await expect(phone.getByRole('heading', { level: 1 })).toContainText('may we ask')
    await phone.getByRole('button', { name: /^Yes, ask/ }).dblclick()
    await expect(phone.getByText(/You said yes|said yes/i).first()).toBeVisible()

    // The customer says yes from the mail, without signing in.
    const ask = pathOf(linkIn(await post.take(cast.customer.email, /./)))
    await phone.goto(ask)
    await expect(phone.getByText('You left hand-made builds behind; they are about to.')).toBeVisible()
    await phone.getByRole('button', { name: /^Yes, / }).click()
    await expect(phone.getByRole('button', { name: /^Yes, / })).toHaveCount(0)
    for (const to of [cast.customer.email, cast.seller.email])
      expect((await post.take(to, /./)).message).toContain('method=REQUEST')

    // The day has come.
    await clockOf(server).moveTo(new Date(`${talk}T12:00:00.000Z`), seller, program, phone)
    await seller.goto(request)
    await seller.getByRole('button', { name: 'It took place' }).click()
    const done = seller.getByRole('dialog')
    await done.getByLabel('What shows it').fill('Michael and two of their engineers')
    await done.getByRole('button', { name: 'Note that it took place' }).click()
    await seller.getByRole('button', { name: 'Give feedback' }).first().click()
    const feedback = seller.getByRole('dialog')
    await feedback.getByRole('radio', { name: '5', exact: true }).check()
    await feedback.getByRole('button', { name: 'Give the feedback' }).click()
    await expect(feedback).toBeHidden()
    const question = await post.take(cast.customer.email, /./)
    await phone.goto(pathOf(linkIn(question)))
    await phone.getByRole('radio', { name: '4', exact: true }).check()
    await phone.getByRole('button', { name: 'Send' }).click()
    await expect(phone.getByRole('button', { name: 'Send' })).toHaveCount(0)

    await win(program, deal.id)
    await readWorth(program, deal.name)
  } finally {
    await server.stop()
    await post.close()
  }
})

/** The deal gets its amount and is won, by hand, on its page. */
async function win(page: Page, dealId: string): Promise<void> {
  await page.goto(`/opportunities/${dealId}`)
  await page.getByRole('button', { name: 'Edit' }).click()
  const edit = page.getByRole('dialog')
  await edit.getByLabel('Amount').fill('4821')
  await edit.getByRole('button', { name: /^Save/ }).click()
  await expect(edit).toBeHidden()
  await page.getByRole('button', { name: 'Won or lost' }).click()
  const close = page.getByRole('dialog')
  await close.getByText('Won', { exact: true }).click()
  await close.getByRole('button').last().click()
  await expect(close).toBeHidden()
}

/** The influenced revenue, opened to its one row. */
async function readWorth(page: Page, deal: string): Promise<void> {
  await page.goto('/results')
  await expect(page.getByText('€4,821').first()).toBeVisible()
  await page
    .getByRole('button', { name: /See the (1 )?deal/ })
    .first()
    .click()
  const rows = page.getByRole('dialog').getByRole('link', { name: deal })
  await expect(rows).toHaveCount(1)
}

async function signedIn(browser: Browser, url: string, email: string, password: string): Promise<Page> {
  const page = await outside(browser, url)
  await signIn(page.context().request, url, { email, password })
  await page.setViewportSize({ width: 1440, height: 900 })
  return page
}

async function outside(browser: Browser, baseURL: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'en-GB',
    timezoneId: 'Europe/Rome',
    baseURL,
  })
  return context.newPage()
}

const pathOf = (link: string) => new URL(link).pathname

/** A working day so many days from today, or the next one. */
function dayFrom(days: number): string {
  const date = new Date(Date.now() + days * 86_400_000)
  while ([0, 6].includes(date.getUTCDay())) date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10)
}
