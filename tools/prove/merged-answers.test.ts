import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCatalogue } from '../../src/customers/merging/server/catalogue.reads.ts'
import { planOf } from '../../src/customers/merging/server/move-rows.ts'
import { makeForeignRecords } from '../../src/server/testing/foreign-records.ts'
import { makeSecondCustomer } from '../../src/server/testing/second-customer.ts'
import { startTestHost } from '../../src/server/testing/test-host.ts'
import { type Asked, askAll, mergeAndUndo, questionsFor } from './merged-answers.ts'

const server = await startTestHost({ now: '2026-03-02T09:00:00.000Z' })
const works = await server.makeWorkspace()
const actor = works.people['program-manager']
const made = await makeForeignRecords(server.owner, works)
// A sample is no rule that could be run.
await server.owner.query(`delete from candidate_rules where workspace_id = $1`, [works.id])
const catalogue = await readCatalogue(server.host.door.in(works.id))
const [ofContact, ofAccount] = [planOf({ catalogue }, 'contacts'), planOf({ catalogue }, 'accounts')]
const two = await makeSecondCustomer(
  server.owner,
  works.id,
  { contact: made['contact'] ?? '', account: made['account'] ?? '' },
  {
    contact: [...ofContact.holders, ...ofContact.columns],
    account: [...ofAccount.holders, ...ofAccount.columns],
  },
)
const asked: Asked = {
  host: server.host,
  contract: server.app.contract,
  async ask(as, question) {
    const headers = { 'x-test-actor': encodeURIComponent(JSON.stringify(as)) }
    const { statusCode, body } = await server.app.inject({ method: 'GET', url: question, headers })
    return { status: statusCode, body }
  },
}

// A row of every table hangs on each of two contacts and two accounts. `npm run prove` merges duplicates of the example.
test('merged and undone, two customers answer every read of the contracts as before', {
  timeout: 60_000,
}, async () => {
  await server.drain()
  const questions = await questionsFor(asked, works.id, { people: 1, records: 2, everyWord: false })
  // What is made of others is brought up to date once, so that both answers are of the same day.
  const pairs = [
    { record: 'contact' as const, survivorId: two.contacts[0], absorbedId: two.contacts[1], seed: 0 },
    { record: 'account' as const, survivorId: two.accounts[0], absorbedId: two.accounts[1], seed: 0 },
  ]
  await mergeAndUndo(asked, actor, pairs, server.drain)
  const before = await askAll(asked, actor, questions)
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.boolean(), async (seed, turned) => {
      const chosen = pairs.map((pair) =>
        turned
          ? { ...pair, survivorId: pair.absorbedId, absorbedId: pair.survivorId, seed }
          : { ...pair, seed },
      )
      await mergeAndUndo(asked, actor, turned ? chosen.toReversed() : chosen, server.drain)
      const after = await askAll(asked, actor, questions)
      const different = questions.filter((_, at) => before[at] !== after[at])
      expect(
        different.map((question) => [
          question,
          before[questions.indexOf(question)],
          after[questions.indexOf(question)],
        ]),
      ).toEqual([])
    }),
    { numRuns: 1, endOnFailure: true },
  )
  expect(questions.length).toBeGreaterThan(100)
})
