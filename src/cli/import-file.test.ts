import { mkdtempSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { recognisePerson } from '../identity/server/recognise-person.ts'
import { startTestHost } from '../server/testing/test-host.ts'
import { importFile } from './import-file.ts'
import { setUpWorkspace } from './setup-workspace.ts'
import { helpFor } from './usage.ts'

const { app, host } = await startTestHost({ recognise: recognisePerson })
const url = await app.listen({ port: 0, host: '127.0.0.1' })
const setup = ['--workspace', 'Tarnwell', '--name', 'Noor', '--email', 'noor@tarnwell.example', '--json']
const answer = await setUpWorkspace([...setup, '--password', 'a long enough password'], { AVOUCH_URL: url })
const { apiKey } = JSON.parse(answer) as { apiKey: string }
const env = { AVOUCH_URL: url, AVOUCH_KEY: apiKey }

const folder = mkdtempSync(join(tmpdir(), 'avouch-cli-'))
const put = (name: string, content: string) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const run = async (...args: string[]) => JSON.parse(await importFile([...args, '--json'], env))
const accounts = async () => {
  const { id } = await host.door.global.selectFrom('workspaces').select('id').executeTakeFirstOrThrow()
  const rows = await host.door
    .in(id as never)
    .selectFrom('accounts')
    .select('name')
    .orderBy('name')
    .execute()
  return rows.map(({ name }) => name)
}

describe('avouch setup', () => {
  test('gives a key, and works once', async () => {
    expect(apiKey).toMatch(/^avouch_/)
    await expect(setUpWorkspace([...setup, '--password', 'another good one'], env)).rejects.toThrow(
      /set up already/,
    )
  })

  test('names what is missing', async () => {
    await expect(setUpWorkspace(['--name', 'N'], env)).rejects.toThrow(
      '--workspace, --email, --password are missing',
    )
  })
})

describe('avouch import', () => {
  test('prints counts that add up to the rows, and each refused row with field and reason', async () => {
    const path = put(
      'a.csv',
      'Account,Renewal,Sector\nOne,31.01.27,technolgy\nTwo,31.02.27,Food\nThree,30.01.27,Food\n',
    )
    expect(await run('accounts', path)).toEqual({
      rows: 3,
      created: 2,
      updated: 0,
      unchanged: 0,
      refused: [{ row: 3, field: 'renewalOn', reason: 'No such day (Renewal)' }],
      warnings: [{ row: 2, field: 'industry', reason: 'Read as “Technology”: technolgy', rows: 1 }],
    })
    expect(await run('accounts', path)).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
  })

  test('writes nothing in a dry run and leaves nothing behind', async () => {
    const path = put('dry.csv', 'Account\nOnly tried\n')
    expect(await run('accounts', path, '--dry-run')).toMatchObject({ rows: 1, created: 1, refused: [] })
    expect(await accounts()).not.toContain('Only tried')
  })

  test('takes a mapping, which also answers for the order of dates', async () => {
    const path = put('m.csv', 'Who,When\nMapped one,02/03/27\n')
    await expect(
      run('accounts', path, '--mapping', put('n.json', '{"Who":"name","When":"renewalOn"}')),
    ).rejects.toThrow('Say first whether “When” has the day or the month first.')
    const mapping = put('m.json', '{"Who":"name","When":{"field":"renewalOn","order":"day-first"}}')
    expect(await run('accounts', path, '--mapping', mapping)).toMatchObject({ created: 1 })
  })

  test('has nothing to do with a file of a header alone', async () => {
    expect(await run('accounts', put('h.csv', 'Account\n'))).toEqual({
      rows: 0,
      created: 0,
      updated: 0,
      unchanged: 0,
      refused: [],
      warnings: [],
    })
  })

  test.each([
    [['accounts'], /KIND and FILE/],
    [['things', 'x.csv'], /none of accounts/],
    [['accounts', join(folder, 'absent.csv')], /cannot be opened/],
    [['accounts', put('e.csv', '')], /is empty/],
    [['accounts', put('b.csv', '\u0000\u0001\u0002')], /not text/],
    [['accounts', put('x.csv', 'Account\nA\n'), '--mapping', put('bad.json', 'no')], /is not JSON/],
    [
      ['accounts', put('y.csv', 'Account\nA\n'), '--mapping', put('no.json', '{"Nowhere":"name"}')],
      /no such column/,
    ],
    [['accounts', 'x.csv', '--watch', folder], /--watch takes a folder/],
  ])('says what is wrong with %j', async (args, words) => {
    await expect(importFile(args, env)).rejects.toThrow(words)
  })

  test('says when nobody answers, and when the key is missing', async () => {
    const path = put('k.csv', 'Account\nA\n')
    await expect(importFile(['accounts', path], { AVOUCH_URL: 'http://127.0.0.1:9' })).rejects.toThrow(
      /Nobody answers/,
    )
    await expect(importFile(['accounts', path], { AVOUCH_URL: url })).rejects.toThrow(/--key or AVOUCH_KEY/)
  })

  test('tells a person in words', async () => {
    expect(await importFile(['accounts', put('w.csv', 'Account,City\nOne,\n,Köln\n')], env)).toBe(
      '2 rows: 0 created, 0 updated, 1 unchanged, 1 refused\n  row 3, name: is missing (Account)\n',
    )
  })
})

test('avouch import --watch takes what is there together and puts it aside with its report', {
  timeout: 30_000,
}, async () => {
  const inbox = mkdtempSync(join(tmpdir(), 'avouch-watch-'))
  const files = {
    'contacts.csv': 'Name,Email,Account\nBo Eck,bo@w.example,Watched\n',
    'accounts.csv': 'Account,Renewal\nWatched,31.01.27\nBad day,31.02.27\n',
    'unclear.csv': 'a,b\n1,2\n',
    'notes.md': 'left alone',
  }
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(inbox, name), content)
    utimesSync(join(inbox, name), Date.now() / 1_000 - 60, Date.now() / 1_000 - 60)
  }
  await importFile(['--watch', inbox, '--once', '--json'], env)
  const kept = (part: string) =>
    readdirSync(join(inbox, part))
      .map((name) => name.replace(/^\w+-/, ''))
      .sort()
  expect(kept('done')).toEqual([
    'accounts.csv',
    'accounts.csv.refused.csv',
    'accounts.csv.report.json',
    'contacts.csv',
    'contacts.csv.report.json',
  ])
  expect(kept('failed')).toEqual(['unclear.csv', 'unclear.csv.report.json'])
  const report = readdirSync(join(inbox, 'failed')).find((name) => name.endsWith('.json')) ?? ''
  expect(readFileSync(join(inbox, 'failed', report), 'utf8')).toContain('Say first what the file holds.')
  expect(await accounts()).toContain('Watched')
})

test.each(['setup', 'import', 'example', undefined])(
  'help for %s names the command and the server',
  (command) => {
    expect(helpFor(command)).toMatch(/--url URL/)
    expect(helpFor(command)).toContain(`avouch ${command ?? 'setup'}`)
  },
)
