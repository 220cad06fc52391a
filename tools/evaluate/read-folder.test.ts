import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readFolder } from './read-folder.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stories-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const write = (files: Readonly<Record<string, string | Uint8Array>>) =>
  Promise.all(Object.entries(files).map(([name, content]) => writeFile(join(folder, name), content)))

const whole = {
  'accounts.csv': 'name,industry,location\nSpital Süd,,\n',
  'contacts.csv': 'full_name,account,story_id\nAda Test,,s2\n',
  'opportunities.csv': 'opportunity,industry,country,need\no1,Krankenhäuser,AT,wollte Dienste planen\n',
  'stories.csv':
    'id,account,industry,location,need,body,author\ns1,Spital Süd,Krankenhäuser,Wien,geheim,Plant jetzt,\n' +
    's2,,,,,Ohne Firma,\ns3,,,,,Ohne alles,\ns1,Zweimal,,,,Noch einmal,\n',
  'quotes.csv': 'story_id,account,attribution,quote\ns2,,,Sehr gut\n',
  'qrels.tsv': 'o1\ts1\tKI\t3\no1\ts2\tAT\t1\n',
}

test('needs that stand beside stories are never imported, and gaps are filled from what the folder says', async () => {
  await write(whole)
  const { files, judgements, notes } = await readFolder(folder)
  const text = (name: string) => files.find((file) => file.name === name)?.content ?? ''
  expect(files.map(({ content }) => content).join('')).not.toContain('geheim')
  expect(text('stories.csv')).not.toContain('need')
  expect(text('accounts.csv')).toContain('Spital Süd,Krankenhäuser,Wien')
  expect(text('stories.csv')).toContain('Ada Test')
  expect(text('stories.csv')).toContain('Unnamed author 3')
  expect(text('quotes.csv')).toContain('Ada Test')
  expect(text('stories.csv')).not.toContain('Noch einmal')
  expect(judgements.get('o1')?.source).toBe('s1')
  expect(notes).toHaveLength(2)
})

test('semicolons, Windows letters and a missing file that may be missing are read', async () => {
  await write({
    'opportunities.csv': whole['opportunities.csv'].replaceAll(',', ';'),
    'stories.csv': Buffer.from('id;body;account\ns1;Verkürzt;Müller\n', 'latin1'),
    'qrels.tsv': whole['qrels.tsv'],
  })
  const { files, stories } = await readFolder(folder)
  expect(stories).toEqual([{ id: 's1', body: 'Verkürzt', account: 'Müller' }])
  expect(files.map(({ name }) => name)).toEqual(['accounts.csv', 'opportunities.csv', 'stories.csv'])
})

test.each([
  ['an empty folder', {}, /has no opportunities\.csv/],
  ['no judgements', { ...whole, 'qrels.tsv': undefined }, /has no qrels\.tsv/],
  ['no rows', { ...whole, 'stories.csv': 'id,body\n' }, /stories\.csv has no rows/],
  [
    'a missing column',
    { ...whole, 'stories.csv': 'key,body\n1,2\n' },
    /lacks the column id; it has key, body/,
  ],
  ['no id in any row', { ...whole, 'stories.csv': 'id,body\n,2\n' }, /no row has a value in the column id/],
  ['a judgement that is none', { ...whole, 'qrels.tsv': 'o1\ts1\tKI\t3\no1 s1 AT\n' }, /qrels\.tsv, line 2/],
  ['judgements of others', { ...whole, 'qrels.tsv': 'o9\ts1\tKI\t3\n' }, /judges none of the opportunities/],
])('%s is refused with the file and the reason', async (_, files, reason) => {
  const there = Object.entries(files).flatMap(([name, content]) =>
    content === undefined ? [] : [[name, content]],
  )
  await write(Object.fromEntries(there))
  await expect(readFolder(folder)).rejects.toThrow(reason)
})

test('a folder that is not there is named', async () => {
  await expect(readFolder(join(folder, 'gone'))).rejects.toThrow(/there is no folder .*gone/)
})
