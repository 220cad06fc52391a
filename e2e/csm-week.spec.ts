import { test as base, expect, type Page } from '@playwright/test'
import { dayFrom, pathOf, propose, submitBrief } from './kind-journey.ts'
import { bringCustomer, openPages, openWorld, type World } from './kind-world.ts'
import { mondayAfter } from './moved-clock.ts'
import { linkIn } from './post-office.ts'

// A relationship owner's week: three things asked by real mail (confirm facts, help fulfil a request, put somebody
// forward), each answered by taps and none asking to sign in; the minutes are counted, and the fourth waits until the
// next week.

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

const day = 86_400_000

/** An account of theirs with somebody to put forward, and a case that was closed today. */
async function closeCaseAt({ noor }: World, name: string, ownerId: string): Promise<void> {
  const { id: accountId } = await noor.post<{ id: string }>('/accounts', { name, ownerId })
  await noor.post('/contacts', { name: `Customer of ${name}`, accountId, title: 'Plant manager' })
  const { id: caseId } = await noor.post<{ id: string }>(`/accounts/${accountId}/cases`, {
    title: 'Labels print twice',
    severity: 'normal',
  })
  await noor.send('PUT', `/cases/${caseId}/closing`, {})
}

async function confirmEverything(phone: Page): Promise<void> {
  await expect(phone.getByRole('heading', { level: 1 })).toContainText('one tap each')
  const still = phone.getByRole('button', { name: 'Still true' })
  for (let left = await still.count(); left > 0; left -= 1) {
    if (left === 1) await phone.clock.fastForward(95_000)
    await still.first().click()
    await expect(still).toHaveCount(left - 1)
  }
  await expect(phone.getByText('That was all. Thank you.')).toBeVisible()
}

test('three things a week by one tap each, and the fourth waits', async ({ browser, world }) => {
  const { noor, post } = world
  const customer = await bringCustomer(world, 'Sales reference call')
  const { owner } = customer
  await noor.send('PUT', '/settings/stewardship.rounds-a-week', { value: 1 })
  const { rows } = await noor.get<{ rows: { id: string; email: string }[] }>('/people?size=50')
  const ownerId = rows.find(({ email }) => email === owner)?.id ?? ''
  const { program, phone } = await openPages(browser, world)
  const monday = mondayAfter(world.now(), 200)
  await world.moveTo(monday, program)
  for (const name of ['Nordkai', 'Molini']) await closeCaseAt(world, name, ownerId)

  await phone.clock.install({ time: monday })
  const facts = await post.take(owner, /one tap each/)
  await phone.goto(pathOf(linkIn(facts)))
  await confirmEverything(phone)

  // Somebody in sales needs a talk with their advocate: the owner's yes comes first.
  const request = await submitBrief(program, 'Sales reference call', {
    'Talk by': dayFrom(world, 30),
    'With whom they would talk': 'Kjersti Amundsen, their CFO',
    'Mail of the other side': 'kjersti@hofstad.example',
    Prospect: 'Hofstad Energi',
  })
  await propose({ world, program, phone, customer }, request)
  expect(phone.url()).not.toContain('sign-in')

  await world.moveTo(new Date(monday.getTime() + 3_600_000), program)
  await phone.goto(pathOf(linkIn(await post.take(owner, /^Who speaks for/))))
  await phone.getByRole('button', { name: /^Customer of/ }).click()
  await expect(phone.getByRole('status').first()).toBeVisible()
  expect(phone.url()).not.toContain('sign-in')

  const { people } = await noor.get<{
    people: { asked: number; answered: number; seconds: number; held: { task: string; from: string }[] }[]
  }>('/stewardship/week')
  expect(people).toMatchObject([{ asked: 3, answered: 3 }])
  expect(people[0]?.seconds).toBeGreaterThanOrEqual(95)
  const next = new Date(monday.getTime() + 7 * day)
  expect(people[0]?.held).toMatchObject([{ task: 'nominate', from: next.toISOString().slice(0, 10) }])
  await program.goto('/stewardship/rounds')
  await expect(program.getByText('3 of 3').first()).toBeVisible()
  await expect(program.getByText(/^Nominate.*, from/)).toBeVisible()

  await world.moveTo(next)
  await post.take(owner, /^Who speaks for/)
})
