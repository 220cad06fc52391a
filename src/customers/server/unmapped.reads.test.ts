import { describe, expect, test } from 'vitest'
import { startTestHost } from '../../server/testing/test-host.ts'
import type * as contract from '../taxonomy.contract.ts'
import { resolveProducts } from './product.reads.ts'
import { resolveCountries, resolveTerms } from './taxonomy.reads.ts'
import { upsertAccounts } from './upsert-accounts.ts'

const { host, call, makeWorkspace } = await startTestHost()

async function makeUnmapped() {
  const workspace = await makeWorkspace()
  const manager = workspace.people['program-manager']
  await host.door.write(workspace.id, async (tx) => {
    const base = { workspace_id: workspace.id }
    await tx
      .insertInto('accounts')
      .values([
        { ...base, name: 'One', industry_text: 'Payments ecosystem' },
        { ...base, name: 'Two', industry_text: 'PAYMENTS ecosystem' },
        { ...base, name: 'Three', industry_text: 'Sorcery', country_text: 'Atlantis' },
      ])
      .execute()
    await tx
      .insertInto('opportunities')
      .values([
        { ...base, name: 'Deal', industry_text: 'payments ecosystem', product_text: 'Ledger Plus' },
        { ...base, name: 'Other', country_text: 'Atlantis' },
      ])
      .execute()
    await tx
      .insertInto('unmapped_values')
      .values([
        { ...base, taxonomy: 'industry', folded: 'payments ecosystem', value: 'Payments ecosystem', seen: 3 },
        { ...base, taxonomy: 'industry', folded: 'sorcery', value: 'Sorcery', seen: 1 },
        { ...base, taxonomy: 'country', folded: 'atlantis', value: 'Atlantis', seen: 2 },
        { ...base, taxonomy: 'product', folded: 'ledger plus', value: 'Ledger Plus', seen: 1 },
        { ...base, taxonomy: 'use-case', folded: 'divination', value: 'Divination', seen: 1 },
      ])
      .execute()
  })
  const list = async (query: Record<string, string | number> = {}) =>
    (await call<typeof contract.listUnmappedValues>(manager, 'GET /unmapped-values', { query })).body
  const map = (body: unknown) => call<typeof contract.mapValue>(manager, 'POST /mappings', { body })
  const undo = (mappingId: string) =>
    call<typeof contract.undoMapping>(manager, 'DELETE /mappings/:mappingId', { params: { mappingId } })
  const accounts = () =>
    host.door
      .in(workspace.id)
      .selectFrom('accounts')
      .select(['name', 'industry_id', 'industry_text', 'country', 'country_text', 'region_id'])
      .where('workspace_id', '=', workspace.id)
      .orderBy('id')
      .execute()
  return { workspace, manager, db: host.door.in(workspace.id), list, map, undo, accounts }
}

