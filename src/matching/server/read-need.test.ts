import { expect, test } from 'vitest'
import { upsertOpportunities } from '../../customers/server/upsert-opportunities.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { countStatements } from '../../server/testing/count-statements.ts'
import { activityIds, makeContacts } from '../../server/testing/test-customers.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { Need } from '../need.ts'
import type { readNeed } from '../reading.contract.ts'

const now = '2026-03-02T09:00:00.000Z'
const { host, call, makeWorkspace } = await startTestHost({ now })

const works = await makeWorkspace()
const { 'program-manager': manager, member } = works.people
const types = await activityIds(host.door, works)
const account = { name: 'Brødrene Lunde Meieri', country: 'NO', industry: 'Food', owner: manager.email }
await makeContacts(host.door, works, { ...account, displacedCompetitors: ['Oldsoft'] }, [])
await host.door.write(works.id, (tx) =>
  upsertOpportunities(
    tx,
    manager,
    [
      { row: 1, name: 'Lunde ledger', accountName: account.name, stage: 'Proof', owner: member.email },
      { row: 2, name: 'Lunde board', accountName: account.name, stage: 'Proof', owner: manager.email },
    ],
    now,
  ),
)

async function read(sentence: string, actor: PersonActor = manager, need?: Need) {
  const body = need === undefined ? { sentence } : { sentence, need }
  const answer = await call<typeof readNeed>(actor, 'POST /needs/reading', { body })
  expect([answer.status, answer.problem]).toEqual([200, answer.body])
  return answer.body
}
const criteria = ({ need }: { need: { criteria: readonly { kind: string; name: string }[] } }) =>
  need.criteria.map(({ kind, name }) => `${kind} ${name}`)

test('a sentence is read with the words of the workspace, and answered with names', async () => {
  const answer = await read(
    'two healthcare customers in Germany who left Oldsoft, not in retail, case study by 15 June',
  )
  expect(criteria(answer)).toEqual(['industry Healthcare', 'region Germany', 'competitor Oldsoft'])
  expect(answer.need).toMatchObject({
    activityTypeId: types['written-case-study'],
    by: '2026-06-15',
    wishedOn: null,
    wanted: 2,
    words: '',
  })
  expect(answer.spans.filter(({ why }) => why !== null)).toMatchObject([
    { text: 'not in retail', as: 'not-understood', why: 'negated' },
  ])
})

test('a term that was just added is read at once, in another workspace it is not', async () => {
  expect(criteria(await read('tidal mill'))).toEqual([])
  await host.door.write(works.id, (tx) =>
    tx
      .insertInto('taxonomy_terms')
      .values({ workspace_id: works.id, taxonomy: 'industry', name: 'Tidal mills', source: 'own' })
      .execute(),
  )
  expect(criteria(await read('tidal mill'))).toEqual(['industry Tidal mills'])
  const other = await makeWorkspace()
  expect(criteria(await read('tidal mill', other.people['program-manager']))).toEqual([])
})

test('behind “for” stand the accounts and open deals that the reader may know of', async () => {
  const choices = (answer: Awaited<ReturnType<typeof read>>) =>
    answer.spans
      .filter(({ as }) => as === 'for')
      .flatMap((span) => span.choices.map((each) => each.opportunity?.name ?? each.account?.name))
  expect(choices(await read('a call for brødrene lunde'))).toEqual(
    expect.arrayContaining(['Lunde ledger', 'Lunde board', account.name]),
  )
  expect(choices(await read('a call for Brodrene Lunde', member))).toEqual(['Lunde ledger', account.name])
})

test('a sentence adds to what the deal filled in; a deal the reader may not know of cannot be added to', async () => {
  const deal = await host.door
    .in(works.id)
    .selectFrom('opportunities')
    .select('id')
    .where('name', '=', 'Lunde board')
    .executeTakeFirstOrThrow()
  const need: Need = {
    activityTypeId: types['sales-reference-call'] ?? '',
    wishedOn: null,
    by: null,
    wanted: 1,
    opportunityId: deal.id,
    prospectId: null,
    criteria: [{ kind: 'competitor', value: 'Oldsoft', weight: null, isMust: false, source: 'deal' }],
    words: '',
  }
  expect(criteria(await read('a bank', manager, need))).toEqual(['industry Banking', 'competitor Oldsoft'])
  const refused = await call<typeof readNeed>(member, 'POST /needs/reading', {
    body: { sentence: 'a bank', need },
  })
  expect(refused.status).toBe(404)
})

test('statements stay as many however much is said', async () => {
  await read('a bank for Lunde')
  const few = await countStatements(() => read('a bank for Lunde'))
  const many = await countStatements(() =>
    read(
      `banks, insurers, hospitals in Germany, Austria and France for Lunde, ${'words of a story '.repeat(50)}`,
    ),
  )
  expect(many).toBe(few)
  expect(few).toBeLessThanOrEqual(10)
})
