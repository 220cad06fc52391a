import { beginInExample, firstCandidate, namedApprover } from './example-place.ts'
import { expect, test } from './fixtures.ts'
import {
  agreeOnWords,
  approveAsNamed,
  approveInTheirHouse,
  complete,
  dayFrom,
  offerTimes,
  pathOf,
  propose,
  sayYes,
  submitBrief,
} from './kind-journey.ts'
import { linkIn } from './post-office.ts'

// Two kinds from the need to the thanks as somebody new walks them in the example company: among its customers, owners
// and rules, the outsiders by the links of its outbox, and with the time as it is.

test.describe.configure({ timeout: 90_000 })

test('a sales call in the example company, from the need to the thanks', async ({
  browser,
  server,
  company,
}) => {
  const begun = await beginInExample(browser, { company, url: server.url })
  const { program, phone, world } = begun
  const prospect = 'kjersti@hofstad.example'
  const request = await submitBrief(program, 'Sales reference call', {
    'Talk by': dayFrom(world, 30),
    'With whom they would talk': 'Kjersti Amundsen, their CFO',
    'Mail of the other side': prospect,
    Prospect: 'Hofstad Energi',
  })
  const customer = await firstCandidate(company.api, begun)
  const journey = { ...begun, customer }
  await propose(journey, request)
  const talk = dayFrom(world, 14)
  await offerTimes(journey, talk)
  await phone.goto(pathOf(linkIn(await world.post.take(prospect, /./))))
  await phone.getByRole('button', { name: /^Take / }).click()
  for (const to of [customer.email, prospect])
    expect((await world.post.take(to, /./)).message).toContain('METHOD:REQUEST')
  // They talked sooner than agreed: nobody waits two weeks here.
  await complete(journey, request, { 'What shows it': 'Kjersti and one of her team' })
})

test('a press quote in the example company, with the approval of the customer’s legal and ours', async ({
  browser,
  server,
  company,
}) => {
  const begun = await beginInExample(browser, { company, url: server.url })
  const { program, world } = begun
  const words = 'It saved us a week every quarter.'
  const request = await submitBrief(program, 'Press-release quote', {
    'Words needed by': dayFrom(world, 80),
    'Subject of the release': 'Spring release',
  })
  const journey = { ...begun, customer: await firstCandidate(company.api, begun) }
  await propose(journey, request)
  const own = await sayYes(journey)
  await agreeOnWords(journey, request, words)
  await approveInTheirHouse(journey, own, /^Approve these words/)
  await approveAsNamed(journey, await namedApprover(company.api, 'legal'))
  await complete(journey, request, {
    'Link to the release': 'https://merriden.example/news/spring',
    'Words as printed': words,
  })
})
