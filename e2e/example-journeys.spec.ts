import { type Browser, test as base, expect } from '@playwright/test'
import { type ExamplePlace, firstCandidate, namedApprover, openExamplePlace } from './example-place.ts'
import {
  agreeOnTime,
  agreeOnWords,
  approveAsNamed,
  approveInTheirHouse,
  complete,
  dayFrom,
  type Journey,
  offerTimes,
  pathOf,
  propose,
  sayYes,
  submitBrief,
} from './kind-journey.ts'
import { linkIn } from './post-office.ts'

// Six kinds of activity, each from the need to the thanks as somebody new walks them in the example company: among its
// customers, owners and rules, the outsiders by the links of its outbox, one after the other as its days go by.

const test = base.extend<object, { place: ExamplePlace }>({
  place: [
    async ({ browser }, use) => {
      const place = await openExamplePlace(browser)
      await use(place)
      await place.close()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})
test.describe.configure({ timeout: 120_000 })

type Brief = Readonly<Record<string, string>>

/** Hands a brief in and proposes the first of its candidates. */
async function begin(browser: Browser, place: ExamplePlace, kind: string, fields: Brief) {
  const pages = await place.openPages(browser)
  const request = await submitBrief(pages.program, kind, fields)
  const customer = await firstCandidate(place.api, pages)
  const journey: Journey = { world: place, ...pages, customer }
  await propose(journey, request)
  return { request, journey, ...pages }
}

test('a sales call in the example company, from the need to the thanks', async ({ browser, place }) => {
  const prospect = 'kjersti@hofstad.example'
  const { request, journey, program, phone } = await begin(browser, place, 'Sales reference call', {
    'Talk by': dayFrom(place, 30),
    'With whom they would talk': 'Kjersti Amundsen, their CFO',
    'Mail of the other side': prospect,
    Prospect: 'Hofstad Energi',
  })
  const talk = dayFrom(place, 14)
  await offerTimes(journey, talk)
  await phone.goto(pathOf(linkIn(await place.post.take(prospect, /./))))
  await phone.getByRole('button', { name: /^Take / }).click()
  for (const to of [journey.customer.email, prospect])
    expect((await place.post.take(to, /./)).message).toContain('METHOD:REQUEST')
  await place.moveTo(new Date(`${talk}T18:00:00.000Z`), program, phone)
  await complete(journey, request, { 'What shows it': 'Kjersti and one of her team' })
})

test('a press quote in the example company, with the approval of the customer’s legal and ours', async ({
  browser,
  place,
}) => {
  const { request, journey } = await begin(browser, place, 'Press-release quote', {
    'Words needed by': dayFrom(place, 80),
    'Subject of the release': 'Spring release',
  })
  const words = 'It saved us a week every quarter.'
  const own = await sayYes(journey)
  await agreeOnWords(journey, request, words)
  await approveInTheirHouse(journey, own, /^Approve these words/)
  await approveAsNamed(journey, await namedApprover(place.api, 'legal'))
  await complete(journey, request, {
    'Link to the release': 'https://merriden.example/news/spring',
    'Words as printed': words,
  })
})

test('an earnings mention in the example company: an executive has the last word', async ({
  browser,
  place,
}) => {
  const { request, journey } = await begin(browser, place, 'Earnings mention', {
    'Words needed by': dayFrom(place, 60),
    Quarter: 'Q1',
  })
  const words = 'They close their books in four days.'
  const own = await sayYes(journey)
  await agreeOnWords(journey, request, words)
  await approveInTheirHouse(journey, own, /^Approve these words/)
  await approveAsNamed(journey, await namedApprover(place.api, 'legal'))
  await approveAsNamed(journey, await namedApprover(place.api, 'executive'))
  await complete(journey, request, { 'Words as spoken or printed': words })
})

test('an analyst interview in the example company, with nobody from a deal in it', async ({
  browser,
  place,
}) => {
  const { request, journey } = await begin(browser, place, 'Analyst interview', {
    'Talk by': dayFrom(place, 45),
    Firm: 'Northlight Research',
    'With whom they would talk': 'Ida Lund, lead analyst',
  })
  await sayYes(journey)
  // They talk sooner than agreed.
  await agreeOnTime(journey, request, 31)
  await complete(journey, request, { Firm: 'Northlight Research' })
})

test('a site visit in the example company: their house says yes as well', async ({ browser, place }) => {
  const visit = dayFrom(place, 60)
  const { request, journey, program, phone } = await begin(browser, place, 'Hosted site visit', {
    'Day of the visit': visit,
    Prospect: 'Hofstad Energi',
    'Who will be there': 'Kjersti Amundsen, their CFO, and two engineers',
  })
  const own = await sayYes(journey)
  await approveInTheirHouse(journey, own, /^Approve/)
  await place.moveTo(new Date(`${visit}T18:00:00.000Z`), program, phone)
  await complete(journey, request, { 'Who came': 'Kjersti Amundsen and two engineers' })
})

test('an event speech in the example company: 75 working days ahead, on the day itself', async ({
  browser,
  place,
}) => {
  const event = dayFrom(place, 130)
  const { program: page } = await place.openPages(browser)
  await page.goto('/requests/new')
  await page.getByLabel('What', { exact: true }).selectOption({ label: 'Event speech' })
  await expect(page.getByText(/75 working days ahead/)).toBeVisible()
  const { request, journey, program, phone } = await begin(browser, place, 'Event speech', {
    'Day of the event': event,
    Event: 'Finance Days',
    'Where it is': 'Hamburg, Hall 3',
    'Begins at': '10:30',
  })
  const own = await sayYes(journey)
  await approveInTheirHouse(journey, own, /^Approve/)
  await place.moveTo(new Date(`${event}T18:00:00.000Z`), program, phone)
  await complete(journey, request, { 'Programme or recording': 'https://financedays.example/programme' })
})