describe('values without a place', () => {
  test('are listed with what they might mean and how many records wait, the most frequent first', async () => {
    const { list } = await makeUnmapped()
    const { rows } = await list()
    expect(
      rows.map(({ value, records, seen, proposal }) => [value, records, seen, proposal?.name ?? null]),
    ).toEqual([
      ['Payments ecosystem', 3, 3, 'Payments'],
      ['Atlantis', 2, 2, null],
      ['Sorcery', 1, 1, null],
      ['Ledger Plus', 1, 1, null],
      ['Divination', 0, 1, null],
    ])
  })

  test('come in pages', async () => {
    const { list } = await makeUnmapped()
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Awaited<ReturnType<typeof list>> = await list({
        size: 2,
        ...(cursor === '' ? {} : { cursor }),
      })
      seen.push(...page.rows.map((row) => row.value))
      cursor = page.next
    }
    expect(seen).toEqual(['Payments ecosystem', 'Atlantis', 'Sorcery', 'Ledger Plus', 'Divination'])
  })

  test('a term given to one goes to every record that carries it, and the next file finds it', async () => {
    const { workspace, db, list, map, accounts } = await makeUnmapped()
    const term = (await resolveTerms(db, workspace.id, 'industry', ['Payments'])).get('Payments')
    const { body } = await map({ taxonomy: 'industry', value: 'payments ecosystem', termId: term?.termId })
    expect(body).toMatchObject({ name: 'Payments', records: 3 })
    expect((await accounts()).map((row) => [row.industry_id, row.industry_text])).toEqual([
      [term?.termId, null],
      [term?.termId, null],
      [null, 'Sorcery'],
    ])
    expect((await list()).rows.map((row) => row.value)).not.toContain('Payments ecosystem')
    const next = await resolveTerms(db, workspace.id, 'industry', ['Payments  Ecosystem'])
    expect(next.get('Payments  Ecosystem')?.termId).toBe(term?.termId)
  })

  test('a mapping undone leaves everything as it came, but what a person changed since', async () => {
    const { workspace, db, list, map, undo, accounts } = await makeUnmapped()
    const before = await accounts()
    const { body } = await map({
      taxonomy: 'industry',
      value: 'Payments ecosystem',
      newName: 'Paying',
      newParentId: null,
    })
    const banking = (await resolveTerms(db, workspace.id, 'industry', ['Banking'])).get('Banking')
    await host.door.write(workspace.id, (tx) =>
      tx
        .updateTable('accounts')
        .set({ industry_id: banking?.termId ?? '' })
        .where('workspace_id', '=', workspace.id)
        .where('name', '=', 'Two')
        .execute(),
    )
    expect((await undo(body.id)).body.records).toBe(2)
    expect(await accounts()).toEqual([
      before[0],
      { ...before[1], industry_id: banking?.termId, industry_text: null },
      before[2],
    ])
    expect((await resolveTerms(db, workspace.id, 'industry', ['Paying'])).get('Paying')).toBeNull()
    expect((await list()).rows.find((row) => row.value === 'Payments ecosystem')?.seen).toBe(3)
    expect((await undo(body.id)).status).toBe(404)
  })

  test('a country given to one sets the region too, and the workspace remembers it', async () => {
    const { workspace, manager, db, map, undo, accounts } = await makeUnmapped()
    const { body } = await map({ taxonomy: 'country', value: 'Atlantis', country: 'GR' })
    expect(body).toMatchObject({ name: 'Greece', records: 2 })
    const [, , three] = await accounts()
    expect([three?.country, three?.country_text, three?.region_id === null]).toEqual(['GR', null, false])
    expect((await resolveCountries(db, workspace.id, ['atlantis', 'Holland', 'Mu'])).get('atlantis')).toBe(
      'GR',
    )
    const next = await host.door.write(workspace.id, (tx) =>
      upsertAccounts(tx, manager, [{ row: 2, name: 'Four', country: 'atlantis' }], host.now()),
    )
    expect(next[0]?.warnings).toBeUndefined()
    expect((await accounts())[3]).toMatchObject({ name: 'Four', country: 'GR', region_id: three?.region_id })
    await undo(body.id)
    const [, , again] = await accounts()
    expect([again?.country, again?.country_text, again?.region_id]).toEqual([null, 'Atlantis', null])
  })

  test('a product can be made of one', async () => {
    const { workspace, db, map, undo } = await makeUnmapped()
    const { body } = await map({ taxonomy: 'product', value: 'Ledger Plus', newName: 'Ledger' })
    expect(body.records).toBe(1)
    expect((await resolveProducts(db, workspace.id, ['ledger-plus'])).get('ledger-plus')?.name).toBe('Ledger')
    await undo(body.id)
    expect((await resolveProducts(db, workspace.id, ['Ledger'])).get('Ledger')).toBeNull()
  })

  test('a value left as it came waits no more, however often files bring it, until it is taken up again', async () => {
    const { workspace, manager, list, accounts } = await makeUnmapped()
    const before = await accounts()
    const leave = (value: string, isLeft: boolean) =>
      call<typeof contract.leaveValue>(manager, 'PUT /unmapped-values/leaving', {
        body: { taxonomy: 'industry', value, isLeft },
      })
    expect((await leave('sorcery', true)).body).toEqual({ isLeft: true })
    await host.door.write(workspace.id, (tx) =>
      upsertAccounts(tx, manager, [{ row: 2, name: 'Five', industry: 'Sorcery' }], host.now()),
    )
    const waiting = await list()
    expect(waiting.rows.map((row) => row.value)).not.toContain('Sorcery')
    expect(waiting.total).toBe(4)
    const { rows, total } = await list({ left: 'true' })
    expect([rows.map((row) => row.value), total]).toEqual([['Sorcery'], 1])
    expect((await accounts()).slice(0, 3)).toEqual(before)

    await leave('Sorcery', false)
    expect((await list()).rows.map((row) => row.value)).toContain('Sorcery')
    expect((await leave('Nowhere', true)).status).toBe(404)
  })

  test('a mapping without a target, to nothing, or of a value nobody waits for says so', async () => {
    const { workspace, map } = await makeUnmapped()
    const none = await map({ taxonomy: 'industry', value: 'Sorcery' })
    expect([none.status, none.problem.errors?.[0]?.field]).toEqual([400, 'termId'])
    const foreign = await map({ taxonomy: 'industry', value: 'Sorcery', termId: workspace.id })
    expect(foreign.status).toBe(400)
    const unknown = await map({ taxonomy: 'country', value: 'Nowhere', country: 'GR' })
    expect(unknown.status).toBe(404)
    const noCountry = await map({ taxonomy: 'country', value: 'Atlantis', country: 'ZZ' })
    expect(noCountry.problem.errors?.[0]?.field).toBe('country')
  })
})
