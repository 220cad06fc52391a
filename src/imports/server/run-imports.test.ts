import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { customFieldsOf } from '../../customers/server/custom-field.reads.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import type { Host } from '../../server/host.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import { uploadFiles } from '../../server/testing/upload-files.ts'
import type {
  downloadReport,
  getImport,
  listProblemRows,
  listProblems,
  mapImport,
  removeImport,
  startImport,
  stopImport,
  tryImport,
} from '../contract.ts'
import type { BroughtView } from './reads.ts'
import { runImports } from './run-imports.ts'
import { tryImports } from './try-imports.ts'

const { app, call, makeWorkspace, host, drain, setNow } = await startTestHost()

async function bring(
  actor: PersonActor,
  content: string,
  name = 'accounts.csv',
  setId?: string,
): Promise<BroughtView> {
  const { body } = await uploadFiles(
    app,
    actor,
    '/imports',
    [{ name, content }],
    setId === undefined ? {} : { setId },
  )
  return body.imports[0]
}

const get = async (actor: PersonActor, file: BroughtView) =>
  (await call<typeof getImport>(actor, 'GET /imports/:importId', { params: { importId: file.id } })).body
const start = (actor: PersonActor, file: BroughtView) =>
  call<typeof startImport>(actor, 'POST /imports/:importId/start', { params: { importId: file.id } })
const tryIt = async (actor: PersonActor, file: BroughtView) =>
  (await call<typeof tryImport>(actor, 'POST /imports/:importId/dry-run', { params: { importId: file.id } }))
    .body
const map = (actor: PersonActor, file: BroughtView, body: object) =>
  call<typeof mapImport>(actor, 'PUT /imports/:importId/mapping', { params: { importId: file.id }, body })

