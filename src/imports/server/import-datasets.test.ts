import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { PersonActor } from '../../kernel/actor.ts'
import { openFolder } from '../../server/files.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import { uploadFiles } from '../../server/testing/upload-files.ts'
import type { getImport, startImport } from '../contract.ts'
import { openRows } from './read-rows.ts'
import type { BroughtView } from './reads.ts'

const data = '../shared/data'
const { app, call, makeWorkspace, host, drain } = await startTestHost()

async function bringAll(actor: PersonActor, paths: readonly string[]): Promise<BroughtView[]> {
  const sent = paths.map((path) => ({
    name: basename(path),
    content: new Uint8Array(readFileSync(`${data}/${path}`)),
  }))
  const { body } = await uploadFiles(app, actor, '/imports', sent)
  const [first] = body.imports as BroughtView[]
  await call<typeof startImport>(actor, 'POST /imports/:importId/start', {
    params: { importId: first?.id ?? '' },
  })
  await drain()
  const files = await Promise.all(
    (body.imports as BroughtView[]).map(({ id }) =>
      call<typeof getImport>(actor, 'GET /imports/:importId', { params: { importId: id } }),
    ),
  )
  return files.map((file) => file.body)
}

const countsOf = (files: readonly BroughtView[]) =>
  files.map(({ fileName, kind, state, rows, counts: { created, updated, unchanged, refused } }) => {
    expect(created + updated + unchanged + refused).toBe(rows)
    return [fileName, kind, state, created, updated, unchanged, refused]
  })

const absent = (folder: string) => !existsSync(`${data}/${folder}`)

describe.skipIf(absent('crm-sales-opportunities'))(
  'crm-sales-opportunities (skipped where ../shared/data is absent)',
  async () => {
    const { people } = await makeWorkspace()
    const actor = people['program-manager']
    // In the worst order: the import sorts the files itself.
    const paths = ['sales_pipeline.csv', 'accounts.csv', 'products.csv', 'sales_teams.csv'].map(
      (file) => `crm-sales-opportunities/${file}`,
    )

    test('comes in whole, its defects read and told', { timeout: 60_000 }, async () => {
      expect(countsOf(await bringAll(actor, paths))).toEqual([
        ['sales_pipeline.csv', 'opportunities', 'done', 8_800, 0, 0, 0],
        ['accounts.csv', 'accounts', 'done', 85, 0, 0, 0],
        ['products.csv', 'products', 'done', 7, 0, 0, 0],
        ['sales_teams.csv', 'people', 'done', 35, 0, 0, 0],
      ])
      const db = host.door.in(actor.workspaceId)
      const without = await db
        .selectFrom('opportunities')
        .select(db.fn.countAll().as('n'))
        .where('account_id', 'is', null)
        .executeTakeFirstOrThrow()
      expect(Number(without.n)).toBe(1_425)
      const ofPro = await db
        .selectFrom('opportunities')
        .innerJoin('products', 'products.id', 'opportunities.product_id')
        .select(db.fn.countAll().as('n'))
        .where('products.name', '=', 'GTX Pro')
        .executeTakeFirstOrThrow()
      expect(Number(ofPro.n)).toBe(1_480)
      const states = await db
        .selectFrom('opportunities')
        .select(['state', db.fn.countAll().as('n')])
        .groupBy('state')
        .orderBy('state')
        .execute()
      expect(states.map(({ state, n }) => [state, Number(n)])).toEqual([
        ['lost', 2_473],
        ['open', 2_089],
        ['won', 4_238],
      ])
      const misspelt = await db
        .selectFrom('accounts')
        .innerJoin('taxonomy_terms', 'taxonomy_terms.id', 'accounts.industry_id')
        .select(['taxonomy_terms.name', 'accounts.country'])
        .where('accounts.name', 'in', ['Acme Corporation', 'Bioholding'])
        .orderBy('accounts.name')
        .execute()
      expect(misspelt[0]?.name).toBe('Technology')
      expect(misspelt[1]?.country).toBe('PH')
    })

    test('changes nothing the second time', { timeout: 60_000 }, async () => {
      const again = countsOf(await bringAll(actor, paths))
      expect(
        again.map(([, , , created, updated, unchanged, refused]) => [created, updated, unchanged, refused]),
      ).toEqual([
        [0, 0, 8_800, 0],
        [0, 0, 85, 0],
        [0, 0, 7, 0],
        [0, 0, 35, 0],
      ])
    })
  },
)

const others = {
  'salesforce-export': [
    'Opportunity.csv',
    'Contact.csv',
    'Account.csv',
    'Lead.csv',
    'OpportunityHistory.csv',
  ],
  'customer-stories': ['quotes.csv', 'stories.csv', 'opportunities.csv', 'contacts.csv', 'accounts.csv'],
} as const

