import { expect, test } from 'vitest'
import type { PersonActor } from '../../kernel/actor.ts'
import { makeContacts } from '../../server/testing/test-customers.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import { uploadFiles } from '../../server/testing/upload-files.ts'
import type { listSignals } from '../../signals/contract.ts'
import type {
  getImport,
  listProblems,
  listRefusedRows,
  mapImport,
  startImport,
  tryImport,
} from '../contract.ts'
import type { BroughtView } from './reads.ts'

const { app, call, makeWorkspace, host } = await startTestHost({ now: '2026-03-02T09:00:00.000Z' })

async function setUp() {
  const works = await makeWorkspace()
  const actor: PersonActor = works.people['program-manager']
  await makeContacts(host.door, works, { name: 'Elbkontor' }, [
    { name: 'Ana Reis', mails: ['ana@elbkontor.example'] },
    { name: 'Bo Eck', mails: ['bo@elbkontor.example'] },
  ])
  const bring = async (content: string, name = 'signals.csv') =>
    (await uploadFiles(app, actor, '/imports', [{ name, content }])).body.imports?.[0] as BroughtView
  const run = async ({ id }: BroughtView) => {
    const params = { importId: id }
    await call<typeof startImport>(actor, 'POST /imports/:importId/start', { params })
    const { counts } = (await call<typeof getImport>(actor, 'GET /imports/:importId', { params })).body
    const refused = await call<typeof listRefusedRows>(actor, 'GET /imports/:importId/refused-rows', {
      params,
    })
    return { counts, refused: refused.body.rows }
  }
  const signals = async () =>
    (await call<typeof listSignals>(actor, 'GET /signals', { query: { size: 100 } })).body.rows
      .map(({ kind, score, scale, tone, contact, account, on, comment }) => [
        ...[on, kind, score, scale, tone, contact?.name ?? account?.name ?? null, comment],
      ])
      .toSorted()
  return { actor, bring, run, signals }
}

const everyKind = `Signal;Closed on;Email;Account;Rating;Tone;Comment;Ticket ID
Kudos;2026-02-01;ana@elbkontor.example;;;;Your team stayed until it ran.;
Closed case;2026-02-02;bo@elbkontor.example;;5;;Solved within the hour.;T-1
Closed case;2026-02-03;bo@elbkontor.example;;4;;;T-2
Ticket;2026-02-04;bo@elbkontor.example;;1;;Three weeks!;T-3
QBR;2026-02-05;;Elbkontor;9;;All goals met.;
Business review;2026-02-06;;Elbkontor;;;Held in Hamburg.;
Business review;2026-02-07;;Elbkontor;;negative;They look around.;
Usage milestone;2026-02-08;;Elbkontor;;;First million postings;
CSAT;2026-02-09;ana@elbkontor.example;;4;;;
NPS;2026-02-10;ana@elbkontor.example;;10;;;
Public review;2026-02-11;ana@elbkontor.example;;5;;Five stars;
Note;2026-02-12;ana@elbkontor.example;;;;Asked for more seats.;
`

test('signals of every kind come in by one file, each as what it says it is, and again change nothing', async () => {
  const { bring, run, signals } = await setUp()
  const file = await bring(everyKind)
  expect(file.kind).toBe('survey-answers')
  expect(file.columns.map(({ field }) => field)).toEqual([
    ...['kind', 'at', 'email', 'accountName', 'nps', 'tone', 'comment', 'externalId'],
  ])
  expect(await run(file)).toMatchObject({ counts: { created: 12, refused: 0 }, refused: [] })
  const [ana, bo, all] = ['Ana Reis', 'Bo Eck', 'Elbkontor']
  expect(await signals()).toEqual([
    ['2026-02-01', 'praise', null, null, 'good', ana, 'Your team stayed until it ran.'],
    ['2026-02-02', 'praise', 5, 5, 'good', bo, 'Solved within the hour.'],
    ['2026-02-03', 'csat', 4, 5, 'good', bo, null],
    ['2026-02-04', 'csat', 1, 5, 'bad', bo, 'Three weeks!'],
    ['2026-02-05', 'business-review', 9, 10, 'good', all, 'All goals met.'],
    ['2026-02-06', 'business-review', null, null, 'neutral', all, 'Held in Hamburg.'],
    ['2026-02-07', 'business-review', null, null, 'bad', all, 'They look around.'],
    ['2026-02-08', 'usage', null, null, 'good', all, 'First million postings'],
    ['2026-02-09', 'csat', 4, 5, 'good', ana, null],
    ['2026-02-10', 'nps', 10, 10, 'good', ana, null],
    ['2026-02-11', 'review', 5, 5, 'good', ana, 'Five stars'],
    ['2026-02-12', 'note', null, null, 'good', ana, 'Asked for more seats.'],
  ])
  expect((await run(await bring(everyKind))).counts).toMatchObject({ created: 0, unchanged: 12, refused: 0 })
  // The words of a case come later: it stays one signal, and is praise now.
  const later = everyKind.split('\n').filter((line, at) => at === 0 || line.includes(';T-2'))
  const said = later.join('\n').replace(';4;;;T-2', ';4;;Now it runs.;T-2')
  expect((await run(await bring(said))).counts).toMatchObject({ created: 0, updated: 1 })
  expect((await signals()).filter(([on]) => on === '2026-02-03')).toEqual([
    ['2026-02-03', 'praise', 4, 5, 'good', bo, 'Now it runs.'],
  ])
})