async function countAccounts(actor: PersonActor): Promise<number> {
  const { n } = await host.door
    .in(actor.workspaceId)
    .selectFrom('accounts')
    .select(({ fn }) => fn.countAll().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

const table = (rows: number) =>
  `Account,City\n${Array.from({ length: rows }, (_, n) => `Number ${n},Town ${n}`).join('\n')}\n`

/** A host whose writes fail: before they are committed, or after, when nobody hears that they were. */
function failing(at: ReadonlyMap<number, 'before' | 'after'>): Host {
  let writes = 0
  const door = new Proxy(host.door, {
    get(target, name) {
      if (name !== 'write') return Reflect.get(target, name).bind?.(target) ?? Reflect.get(target, name)
      return async (workspace: never, work: (tx: never) => Promise<unknown>) => {
        writes += 1
        const when = at.get(writes)
        const answer = await target.write(workspace, async (tx) => {
          const done = await work(tx as never)
          if (when === 'before') throw Object.assign(new Error('gone'), { code: '57P01' })
          return done
        })
        if (when === 'after') throw Object.assign(new Error('gone'), { code: '57P01' })
        return answer
      }
    },
  })
  return { ...host, door }
}

describe('an import', () => {
  test('goes on behind its last batch after a crash, and no row goes in twice', async () => {
    const { id, people } = await makeWorkspace()
    const actor = people['program-manager']
    const file = await bring(actor, table(4_500))
    expect((await start(actor, file)).body.state).toBe('running')
    const crashes = [
      [1, 'before'],
      [2, 'after'],
      [1, 'after'],
      [2, 'before'],
    ] as const
    for (const crash of crashes) {
      await expect(runImports(failing(new Map([crash])), id, file.setId)).rejects.toThrow('gone')
    }
    await runImports(host, id, file.setId)
    expect(await get(actor, file)).toMatchObject({
      state: 'done',
      settled: 4_500,
      counts: { created: 4_500, updated: 0, unchanged: 0, refused: 0 },
    })
    expect(await countAccounts(actor)).toBe(4_500)
  })

  test('run by two processes at once settles every row once', async () => {
    const { id, people } = await makeWorkspace()
    const actor = people.administrator
    const file = await bring(actor, table(4_500))
    await start(actor, file)
    await Promise.all([runImports(host, id, file.setId), runImports(host, id, file.setId)])
    await runImports(host, id, file.setId)
    expect((await get(actor, file)).counts).toMatchObject({ created: 4_500, unchanged: 0 })
  })

  test('left behind by a crash is taken up by the queue once nothing has moved for a while', async () => {
    setNow('2026-03-02T09:00:00.000Z')
    const { id, people } = await makeWorkspace()
    const actor = people.administrator
    const file = await bring(actor, table(2_500))
    await start(actor, file)
    await expect(runImports(failing(new Map([[2, 'before']])), id, file.setId)).rejects.toThrow()
    setNow('2026-03-02T09:01:00.000Z')
    await drain()
    expect(await get(actor, file)).toMatchObject({ state: 'done', counts: { created: 2_500 } })
  })

  test('can be stopped and started again from there', async () => {
    const { id, people } = await makeWorkspace()
    const actor = people.administrator
    const file = await bring(actor, table(2_500))
    await start(actor, file)
    await runImports(host, id, file.setId, { milliseconds: 0 })
    await call<typeof stopImport>(actor, 'POST /imports/:importId/stop', { params: { importId: file.id } })
    await runImports(host, id, file.setId)
    expect(await get(actor, file)).toMatchObject({ state: 'stopped', settled: 1_000 })
    await start(actor, file)
    await runImports(host, id, file.setId)
    expect(await get(actor, file)).toMatchObject({ state: 'done', counts: { created: 2_500 } })
  })

  test('is one event, and its mapping is known the next time', async () => {
    const { people } = await makeWorkspace()
    const actor = people.administrator
    const first = await bring(actor, 'Who is it,Where\nOdd names,Köln\n', 'export.csv')
    expect(first.kind).toBeNull()
    await map(actor, first, { kind: 'accounts', columns: { 'Who is it': 'name', where: { field: 'city' } } })
    expect((await start(actor, first)).body.counts.created).toBe(1)
    const next = await bring(actor, 'Where,Who is it\nBonn,Another\n', 'other.csv')
    expect(next).toMatchObject({
      kind: 'accounts',
      columns: [{ field: 'city', why: 'as last time' }, { field: 'name' }],
    })
    const events = await host.door
      .in(actor.workspaceId)
      .selectFrom('events')
      .select('name')
      .where('name', 'like', '%imported')
      .execute()
    expect(events).toEqual([{ name: 'accounts.imported' }])
  })
})

describe('a dry run', () => {
  test('two at once find what one finds, and neither calls back what has come in meanwhile', async () => {
    const { people } = await makeWorkspace()
    const actor = people['program-manager']
    const file = await bring(actor, 'Account,Employees\nNorth,12\nSouth,many\n')
    const { id, setId } = file
    await host.door
      .in(actor.workspaceId)
      .updateTable('imports')
      .set({ state: 'trying' })
      .where('id', '=', id)
      .execute()
    await host.door.write(actor.workspaceId, async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`trial ${setId}`}, 0))`.execute(tx)
      await tryImports(host, actor.workspaceId, setId)
      expect((await get(actor, file)).state).toBe('trying')
    })
    await Promise.all([1, 2].map(() => tryImports(host, actor.workspaceId, setId)))
    expect(await get(actor, file)).toMatchObject({ state: 'tried', trial: { created: 1, refused: 1 } })
    await start(actor, file)
    await tryImports(host, actor.workspaceId, setId)
    expect(await get(actor, file)).toMatchObject({ state: 'done', counts: { created: 1, refused: 1 } })
  })

  test('writes nothing and finds what the import then does, for files that need each other', async () => {
    const { people } = await makeWorkspace()
    const actor = people.administrator
    const contacts = await bring(
      actor,
      'Name,Email,Account\nBo Eck,bo@a.example,New one\nNo mail,at home,New one\n',
      'contacts.csv',
    )
    const accounts = await bring(
      actor,
      'Account,Renewal\nNew one,31.01.27\nOther,12/13/27\nThird,28.02.27\nFourth,20.02.27\n',
      'accounts.csv',
      contacts.setId,
    )
    await map(actor, contacts, { createsAccounts: false })
    const tried = await tryIt(actor, accounts)
    expect(await countAccounts(actor)).toBe(0)
    expect(tried.trial).toMatchObject({ created: 3, choices: 1, refused: 0, settled: 4 })
    expect((await get(actor, contacts)).trial).toMatchObject({ created: 1, refused: 1 })
    const started = (await start(actor, accounts)).body
    expect(started.counts).toMatchObject({ created: 3, refused: 1 })
    expect((await get(actor, contacts)).counts).toMatchObject({ created: 1, refused: 1 })
  })

  test('opens what rows have in common to the rows, page by page', async () => {
    const { people } = await makeWorkspace()
    const actor = people['program-manager']
    const lines = ['A', 'B', 'C', 'D'].map((name) => `Deal ${name},Nobody known,Prospecting`)
    const file = await bring(actor, `Opportunity,Account,Stage\n${lines.join('\n')}\n`, 'deals.csv')
    await tryIt(actor, file)
    const params = { importId: file.id }
    const { body } = await call<typeof listProblems>(actor, 'GET /imports/:importId/problems', { params })
    const shared = body.rows.find(({ rows }) => rows === 4)
    const { firstRow: row = 0, position = 0 } = shared ?? {}
    const page = (cursor?: string) =>
      call<typeof listProblemRows>(actor, 'GET /imports/:importId/problem-rows', {
        params,
        query: { row, position, size: 3, ...(cursor === undefined ? {} : { cursor }) },
      })
    const first = (await page()).body
    expect(first.rows.map((each) => [each.row, each.label])).toEqual([
      [2, 'Deal A'],
      [3, 'Deal B'],
      [4, 'Deal C'],
    ])
    const second = (await page(first.next ?? '')).body
    expect(second).toEqual({ rows: [{ row: 5, label: 'Deal D' }], next: null })
  })

  test('says how many answers are of people who are not on record', async () => {
    const { people } = await makeWorkspace()
    const actor = people['program-manager']
    const known = await bring(actor, 'Name,Email,Account\nAnna Klein,anna@hof.example,Hof\n', 'contacts.csv')
    await map(actor, known, { createsAccounts: true })
    await tryIt(actor, known)
    await start(actor, known)
    const answers =
      'Email,NPS,Survey date\nanna@hof.example,9,2026-01-04\nnobody@tal.example,10,2026-01-05\nother@tal.example,3,2026-01-06\n'
    const file = await bring(actor, answers, 'nps.csv')
    expect((await tryIt(actor, file)).trial).toMatchObject({ created: 3, strangers: 2 })
    await start(actor, file)
    expect(await get(actor, file)).toMatchObject({ counts: { created: 3 }, strangers: 2 })
  })

  test('says of whom a quote made on its way, and looks like somebody known', async () => {
    const { people } = await makeWorkspace()
    const actor = people['program-manager']
    const known = await bring(actor, 'Name,Title,Account\nAnna Klein,CFO,Hof GmbH\n', 'contacts.csv')
    await map(actor, known, { createsAccounts: true })
    await tryIt(actor, known)
    await start(actor, known)
    const quotes =
      'Quote,Attribution,Account\nIt helps.,"Anna Klein zu Hofenstein und Langenfeld, Hof GmbH",Hof GmbH\nIt works.,Anna Klein IT Lead,Hof GmbH\n'
    const file = await bring(actor, quotes, 'quotes.csv')
    await map(actor, file, { createsAccounts: true })
    expect((await tryIt(actor, file)).trial).toMatchObject({ created: 2, warnings: 1 })
    const { body } = await call<typeof listProblems>(actor, 'GET /imports/:importId/problems', {
      params: { importId: file.id },
    })
    expect(body.rows.map(({ firstRow, reason }) => [firstRow, reason])).toEqual([
      [
        2,
        'Looks like Anna Klein, CFO, Hof GmbH: 85 of 100, one name is the beginning of the other · at the same company',
      ],
    ])
  })

  test('says which new rows look like whom, in the file and on record', async () => {
    const { people } = await makeWorkspace()
    const actor = people.administrator
    const known = await bring(actor, 'Name,Title,Account\nAnna Klein,CFO,Hof GmbH\n', 'contacts.csv')
    await map(actor, known, { createsAccounts: true })
    await tryIt(actor, known)
    await start(actor, known)
    const file = await bring(
      actor,
      'Name,Title,Account\nA. Klein,CFO,Hof GmbH\nBoris Nemec,,Hof GmbH\nBoris Nemecz,,Hof GmbH\n',
      'contacts.csv',
    )
    expect((await tryIt(actor, file)).trial).toMatchObject({ created: 3, warnings: 3 })
    const { body } = await call<typeof listProblems>(actor, 'GET /imports/:importId/problems', {
      params: { importId: file.id },
    })
    expect(body.rows.map(({ label, reason }) => [label, reason])).toEqual([
      [
        'A. Klein',
        'Looks like Anna Klein, CFO, Hof GmbH: 75 of 100, initials that fit · at the same company',
      ],
      ['Boris Nemec', expect.stringMatching(/^Looks like Boris Nemecz, Hof GmbH: \d+ of 100, a like name/)],
      ['Boris Nemecz', expect.stringMatching(/^Looks like Boris Nemec, Hof GmbH: \d+ of 100, a like name/)],
    ])
  })

  test('groups like problems with a proposal, and an answer settles them all', async () => {
    const { people } = await makeWorkspace()
    const actor = people.administrator
    const file = await bring(
      actor,
      'Account,Renewal,Sector\nA,31.02.27,technolgy\nB,31.02.27,technolgy\nC,28.03.27,Food\n',
    )
    await tryIt(actor, file)
    const problems = async () =>
      (
        await call<typeof listProblems>(actor, 'GET /imports/:importId/problems', {
          params: { importId: file.id },
        })
      ).body.rows
    expect(await problems()).toEqual([
      expect.objectContaining({
        severity: 'refused',
        reason: 'No such day',
        value: '31.02.27',
        proposal: '2027-02-28',
        rows: 2,
        firstRow: 2,
        label: 'A',
      }),
      expect.objectContaining({
        severity: 'note',
        reason: 'Read as “Technology”',
        value: 'technolgy',
        rows: 2,
      }),
    ])
    await map(actor, file, { answers: [{ field: 'renewalOn', value: '31.02.27', answer: '2027-02-28' }] })
    expect((await tryIt(actor, file)).trial).toMatchObject({ created: 3, refused: 0 })
    expect(await problems()).toHaveLength(1)
  })
})

describe('the report', () => {
  test('holds the refused rows with number and reason, runs no formula, and comes in again once put right', async () => {
    const { people } = await makeWorkspace()
    const actor = people.administrator
    const file = await bring(actor, 'Account;Renewal;Note\n=1+1;31.02.27;"two\nlines"\nFine;01.03.27;\n')
    await start(actor, file)
    const report = await call<typeof downloadReport>(actor, 'GET /imports/:importId/report', {
      params: { importId: file.id },
    })
    expect(report.headers['content-disposition']).toContain('accounts-refused.csv')
    expect(report.text).toBe(
      '\ufeffAccount,Renewal,Note,Row in the file,Why it stayed out\r\n\'=1+1,31.02.27,"two\nlines",2,No such day (Renewal)\r\n',
    )
    const again = await bring(actor, report.text.replace('31.02.27', '28.02.27'), 'accounts-refused.csv')
    expect(again.columns.map(({ field }) => field)).toEqual(['name', 'renewalOn', null, null, null])
    expect((await start(actor, again)).body.counts).toMatchObject({ created: 1, refused: 0 })
    const names = await host.door
      .in(actor.workspaceId)
      .selectFrom('accounts')
      .select('name')
      .orderBy('name')
      .execute()
    expect(names).toEqual([{ name: '=1+1' }, { name: 'Fine' }])
  })
})

describe('a mapping', () => {
  test('may make custom fields out of columns, once', async () => {
    const { people } = await makeWorkspace()
    const actor = people.administrator
    const content = 'Account,Points,Seen on,Remark\nA,"1,250",24/12/26,good\n'
    for (const created of [1, 0]) {
      const file = await bring(actor, content)
      await map(actor, file, {
        columns: { Points: 'new-custom', 'Seen on': 'new-custom', Remark: 'new-custom' },
      })
      expect((await start(actor, file)).body.counts).toMatchObject({ created, unchanged: 1 - created })
    }
    const fields = await customFieldsOf(host.door.in(actor.workspaceId), actor.workspaceId, 'account')
    expect(fields.map(({ label, kind }) => [label, kind])).toEqual([
      ['Points', 'number'],
      ['Seen on', 'date'],
      ['Remark', 'text'],
    ])
    const values = await host.door
      .in(actor.workspaceId)
      .selectFrom('custom_values')
      .select(['number_value', 'date_value', 'text_value'])
      .execute()
    expect(values).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ date_value: '2026-12-24' }),
        expect.objectContaining({ text_value: 'good' }),
      ]),
    )
  })

  test('names what it cannot do, by column', async () => {
    const { people } = await makeWorkspace()
    const actor = people.administrator
    const file = await bring(actor, 'Account,City\nA,Köln\n')
    const { status, problem } = await map(actor, file, { columns: { Account: 'color', Elsewhere: null } })
    expect(status).toBe(400)
    expect(problem.errors).toEqual([
      { field: 'columns.Account', reason: 'Files of accounts have no field “color”.' },
      { field: 'columns.Elsewhere', reason: 'The file has no such column.' },
    ])
  })

  test('a file may be taken back as long as nothing of it was imported', async () => {
    const { people } = await makeWorkspace()
    const actor = people.administrator
    const file = await bring(actor, 'Account\nA\n')
    const remove = () =>
      call<typeof removeImport>(actor, 'DELETE /imports/:importId', { params: { importId: file.id } })
    expect((await remove()).status).toBe(200)
    expect((await remove()).status).toBe(404)
    const done = await bring(actor, 'Account\nA\n')
    await start(actor, done)
    expect(
      (await call<typeof removeImport>(actor, 'DELETE /imports/:importId', { params: { importId: done.id } }))
        .problem.detail,
    ).toBe('The import is done.')
  })
})