describe.each(Object.entries(others))('%s (skipped where ../shared/data is absent)', (folder, files) => {
  test.skipIf(absent(folder))(
    'comes in whole, and changes nothing the second time',
    { timeout: 60_000 },
    async () => {
      const actor = (await makeWorkspace()).people.administrator
      const paths = files.map((file) => `${folder}/${file}`)
      const first = countsOf(await bringAll(actor, paths))
      expect(first.map(([, , state, , , , refused]) => [state, refused])).toEqual(
        files.map(() => ['done', 0]),
      )
      const again = countsOf(await bringAll(actor, paths))
      expect(again.map(([, , state, created, updated]) => [state, created, updated])).toEqual(
        files.map(() => ['done', 0, 0]),
      )
    },
  )
})

test.skipIf(absent('customer-stories'))(
  'quotes whose speaker stands there with a title find the contact that is known',
  { timeout: 60_000 },
  async () => {
    const actor = (await makeWorkspace()).people['program-manager']
    const files = ['accounts.csv', 'contacts.csv', 'quotes.csv'].map((file) => `customer-stories/${file}`)
    await bringAll(actor, files)
    const db = host.door.in(actor.workspaceId)
    const named = await db
      .selectFrom('contacts')
      .select(['name', 'title'])
      .where((each) =>
        each.or(['Stefan M%', 'Francisco De L%', 'Vijay S%'].map((name) => each('name', 'like', name))),
      )
      .orderBy('name')
      .execute()
    expect(named.map(({ name }) => name)).toEqual(['Francisco De Lucas', 'Stefan Martinov', 'Vijay Sundar V'])
  },
)

test.skipIf(absent('salesforce-export'))('converted leads are the contacts they became', async () => {
  const actor = (await makeWorkspace()).people.administrator
  await bringAll(actor, ['salesforce-export/Account.csv', 'salesforce-export/Contact.csv'])
  const [leads] = countsOf(await bringAll(actor, ['salesforce-export/Lead.csv']))
  const rows = await host.door
    .in(actor.workspaceId)
    .selectFrom('contact_mails')
    .select('email')
    .where('email', '=', 'bertha@fcof.net')
    .execute()
  expect(rows).toHaveLength(1)
  expect(leads?.[3]).toBeLessThan(22)
})

describe.skipIf(absent('csv-corpus'))('csv-corpus (skipped where ../shared/data is absent)', () => {
  const folder = `${data}/csv-corpus/sheetjs`
  const files = absent('csv-corpus') ? [] : readdirSync(folder).filter((file) => /^[\w.-]+$/.test(file))
  // Each of these has sheets without any cell; nothing else of the folder may come out empty.
  const empty = [
    'BlankSheetTypes.xlsm',
    'author_snowman.xlsx',
    'custom_properties.xlsx',
    'page_margins_2016.xlsx',
  ]

  test.each(files)('%s is read', async (file) => {
    const opened = await openRows(openFolder(folder), {
      fileKey: file,
      form: 'excel',
      encoding: null,
      delimiter: null,
      sheet: null,
    })
    expect(opened === null).toBe(empty.includes(file))
    if (opened === null) return
    for await (const rows of opened.rows)
      for (const row of rows) expect(row.cells.join('')).not.toContain('[object')
  })

  test('dates, truths, merged cells and formulas say what the sheet shows', async () => {
    const cellsOf = async (file: string) => {
      const opened = await openRows(openFolder(folder), {
        fileKey: file,
        form: 'excel',
        encoding: null,
        delimiter: null,
        sheet: null,
      })
      const rows: (readonly string[])[] = [opened?.columns.map(({ name }) => name) ?? []]
      for await (const piece of opened?.rows ?? []) rows.push(...piece.map((row) => row.cells))
      return rows
    }
    expect((await cellsOf('Attendance.xlsx'))[1]?.slice(0, 3)).toEqual(['2020-10-01', 'FALSE', 'TRUE'])
    expect((await cellsOf('DataTypesFormats.xlsx'))[1]).toEqual(['Date Time', '2020-07-23 09:00'])
    expect((await cellsOf('merge_cells.xlsx'))[1]).toEqual(['A1:B2', 'A1:B2', 'C1:C2', 'Separate blocks'])
    expect((await cellsOf('cell_style_simple.xlsx'))[1]?.slice(0, 3)).toEqual(['2', '3', '4'])
    expect((await cellsOf('sheet_visibility_strict.xlsx'))[0]).toEqual([
      'v',
      'i',
      's',
      'i (2)',
      'b',
      'l',
      'e',
    ])
    expect((await cellsOf('rich_text_stress.xlsx'))[1]).toEqual(['bold', 'this text is bold, sure enough'])
  })
})
