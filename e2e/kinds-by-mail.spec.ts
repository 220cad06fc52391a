import { test as base, expect, type Page } from '@playwright/test'
import { firstPerson } from './api.ts'
import { accessibilityFaults, layoutFaults } from './inspect.ts'
import {
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
  thank,
} from './kind-journey.ts'
import { bringCustomer, openPages, openWorld, type World } from './kind-world.ts'
import { linkIn } from './post-office.ts'

// Words and a talk, from the need to the thanks by real mail and with the clock moved: a press quote is not a sales call.
// All six kinds are walked in the example company: example-journeys.spec.ts.

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
test.describe.configure({ mode: 'parallel', timeout: 120_000 })

async function begin(browser: Parameters<typeof openPages>[0], world: World, kind: string): Promise<Journey> {
  const customer = await bringCustomer(world, kind)
  return { world, customer, ...(await openPages(browser, world)) }
}

test('a press quote: the words, their house, our legal, the release', async ({ browser, world }) => {
  const journey = await begin(browser, world, 'Press-release quote')
  const request = await submitBrief(journey.program, 'Press-release quote', {
    'Words needed by': dayFrom(world, 60),
    'Subject of the release': 'Spring release',
  })
  await propose(journey, request)
  const own = await sayYes(journey)
  await agreeOnWords(journey, request, 'It saved us a week every quarter.')
  await approveInTheirHouse(journey, own, /^Approve these words/)
  await approveAsNamed(journey)
  await complete(journey, request, {
    'Link to the release': 'https://tarnwell.example/news/spring',
    'Words as printed': 'It saved us a week every quarter.',
  })
})

test('a sales call: the advocate offers times, the prospect takes one', async ({ browser, world }) => {
  const journey = await begin(browser, world, 'Sales reference call')
  const { program, phone, customer } = journey
  const prospect = 'kjersti@hofstad.example'
  const request = await submitBrief(program, 'Sales reference call', {
    'Talk by': dayFrom(world, 30),
    'With whom they would talk': 'Kjersti Amundsen, their CFO',
    'Mail of the other side': prospect,
    Prospect: 'Hofstad Energi',
  })
  await propose(journey, request)
  const talk = dayFrom(world, 14)
  await offerTimes(journey, talk)
  await phone.goto(pathOf(linkIn(await world.post.take(prospect, /./))))
  await phone.getByRole('button', { name: /^Take / }).waitFor()
  expect(await faultsOn(phone)).toEqual([])
  await phone.getByRole('button', { name: /^Take / }).click()
  for (const to of [customer.email, prospect])
    expect((await world.post.take(to, /./)).message).toContain('method=REQUEST')
  await world.moveTo(new Date(`${talk}T18:00:00.000Z`), program, phone)
  // Whoever asked for it says so by the link of one mail, on a phone, without signing in.
  await phone.goto(pathOf(linkIn(await world.post.take(firstPerson.email, /take place/i))))
  await phone.getByRole('button', { name: 'It took place' }).waitFor()
  expect(await faultsOn(phone)).toEqual([])
  await phone.getByLabel(/^Who was there/).fill('Kjersti and one of her team')
  await phone.getByRole('button', { name: 'It took place' }).click()
  await expect(phone.getByRole('status')).toBeVisible()
  await program.goto(request)
  await expect(program.getByText('Kjersti and one of her team').first()).toBeVisible()
  await thank(journey)
})

const faultsOn = async (page: Page) => [
  ...(await layoutFaults(page)),
  ...(await accessibilityFaults(page, 'everything')),
]
