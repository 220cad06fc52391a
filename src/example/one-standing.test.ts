import { expect, test } from 'vitest'
import type { listAdvocates } from '../advocates/list.contract.ts'
import { recognisePerson } from '../identity/server/recognise-person.ts'
import type { setUp, signIn } from '../identity/session.contract.ts'
import type { PersonActor } from '../kernel/actor.ts'
import { toId } from '../kernel/ids.ts'
import { addDays, type Day } from '../kernel/time.ts'
import { findMatches } from '../matching/server/find-matches.ts'
import { readRules } from '../protection/server/facts.reads.ts'
import { type Reserved, reserveAsk } from '../protection/server/reserve-ask.ts'
import { standingsNow } from '../protection/server/standing.reads.ts'
import { openBrowser } from '../server/testing/browser.ts'
import { startTestHost } from '../server/testing/test-host.ts'
import type * as contract from './example.contract.ts'

// The example company has customers in every state there is: whoever looks at one of them reads the same.
const server = await startTestHost({ recognise: recognisePerson, config: { smtpUrl: 'smtp://127.0.0.1:9' } })
const { host, owner, drain } = server
const browser = openBrowser(server)
const founder = { name: 'Noor Haddad', email: 'noor@tarnwell.example', password: 'a long enough one' }
await browser.call<typeof setUp>('POST /setup', {
  body: { workspaceName: 'Tarnwell', ...founder, makeKey: true },
})
await browser.call<typeof signIn>('POST /session', {
  body: { email: founder.email, password: founder.password },
})
const { body: loading } = await browser.call<typeof contract.loadExample>('POST /example')
await drain()

const workspaceId = toId<'workspace'>(loading.workspaceId ?? '')
const { rows: people } = await owner.query<{ id: string }>(
  'select id from people where workspace_id = $1 and email = $2',
  [workspaceId, founder.email],
)
const manager: PersonActor = {
  kind: 'person',
  workspaceId,
  personId: toId<'person'>(people[0]?.id ?? ''),
  name: founder.name,
  email: founder.email,
  roles: ['program-manager', 'administrator', 'executive', 'member'],
}
const db = host.door.in(workspaceId)
const now = host.now()
const { today } = await readRules(db, now)
const types = new Map(
  (await db.selectFrom('activity_types').select(['code', 'id']).execute()).map(({ code, id }) => [code, id]),
)

class TakenBack extends Error {}

/** What a reservation would answer: it is made, and taken back. */
async function wouldReserve(contactId: string, activityTypeId: string, wishedOn: Day): Promise<Reserved> {
  let answer: Reserved | undefined
  await host.door
    .write(workspaceId, async (tx) => {
      answer = await reserveAsk(tx, manager, { contactId, activityTypeId, wishedOn }, now)
      throw new TakenBack()
    })
    .catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error
    })
  if (answer === undefined) throw new Error('a reservation answers')
  return answer
}

const asked = [
  'sales-reference-call',
  'written-qa',
  'hosted-site-visit',
  'analyst-interview',
  'product-research',
]
const days = [0, 10, 25, 60, 120].map((ahead) => addDays(today, ahead))

test.each(asked)('match and reservation agree on everybody, today and in months: %s', async (code) => {
  const activityTypeId = types.get(code) ?? ''
  const open = {
    activityTypeId,
    by: null,
    wanted: 1,
    opportunityId: null,
    prospectId: null,
    criteria: [],
    words: '',
  }
  let seen = 0
  for (const day of days) {
    const found = await findMatches(db, manager, { ...open, wishedOn: day }, now, { size: 50 })
    expect(found.wishedOn).toBe(day)
    for (const { contactId, name } of found.free) {
      const reserved = await wouldReserve(contactId, activityTypeId, day)
      expect(`${name} ${day}: ${reserved.ok ? 'free' : reserved.why}`).toBe(`${name} ${day}: free`)
    }
    for (const { contactId, name, standing } of found.notNow) {
      const reserved = await wouldReserve(contactId, activityTypeId, day)
      const free = reserved.ok ? day : (reserved.facts?.['freeFrom'] ?? null)
      expect(`${name}: not on ${day}, free from ${free}`).toBe(
        `${name}: not on ${day}, free from ${standing.freeFrom}`,
      )
    }
    seen += found.free.length + found.notNow.length
  }
  expect(seen).toBeGreaterThan(20)
})

test('the list shows and filters by what is computed for each of its rows', async () => {
  const states = new Map<string, number>()
  for (const standing of ['free', 'close-to-limit', 'resting', 'held', 'blocked'] as const) {
    const { body } = await browser.call<typeof listAdvocates>('GET /advocates', {
      query: { availability: [standing], size: 100 },
      headers: { 'x-avouch-workspace': workspaceId },
    })
    const computed = await standingsNow(
      db,
      body.rows.map(({ contactId }) => contactId),
      now,
    )
    for (const row of body.rows) {
      const own = computed.get(row.contactId)
      expect([row.name, row.standing?.state, own?.state]).toEqual([row.name, standing, standing])
      expect([row.name, row.standing?.freeFrom]).toEqual([row.name, own?.freeFrom])
    }
    states.set(standing, body.rows.length)
  }
  expect(Math.min(...states.values())).toBeGreaterThan(0)
})
