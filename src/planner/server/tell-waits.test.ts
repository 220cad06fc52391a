import { expect, test } from 'vitest'
import type { listWaiting } from '../../identity/waiting.contract.ts'
import { countStatements } from '../../server/testing/count-statements.ts'
import { makeContacts } from '../../server/testing/test-customers.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { getToday } from '../contract.ts'

const now = '2026-03-02T15:00:00.000Z'
const { host, call, makeWorkspace } = await startTestHost({ now })

test('what waits without being late is told with the way to its rows, and counted in as many statements as nothing', async () => {
  const works = await makeWorkspace()
  const own = { workspace_id: works.id }
  const db = host.door.in(works.id)
  const { member, 'program-manager': manager } = works.people
  const today = async () => (await call<typeof getToday>(manager, 'GET /today')).body
  const [contactId = ''] = await makeContacts(host.door, works, { name: 'Elbkontor' }, [{ name: 'Bo Eck' }])
  expect((await today()).waits).toEqual([])
  const before = await countStatements(today)

  const nomination = { ...own, contact_id: contactId, nominator_id: member.personId, why: 'Says so.' }
  await db
    .insertInto('nominations')
    .values({ ...nomination, reach: 'wait', state: 'new', created_at: now })
    .execute()
  const entry = {
    ...own,
    name: 'Ana',
    account_text: 'Vik',
    why: 'I like it.',
    language: 'en',
    consent_version: 1,
  }
  const put = (state: string, email: string) => ({
    ...entry,
    state,
    email,
    opening: email,
    consented_at: now,
  })
  await db
    .insertInto('consent_texts')
    .values({ ...own, version: 1, language: 'en', words: 'I agree to be written to.' })
    .execute()
  await db
    .insertInto('self_nominations')
    .values([put('open', 'a@vik.example'), put('open', 'b@vik.example'), put('quarantined', 'c@vik.example')])
    .execute()
  const value = { ...own, taxonomy: 'industry', seen: 1 }
  await db
    .insertInto('unmapped_values')
    .values([
      { ...value, folded: 'ships', value: 'Ships' },
      { ...value, folded: 'boats', value: 'Boats', left_at: now },
    ])
    .execute()
  await db
    .insertInto('respondents')
    .values({ ...own, same_key: 'a' })
    .execute()
  await db
    .insertInto('own_corrections')
    .values({
      ...own,
      contact_id: contactId,
      part: 'employer',
      wanted: 'Bo Ecke',
      created_at: now,
      state: 'open',
    })
    .execute()

  const { waits, duties } = await today()
  expect(waits).toEqual([
    { count: 1, says: '1 nomination waits for an answer', to: '/recruiting' },
    {
      ...{ count: 2, to: '/recruiting/self' },
      says: '2 customers put themselves forward and wait for a word',
    },
    { count: 1, says: '1 correction waits for an answer', to: '/stewardship/corrections' },
    { count: 1, says: '1 respondent is matched with nobody', to: '/recruiting/known?tab=respondents' },
    { count: 1, says: '1 value of a file waits for a place', to: '/customers/unmapped' },
  ])
  expect(duties.find(({ duty }) => duty === 'identify')?.says).toContain('; 1 waits for an answer.')
  expect(await countStatements(today)).toBe(before)
  const { rows } = (await call<typeof listWaiting>(manager, 'GET /waiting')).body
  expect(rows).toContainEqual({ place: '/recruiting', count: 3 })
})
