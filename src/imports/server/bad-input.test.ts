import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { PersonActor } from '../../kernel/actor.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import { type SentFile, uploadFiles } from '../../server/testing/upload-files.ts'
import type { getImport, listRefusedRows, startImport } from '../contract.ts'
import type { BroughtView } from './reads.ts'

const { app, call, makeWorkspace, host } = await startTestHost()
const { people } = await makeWorkspace()
const actor: PersonActor = people['program-manager']

async function bring(content: SentFile['content'], name = 'accounts.csv', kind = 'accounts') {
  const { status, body } = await uploadFiles(app, actor, '/imports', [{ name, content }], { kind })
  return { status, body, file: body.imports?.[0] as BroughtView, detail: body.detail as string }
}

async function run(file: BroughtView) {
  const params = { importId: file.id }
  const { body, status, problem } = await call<typeof startImport>(actor, 'POST /imports/:importId/start', {
    params,
  })
  const refused = await call<typeof listRefusedRows>(actor, 'GET /imports/:importId/refused-rows', { params })
  return { status, problem, counts: body.counts, refused: refused.body.rows, state: body.state }
}

const names = async () => {
  const rows = await host.door
    .in(actor.workspaceId)
    .selectFrom('accounts')
    .select('name')
    .orderBy('name')
    .execute()
  return rows.map((row) => row.name)
}

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const wide = (text: string) =>
  new Uint8Array(new Uint16Array(Array.from(text, (letter) => letter.charCodeAt(0))).buffer)
const bytes = (text: string) => new TextEncoder().encode(text)

describe('letters', () => {
  test.each([
    ['UTF-8', bytes('Account,City\nZürich Eins,Köln\n'), 'Zürich Eins'],
    ['UTF-8 with a mark', bytes('\ufeffAccount,City\nZürich Zwei,Köln\n'), 'Zürich Zwei'],
    ['UTF-16 with a mark', wide('\ufeffAccount,City\nZürich Drei,Köln\n'), 'Zürich Drei'],
    ['UTF-16 without', wide('Account,City\nZürich Vier,Köln\n'), 'Zürich Vier'],
    ['Windows-1252', latin('Account,City\nZ\u00fcrich F\u00fcnf,K\u00f6ln\n'), 'Zürich Fünf'],
  ])('in %s are read', async (_, content, name) => {
    const { file } = await bring(content)
    expect((await run(file)).counts).toMatchObject({ created: 1, refused: 0 })
    expect(await names()).toContain(name)
  })

  test('that turn out not to be UTF-8 far into the file are read anew, and it is said', async () => {
    const lines = Array.from({ length: 20_000 }, (_, n) => `Plain ${n},Town`).join('\n')
    const { file } = await bring(latin(`Account,City\n${lines}\nCaf\u00e9,Town\n`))
    expect(file).toMatchObject({ encoding: 'windows-1252', rows: 20_001 })
    expect(file.notes.join()).toMatch(/Windows-1252/)
  })
})

describe('delimiters and quotation marks', () => {
  test.each([
    ['semicolons', 'Account;City\n"A; one";Köln\n', 'A; one'],
    ['tabs', 'Account\tCity\nA two\tKöln\n', 'A two'],
    ['bars', 'Account|City\nA three|Köln\n', 'A three'],
    ['a line that names it', 'sep=;\r\nAccount;City\r\nA four;Köln\r\n', 'A four'],
  ])('%s', async (_, content, name) => {
    await run((await bring(content)).file)
    expect(await names()).toContain(name)
  })

  test('a newline inside quotation marks stays inside its cell', async () => {
    const { file } = await bring('Account,City\n"Two\nlines",Köln\nNext,Bonn\n')
    expect(file.rows).toBe(2)
    await run(file)
    expect(await names()).toContain('Two lines')
  })

  test('a row with an open quotation mark is refused by its number, the others go in', async () => {
    const { file } = await bring('Account,City\nBefore it,Köln\n"Open,Bonn\nAfter it,Ulm\n')
    const { counts, refused } = await run(file)
    expect(counts).toMatchObject({ created: 2, refused: 1 })
    expect(refused).toEqual([{ row: 3, field: '', reason: expect.stringMatching(/never closed/) }])
  })
})

describe('rows and headers', () => {
  test('a short row counts as empty at its end, a long one is refused', async () => {
    const { file } = await bring('Account,City,Country\nShort row\nLong row,Köln,DE,more\n')
    const { counts, refused } = await run(file)
    expect(counts).toMatchObject({ created: 1, refused: 1, warnings: 1 })
    expect(refused).toEqual([
      { row: 3, field: '', reason: expect.stringMatching(/4 cells and the header 3/) },
    ])
  })

  test('repeated names of columns are made distinct, and it is said', async () => {
    const { file } = await bring('Account,City,City,\nTwice,Köln,Bonn,x\n')
    expect(file.columns.map((column) => column.name)).toEqual(['Account', 'City', 'City (2)', 'Column 4'])
    expect(file.notes).toHaveLength(2)
    expect((await run(file)).counts.created).toBe(1)
  })

  test('an empty file is refused by name', async () => {
    expect(await bring('')).toMatchObject({ status: 400, detail: 'The file “accounts.csv” is empty.' })
  })

  test('a file of empty lines is unreadable, one of a header alone has nothing to import', async () => {
    expect((await bring('\n\n \n')).file).toMatchObject({
      state: 'unreadable',
      failure: 'There is no row in this file.',
    })
    const { file } = await bring('Account,City\n')
    expect(file.may.start).toBe('The file has no rows under its header.')
    expect(await run(file)).toMatchObject({ status: 409 })
  })

  test('a title above the header is left out, and it is said', async () => {
    const { file } = await bring('Report of March,,\n,,\nAccount,City,Country\nUnder a title,Köln,DE\n')
    expect(file.notes.join()).toMatch(/header is in row 3/)
    expect((await run(file)).counts.created).toBe(1)
  })
})

