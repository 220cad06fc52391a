import { describe, expect, test } from 'vitest'
import { parse } from './sources.ts'
import { plantProject } from './testing/planted-project.ts'
import { checkVocabulary, judgeTexts, judgeWords } from './vocabulary.ts'
import { wordsOf } from './vocabulary-reading.ts'

const words = (path: string, text: string) => judgeWords(parse(path, text))

describe("the product's words", () => {
  const wrong = [
    ['src/protection/load.ts', 'export function measureFatigue() {}', 'fatigue is load'],
    ['src/customers/account.ts', 'export interface Account { companyName: string }', 'company is account'],
    ['src/customers/account.ts', 'export const leadIds: string[] = []', 'lead is candidate or contact'],
    ['src/customers/contract.ts', "export const list = { path: '/deals/:id' }", 'deal is opportunity'],
    [
      'src/advocates/web/AdvocatePage.tsx',
      'export const A = () => <h1>Our champions</h1>',
      'champion is advocate',
    ],
    ['src/web/Shell.tsx', 'export const A = () => <input aria-label="Tenant name" />', 'tenant is workspace'],
    ['src/web/Shell.tsx', "export const label = 'Choose a user'", 'user is person'],
    ['src/server/database/tables.ts', 'export interface ClientsTable { id: string }', 'client is account'],
  ] as const

  test.each(wrong)('%s: %s', (path, text, why) => {
    expect(words(path, text)).toEqual([expect.stringContaining(`the product's word for ${why}`)])
  })

  const fine = [
    ['src/server/tenancy.ts', 'const client = new Client()'],
    ['src/imports/read-columns.ts', "export const headers = { 'Company Name': 'name' }"],
    ['src/web/Shell.tsx', 'export const A = () => <input className="client-user" />'],
    ['src/protection/load.ts', 'export const accountLoad = 1'],
    ['src/activities/activity-type.ts', 'export const isCompanyLevel = true'],
    ['src/requests/request.ts', 'export const dealt = 1, leading = 2'],
  ] as const

  test.each(fine)('%s: %s is fine', (path, text) => {
    expect(words(path, text)).toEqual([])
  })

  test('names fall into words however they are written, in the singular', () => {
    expect(wordsOf('openAPIKeys')).toEqual(['open', 'api', 'key'])
    expect(wordsOf('account_histories')).toEqual(['account', 'history'])
    expect(wordsOf('/advocates/:id/rest')).toEqual(['advocate', 'id', 'rest'])
    expect(wordsOf('status process')).toEqual(['status', 'process'])
  })

  test('screens do not shout', () => {
    expect(words('src/web/Shell.tsx', 'export const A = () => <p>Well done!</p>')).toHaveLength(1)
  })
})

describe('what may stand in no file', () => {
  const texts = [
    'const a = 1 // TODO later',
    "<p>{'Coming soon'}</p>",
    "test.only('rests', () => {})",
    '// @ts-ignore',
    '// biome-ignore lint: because',
    "const folder = '/home/somebody/avouch'",
    `const where = 'https://${['registry', 'example.org'].join('.')}/package'`,
  ]

  test.each(texts)('%s', (text) => {
    expect(judgeTexts('src/protection/rest.ts', `\n${text}\n`)).toEqual([
      expect.stringMatching(/^src\/protection\/rest\.ts:2: /),
    ])
  })

  test('a planted remark is found in any file of the project', async () => {
    const root = await plantProject({
      'docs/operations.md': 'How to back up.\n\nFIXME say how\n',
      'src/main.ts': 'export {}\n',
    })
    expect((await checkVocabulary(root)).findings).toEqual([
      expect.stringMatching(/^docs\/operations\.md:3: “FIXME”/),
    ])
  })
})