test('rows that say nothing we know stay out, each with field and reason, and the others come in', async () => {
  const { actor, bring, run, signals } = await setUp()
  const file = await bring(`Signal,Date,Email,Account,Score,Tone,Comment
Invoice,2026-02-01,ana@elbkontor.example,,,,
Invoice,2026-02-02,bo@elbkontor.example,,,,
Praise,2026-02-30,ana@elbkontor.example,,,,Thanks
Praise,2027-01-01,ana@elbkontor.example,,,,Thanks
Praise,,ana@elbkontor.example,,,,Thanks
Closed case,2026-02-03,ana@elbkontor.example,,,,Words alone
Closed case,2026-02-03,ana@elbkontor.example,,6,,
Closed case,2026-02-03,ana@elbkontor.example,,many,,
NPS,2026-02-03,ana@elbkontor.example,,11,,
Note,2026-02-03,ana@elbkontor.example,,,,
Praise,2026-02-03,no address,,,,
Praise,2026-02-03,,,,,Of whom?
Praise,2026-02-04,ana@elbkontor.example,,,so so,
Praise,2026-02-05,ana@elbkontor.example,,,,"Good, too"
`)
  const params = { importId: file.id }
  const tried = await call<typeof tryImport>(actor, 'POST /imports/:importId/dry-run', { params })
  expect(tried.body.trial).toMatchObject({ created: 1, choices: 3, refused: 10 })
  const problems = await call<typeof listProblems>(actor, 'GET /imports/:importId/problems', { params })
  expect(problems.body.rows.find(({ value }) => value === 'Invoice')).toMatchObject({
    ...{ severity: 'choice', column: 'Signal', rows: 2 },
    reason: expect.stringMatching(/^“Invoice” is not NPS, CSAT, .* or note$/),
  })
  const answers = [{ field: 'kind', value: 'Invoice', answer: 'praise' }]
  await call<typeof mapImport>(actor, 'PUT /imports/:importId/mapping', { params, body: { answers } })
  await call<typeof tryImport>(actor, 'POST /imports/:importId/dry-run', { params })
  const { counts, refused } = await run(file)
  expect(counts).toMatchObject({ created: 3, refused: 11 })
  expect(refused.map(({ row, field, reason }) => [row, field, reason])).toEqual([
    [4, 'at', 'No such day (Date)'],
    [5, 'at', 'This day is still to come. (Date)'],
    [6, 'at', 'The day it was given is missing. (Date)'],
    [7, 'nps', 'Satisfaction: say which score. (Score)'],
    [8, 'nps', 'The score is between 1 and 5. (Score)'],
    [9, 'nps', 'Not an amount (Score)'],
    [10, 'nps', 'The score is between 0 and 10. (Score)'],
    [11, 'comment', 'Say what you noticed. (Comment)'],
    [12, 'email', '“no address” is no mail address. (Email)'],
    [13, 'crmId', 'Nobody is named: an id, a mail address or an account.'],
    [14, 'tone', '“so so” is not good, neutral or bad (Tone)'],
  ])
  expect((await signals()).map(([on, kind]) => [on, kind])).toEqual([
    ['2026-02-01', 'praise'],
    ['2026-02-02', 'praise'],
    ['2026-02-05', 'praise'],
  ])
})

test('a survey file without kinds is read as before, and one column of kinds keeps each question in its own', async () => {
  const { bring, run, signals } = await setUp()
  const survey = await bring('Email,Score,Answered on\nana@elbkontor.example,9,2026-02-01\n', 'survey.csv')
  expect(survey.columns.map(({ field }) => field)).toEqual(['email', 'nps', 'at'])
  await run(survey)
  const both = await bring(
    'Email,Signal,NPS,CSAT,Answered on\nbo@elbkontor.example,NPS,,5,2026-02-02\nbo@elbkontor.example,CSAT,3,4,2026-02-03\n',
    'survey.csv',
  )
  const { refused } = await run(both)
  expect(refused).toEqual([expect.objectContaining({ row: 2, field: 'nps' })])
  expect((await signals()).map((row) => row.slice(0, 5))).toEqual([
    ['2026-02-01', 'nps', 9, 10, 'good'],
    ['2026-02-03', 'csat', 4, 5, 'good'],
  ])
})
