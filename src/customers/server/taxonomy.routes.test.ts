import { describe, expect, test } from 'vitest'
import { startTestHost } from '../../server/testing/test-host.ts'
import type * as contract from '../taxonomy.contract.ts'
import { resolveTerms } from './taxonomy.reads.ts'

const { host, owner, call, makeWorkspace } = await startTestHost()
const workspace = await makeWorkspace()
const manager = workspace.people['program-manager']
const db = host.door.in(workspace.id)

const list = (taxonomy: 'industry' | 'region' | 'persona' | 'use-case' = 'industry') =>
  call<typeof contract.listTerms>(manager, 'GET /terms', { query: { taxonomy } })
const termNamed = async (name: string) => {
  const found = (await list()).body.rows.find((term) => term.name === name)
  if (found === undefined) throw new Error(`no term ${name}`)
  return found
}
const add = (body: unknown) => call<typeof contract.addTerm>(manager, 'POST /terms', { body })
const update = (termId: string, body: unknown) =>
  call<typeof contract.updateTerm>(manager, 'PATCH /terms/:termId', { params: { termId }, body })

describe('a taxonomy', () => {
  test('comes with its terms, their parents, aliases and sources', async () => {
    const banking = await termNamed('Banking')
    const parent = await termNamed('Financial services')
    expect(banking.parentId).toBe(parent.id)
    expect(banking.aliases).toContain('Retail banking')
    expect(banking.source).toBe('ISIC K6419')
    expect((await list()).body.may).toEqual({ edit: null })
  })

  test('counts the records that carry each term', async () => {
    const mining = await termNamed('Mining and metals')
    await host.door.write(workspace.id, async (tx) => {
      for (const name of ['Ore one', 'Ore two']) {
        await tx
          .insertInto('accounts')
          .values({ workspace_id: workspace.id, name, industry_id: mining.id })
          .execute()
      }
    })
    expect((await termNamed('Mining and metals')).uses).toBe(2)
  })

  test('takes a term of the workspace’s own, and a text finds it by its alias', async () => {
    const parent = await termNamed('Energy')
    const { body } = await add({
      taxonomy: 'industry',
      name: 'Heat networks',
      parentId: parent.id,
      aliases: ['Fernwärme'],
    })
    expect(body).toMatchObject({
      name: 'Heat networks',
      code: null,
      source: 'this workspace',
      aliases: ['Fernwärme'],
    })
    const found = await resolveTerms(db, workspace.id, 'industry', ['fernwärme'])
    expect(found.get('fernwärme')?.termId).toBe(body.id)
  })

  test('refuses a name that another term has or is written as', async () => {
    const same = await add({ taxonomy: 'industry', name: 'BANKING' })
    expect([same.status, same.problem.refusal]).toEqual([409, 'spelling-taken'])
    const alias = await add({ taxonomy: 'industry', name: 'Retail-Banking' })
    expect(alias.problem.detail).toBe('“Retail-Banking” already means “Banking”.')
    const dots = await add({ taxonomy: 'industry', name: '...' })
    expect(dots.problem.refusal).toBe('spelling-empty')
    const lost = await add({ taxonomy: 'industry', name: 'Lost', parentId: workspace.id })
    expect(lost.problem.errors?.[0]?.field).toBe('parentId')
  })

  test('keeps the old name of a renamed term as an alias', async () => {
    const gas = await termNamed('Gas supply')
    const { body } = await update(gas.id, { version: gas.version, name: 'Gas networks' })
    expect(body.name).toBe('Gas networks')
    expect(body.aliases).toContain('Gas supply')
    const found = await resolveTerms(db, workspace.id, 'industry', ['gas supply'])
    expect(found.get('gas supply')?.termId).toBe(gas.id)
  })

  test('moves a term, but never below itself, and tells who was second', async () => {
    const [coal, mining] = [await termNamed('Coal'), await termNamed('Mining and metals')]
    const inside = await update(mining.id, { version: mining.version, parentId: coal.id })
    expect(inside.problem.refusal).toBe('term-inside-itself')
    const energy = await termNamed('Energy')
    const moved = await update(coal.id, { version: coal.version, parentId: energy.id })
    expect(moved.body.parentId).toBe(energy.id)
    const late = await update(coal.id, { version: coal.version, parentId: null })
    expect([late.status, late.problem.code]).toEqual([409, 'conflict'])
  })

  test('retires a term that nothing stands below, and brings it back', async () => {
    const params = { termId: (await termNamed('Coal')).id }
    const retired = await call<typeof contract.retireTerm>(manager, 'POST /terms/:termId/retirement', {
      params,
    })
    expect(retired.body.retiredAt).not.toBeNull()
    expect((await resolveTerms(db, workspace.id, 'industry', ['Coal'])).get('Coal')).toBeNull()
    await call<typeof contract.bringBackTerm>(manager, 'DELETE /terms/:termId/retirement', { params })
    expect((await resolveTerms(db, workspace.id, 'industry', ['Coal'])).get('Coal')).not.toBeNull()
    const parent = { termId: (await termNamed('Banking')).parentId ?? '' }
    const full = await call<typeof contract.retireTerm>(manager, 'POST /terms/:termId/retirement', {
      params: parent,
    })
    expect([full.status, full.problem.refusal]).toEqual([409, 'term-has-children'])
  })

  test('takes and gives up aliases', async () => {
    const params = { termId: (await termNamed('Insurance')).id }
    const added = await call<typeof contract.addTermAlias>(manager, 'POST /terms/:termId/aliases', {
      params,
      body: { alias: 'Sécurité et prévoyance' },
    })
    expect(added.body.aliases).toContain('Sécurité et prévoyance')
    const removed = await call<typeof contract.removeTermAlias>(
      manager,
      'DELETE /terms/:termId/aliases/:alias',
      {
        params: { ...params, alias: 'Sécurité et prévoyance' },
      },
    )
    expect(removed.body.aliases).not.toContain('Sécurité et prévoyance')
    const again = await call<typeof contract.removeTermAlias>(
      manager,
      'DELETE /terms/:termId/aliases/:alias',
      {
        params: { ...params, alias: 'Sécurité et prévoyance' },
      },
    )
    expect(again.status).toBe(404)
  })

  test('is read by everybody and changed by administrators and program managers', async () => {
    const member = workspace.people.member
    const read = await call<typeof contract.listTerms>(member, 'GET /terms', {
      query: { taxonomy: 'persona' },
    })
    expect(read.status).toBe(200)
    expect(read.body.may.edit).toContain('administrators')
    const write = await call<typeof contract.addTerm>(member, 'POST /terms', {
      body: { taxonomy: 'industry', name: 'X1' },
    })
    expect(write.status).toBe(403)
  })

  test('leaves an event for every change', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select distinct name from events where workspace_id = $1 and name like 'term.%' order by 1`,
      [workspace.id],
    )
    expect(rows.map((row) => row.name)).toEqual([
      'term.added',
      'term.alias-added',
      'term.alias-removed',
      'term.brought-back',
      'term.moved',
      'term.renamed',
      'term.retired',
    ])
  })
})