describe('what is no table', () => {
  test.each([
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), /picture/],
    ['a program', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1]), /not text/],
    ['an old Excel file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), /\.xls/],
    ['a web page', bytes('<html><table><tr><td>1</td></tr></table></html>'), /web page/],
  ])('%s renamed to .csv is refused with the reason', async (_, content, reason) => {
    const { status, body } = await bring(content)
    expect(status).toBe(415)
    expect(body).toMatchObject({
      code: 'unsupported-type',
      errors: [{ field: 'file', reason: expect.stringMatching(reason) }],
    })
  })

  test('an archive that is no workbook is unreadable with the reason', async () => {
    expect((await bring(zip({ 'a.txt': 'hello' }), 'a.xlsx')).file).toMatchObject({
      state: 'unreadable',
      failure: expect.stringMatching(/packed archive/),
    })
  })

  test('an archive that unpacks to far more than a table is not unpacked', async () => {
    const bomb = zip({
      'xl/workbook.xml': '<workbook/>',
      'xl/worksheets/sheet1.xml': '0'.repeat(60 * 1024 ** 2),
    })
    expect((await bring(bomb, 'bomb.xlsx')).file.failure).toMatch(/unpacks to far more/)
  })

  test('an archive that lies about its size is stopped while it is unpacked', async () => {
    const liar = zip({ '_rels/.rels': `<r>${' '.repeat(100_000)}</r>` }, 10)
    expect((await bring(liar, 'liar.xlsx')).file.failure).toMatch(/unpacks to far more/)
  })

  test('one such file keeps the others of the upload out too, and nothing is kept', async () => {
    const sent = [
      { name: 'good.csv', content: 'Account\nGood\n' },
      { name: 'bad.csv', content: new Uint8Array([0, 1, 2, 0]) },
    ]
    expect((await uploadFiles(app, actor, '/imports', sent)).status).toBe(415)
  })
})

describe('values', () => {
  test('an order of dates that nothing tells is asked, not guessed', async () => {
    const { file } = await bring('Account,Renewal\nAsked,02/03/27\n')
    expect(file.columns[1]).toMatchObject({ field: 'renewalOn', order: null })
    expect(file.may.start).toBe('Say first whether “Renewal” has the day or the month first.')
    expect(await run(file)).toMatchObject({ status: 409, problem: { code: 'conflict' } })
    expect(await names()).not.toContain('Asked')
  })

  test('days that do not exist and amounts that are none refuse their rows with field and reason', async () => {
    const { file } = await bring(
      'Account,Renewal,ARR\nNo day,31.02.27,1\nNo amount,01.03.27,much\nFine,02.03.27,5\n',
    )
    const { counts, refused } = await run(file)
    expect(counts).toMatchObject({ created: 1, refused: 2 })
    expect(refused).toEqual([
      { row: 2, field: 'renewalOn', reason: 'No such day (Renewal)' },
      { row: 3, field: 'contract', reason: 'Not an amount (ARR)' },
    ])
  })

  test('rows deleted in the CRM stay out with that reason', async () => {
    const { file } = await bring('Account,IsDeleted\nDeleted one,TRUE\nKept one,FALSE\n')
    const { refused } = await run(file)
    expect(refused).toMatchObject([{ row: 2, reason: expect.stringMatching(/Deleted where it comes from/) }])
    expect(await names()).not.toContain('Deleted one')
  })

  test('a value that cannot be stored refuses its own row alone', async () => {
    const { file } = await bring('Account,Employees\nStorable,10\nToo many,99999999999999999999\n')
    expect((await run(file)).counts).toMatchObject({ created: 1, refused: 1 })
  })
})

describe('coming again', () => {
  const content = 'Account,City,Renewal\nAgain,Köln,31.12.27\nAnd again,Bonn,30.11.27\n'

  test('the same file twice changes nothing', async () => {
    expect((await run((await bring(content)).file)).counts).toMatchObject({ created: 2 })
    expect((await run((await bring(content)).file)).counts).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 2,
    })
  })

  test('a file with fewer columns, or with holes, blanks nothing', async () => {
    await run((await bring('Account,City,Renewal\nAgain,,\n')).file)
    await run((await bring('Account\nAgain\n')).file)
    const kept = await host.door
      .in(actor.workspaceId)
      .selectFrom('accounts')
      .select(['city', 'renewal_on'])
      .where('name', '=', 'Again')
      .executeTakeFirst()
    expect(kept).toEqual({ city: 'Köln', renewal_on: '2027-12-31' })
  })

  test('what is not there, or not of this workspace, is not found', async () => {
    const { file } = await bring('Account\nMine\n')
    const stranger = (await makeWorkspace()).people.administrator
    const seen = await call<typeof getImport>(stranger, 'GET /imports/:importId', {
      params: { importId: file.id },
    })
    expect(seen.status).toBe(404)
    expect(
      (await uploadFiles(app, people.member, '/imports', [{ name: 'a.csv', content: 'A\n1' }])).status,
    ).toBe(403)
  })
})

/** A ZIP archive; `claimed` is the unpacked size it says its entries have. */
function zip(entries: Readonly<Record<string, string>>, claimed?: number): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(entries)) {
    const packed = deflateRawSync(Buffer.from(text))
    const size = claimed ?? Buffer.byteLength(text)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(8, 8)
    head.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(size, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(offset, 42)
    directory.push(entry, Buffer.from(name))
    parts.push(head, Buffer.from(name), packed)
    offset += 30 + name.length + packed.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(entries).length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...parts, listed, end]))
}
