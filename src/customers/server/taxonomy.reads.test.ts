import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { startTestHost } from '../../server/testing/test-host.ts'
import { termsBelow } from './account-list.reads.ts'
import { bringTermsUp } from './bring-terms-up.ts'
import { resolveProducts } from './product.reads.ts'
import { resolveTerms } from './taxonomy.reads.ts'

const { host, makeWorkspace } = await startTestHost()
const workspace = await makeWorkspace()
const db = host.door.in(workspace.id)

describe('terms by their texts', () => {
  test('a new workspace finds industries by name, alias and misspelling', async () => {
    const found = await resolveTerms(db, workspace.id, 'industry', [
      'Banking',
      'Retail banking',
      'technolgy',
      'Sorcery',
    ])
    expect([...found].map(([text, term]) => [text, term?.name ?? null])).toEqual([
      ['Banking', 'Banking'],
      ['Retail banking', 'Banking'],
      ['technolgy', 'Technology'],
      ['Sorcery', null],
    ])
  })

  test('regions are found by any way to write a country, personas by a job title', async () => {
    const regions = await resolveTerms(db, workspace.id, 'region', [
      'LATAM',
      'Holland',
      'Sofia, Bulgaria',
      'Philipines',
    ])
    expect([...regions.values()].map((term) => term?.name)).toEqual([
      'Latin America and the Caribbean',
      'Netherlands',
      'Bulgaria',
      'Philippines',
    ])
    const personas = await resolveTerms(db, workspace.id, 'persona', ['Finance', 'Finanzleiterin', 'Wizard'])
    expect([...personas.values()].map((term) => term?.name)).toEqual(['Finance', 'Finance leader', undefined])
  })

  test('a retired term is not found, and another workspace’s terms never are', async () => {
    const other = await makeWorkspace()
    const theirs = await resolveTerms(host.door.in(other.id), other.id, 'industry', ['Banking'])
    await host.door.write(workspace.id, (tx) =>
      tx
        .updateTable('taxonomy_terms')
        .set({ retired_at: host.now() })
        .where('workspace_id', '=', workspace.id)
        .where('name', '=', 'Fishing and aquaculture')
        .execute(),
    )
    const found = await resolveTerms(db, workspace.id, 'industry', ['Fishing', 'Banking'])
    expect(found.get('Fishing')).toBeNull()
    expect(found.get('Banking')?.termId).not.toBe(theirs.get('Banking')?.termId)
  })
})

test('products are found however their names are spaced', async () => {
  await host.door.write(workspace.id, async (tx) => {
    const { id } = await tx
      .insertInto('products')
      .values({ workspace_id: workspace.id, name: 'GTX Pro' })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('product_aliases')
      .values({ workspace_id: workspace.id, alias: 'gtxpro', written: 'GTX Pro', product_id: id })
      .execute()
  })
  const found = await resolveProducts(db, workspace.id, ['GTXPro', 'gtx-pro', 'GTX', ''])
  expect([...found.values()].map((product) => product?.name ?? null)).toEqual([
    'GTX Pro',
    'GTX Pro',
    null,
    null,
  ])
})

test('below a group stand those who belong to it, and what is below them', async () => {
  const named = (ids: ReturnType<typeof termsBelow>) =>
    sql<{ name: string }>`select name from taxonomy_terms where id in (${ids}) order by name`.execute(db)
  const found = await resolveTerms(db, workspace.id, 'region', ['DACH', 'APAC'])
  const idOf = (text: string) => found.get(text)?.termId ?? ''
  const { rows } = await named(termsBelow(workspace.id, [idOf('DACH')]))
  expect(rows.map(({ name }) => name)).toEqual(['Austria', 'DACH', 'Germany', 'Switzerland'])
  expect((await named(termsBelow(workspace.id, [idOf('APAC')]))).rows).toContainEqual({ name: 'Japan' })
})

describe('terms of a newer edition', () => {
  test('come once, and leave what the workspace has and what it took away', async () => {
    const { id } = await makeWorkspace()
    const mine = host.door.in(id)
    const counts = () =>
      mine
        .selectFrom('taxonomy_aliases')
        .select((all) => all.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
    const whole = await counts()
    await host.door.write(id, async (tx) => {
      await sql`delete from taxonomy_aliases where workspace_id = ${id} and written = 'Retail banking'`.execute(
        tx,
      )
      await sql`delete from taxonomy_aliases where workspace_id = ${id} and written = 'Gesundheitsbranche'`.execute(
        tx,
      )
      await sql`delete from taxonomy_terms where workspace_id = ${id} and code = 'BALTICS'`.execute(tx)
      await sql`delete from taxonomy_terms where workspace_id = ${id} and code = 'DACH'`.execute(tx)
      await sql`insert into taxonomy_terms (workspace_id, taxonomy, name, source) values (${id}, 'region', 'Dach', 'own')`.execute(
        tx,
      )
      await sql`update workspaces set taxonomy_edition = 1 where id = ${id}`.execute(tx)
    })
    await bringTermsUp(host)
    await bringTermsUp(host)
    const terms = await mine
      .selectFrom('taxonomy_terms')
      .select(['name', 'code'])
      .where('name', 'in', ['Dach', 'DACH', 'Baltic states'])
      .orderBy('name')
      .execute()
    expect(terms).toEqual([
      { name: 'Baltic states', code: 'BALTICS' },
      { name: 'Dach', code: null },
    ])
    const found = await resolveTerms(mine, id, 'industry', ['Retail banking', 'Gesundheitsbranche'])
    expect([...found.values()].map((term) => term?.name ?? null)).toEqual([null, 'Healthcare'])
    const members = await mine.selectFrom('taxonomy_members').select('member_id').execute()
    expect(members.length).toBeGreaterThan(100)
    expect((await counts()).count).toBeLessThan(whole.count)
    await sql`delete from taxonomy_aliases where workspace_id = ${id} and written = 'Gesundheitsbranche'`.execute(
      mine,
    )
    await bringTermsUp(host)
    const later = await resolveTerms(mine, id, 'industry', ['Gesundheitsbranche'])
    expect(later.get('Gesundheitsbranche')).toBeNull()
  })
})
