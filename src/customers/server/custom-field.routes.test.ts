import { describe, expect, test } from 'vitest'
import { startTestHost } from '../../server/testing/test-host.ts'
import type * as contract from '../custom-field.contract.ts'
import { customFacetsOf, customValuesOf, recordsWithChoice } from './custom-field.reads.ts'
import { saveCustomValues, saveCustomValuesOf } from './save-custom-values.ts'

const { host, call, makeWorkspace } = await startTestHost()
const workspace = await makeWorkspace()
const administrator = workspace.people.administrator
const db = host.door.in(workspace.id)
const define = (body: unknown) =>
  call<typeof contract.defineCustomField>(administrator, 'POST /custom-fields', { body })
const update = (fieldId: string, body: unknown) =>
  call<typeof contract.updateCustomField>(administrator, 'PATCH /custom-fields/:fieldId', {
    params: { fieldId },
    body,
  })
const newRecords = (count: number) => Array.from({ length: count }, () => crypto.randomUUID())

describe('custom fields', () => {
  test('are defined for a kind of record, and listed in their order', async () => {
    const tier = await define({
      record: 'account',
      label: 'Support tier',
      kind: 'choice',
      choices: ['Gold', 'Silver', 'gold'],
    })
    expect(tier.body).toMatchObject({ label: 'Support tier', choices: ['Gold', 'Silver'], values: 0 })
    await define({ record: 'account', label: 'Seats', kind: 'number' })
    await define({ record: 'contact', label: 'Seats', kind: 'number' })
    const { body } = await call<typeof contract.listCustomFields>(
      workspace.people.member,
      'GET /custom-fields',
      {
        query: { record: 'account' },
      },
    )
    expect(body.rows.map((row) => row.label)).toEqual(['Support tier', 'Seats'])
  })

  test('cannot be called alike, and a choice needs values', async () => {
    const twice = await define({ record: 'account', label: 'SEATS', kind: 'text' })
    expect([twice.status, twice.problem.refusal]).toEqual([409, 'label-taken'])
    expect(
      (await define({ record: 'account', label: 'Wave', kind: 'choice' })).problem.errors?.[0]?.field,
    ).toBe('choices')
    expect((await define({ record: 'account', label: 'Wave', kind: 'text', choices: ['a'] })).status).toBe(
      400,
    )
  })

  test('keep a choice that records have', async () => {
    const { body } = await define({
      record: 'advocate',
      label: 'Program',
      kind: 'choice',
      choices: ['North', 'South'],
    })
    const [recordId = ''] = newRecords(1)
    await host.door.write(workspace.id, (tx) =>
      saveCustomValuesOf(tx, workspace.id, 'advocate', recordId, { [body.id]: 'south' }),
    )
    const lost = await update(body.id, { version: body.version, choices: ['North', 'West'] })
    expect([lost.problem.refusal, lost.problem.detail]).toEqual([
      'choice-in-use',
      'Records still have “South”. Change those first.',
    ])
    const grown = await update(body.id, {
      version: body.version,
      label: 'Our program',
      choices: ['South', 'North', 'West'],
    })
    expect(grown.body).toMatchObject({ label: 'Our program', choices: ['South', 'North', 'West'], values: 1 })
    expect((await update(body.id, { version: body.version, label: 'Late' })).status).toBe(409)
  })

  test('retire with their values and come back with them', async () => {
    const { body } = await define({ record: 'account', label: 'Old id', kind: 'text' })
    const [recordId = ''] = newRecords(1)
    const customs = { [body.id]: 'A-17' }
    await host.door.write(workspace.id, (tx) =>
      saveCustomValuesOf(tx, workspace.id, 'account', recordId, customs),
    )
    const params = { fieldId: body.id }
    await call<typeof contract.retireCustomField>(administrator, 'POST /custom-fields/:fieldId/retirement', {
      params,
    })
    expect((await customValuesOf(db, workspace.id, [recordId])).size).toBe(0)
    await call<typeof contract.bringBackCustomField>(
      administrator,
      'DELETE /custom-fields/:fieldId/retirement',
      { params },
    )
    expect((await customValuesOf(db, workspace.id, [recordId])).get(recordId)?.get(body.id)).toBe('A-17')
  })
})

describe('values of custom fields', () => {
  test('of a file are written where they can be read and refused where not, an empty cell blanking nothing', async () => {
    const { body: seats } = await define({ record: 'opportunity', label: 'Seats', kind: 'number' })
    const { body: wave } = await define({
      record: 'opportunity',
      label: 'Wave',
      kind: 'choice',
      choices: ['One', 'Two'],
    })
    const [first = '', second = ''] = newRecords(2)
    const save = (given: Parameters<typeof saveCustomValues>[3]) =>
      host.door.write(workspace.id, (tx) => saveCustomValues(tx, workspace.id, 'opportunity', given))
    const taken = await save([
      { recordId: first, customs: { [seats.id]: '1,250', [wave.id]: 'one' } },
      { recordId: second, customs: { [seats.id]: 'many', [wave.id]: 'Two' } },
    ])
    expect([...taken.changed].sort()).toEqual([first, second].sort())
    expect(taken.refusals).toEqual([
      { recordId: second, fieldId: seats.id, label: 'Seats', reason: '“many” is no number' },
    ])
    const again = await save([{ recordId: first, customs: { [seats.id]: '1250', [wave.id]: null } }])
    expect(again.changed.size).toBe(0)
    const values = await customValuesOf(db, workspace.id, [first, second])
    expect([...(values.get(first) ?? [])]).toEqual([
      [seats.id, '1250'],
      [wave.id, 'One'],
    ])
  })

  test('of a form are taken away when emptied, and a wrong one names its field', async () => {
    const { body } = await define({ record: 'contact', label: 'Since', kind: 'date' })
    const [recordId = ''] = newRecords(1)
    const save = (text: string | null) =>
      host.door.write(workspace.id, (tx) =>
        saveCustomValuesOf(tx, workspace.id, 'contact', recordId, { [body.id]: text }),
      )
    expect(await save('2024-05-01')).toBe(true)
    await expect(save('1.5.24')).rejects.toThrow('Since “1.5.24” is no day')
    expect(await save(null)).toBe(true)
    expect((await customValuesOf(db, workspace.id, [recordId])).size).toBe(0)
  })

  test('of choices are facets, with zero for what nobody has, and filter records', async () => {
    const there = await makeWorkspace()
    const as = there.people.administrator
    const { body } = await call<typeof contract.defineCustomField>(as, 'POST /custom-fields', {
      body: { record: 'account', label: 'Ring', kind: 'choice', choices: ['Inner', 'Outer', 'Far'] },
    })
    const records = newRecords(3)
    await host.door.write(there.id, (tx) =>
      saveCustomValues(
        tx,
        there.id,
        'account',
        records.map((recordId, n) => ({ recordId, customs: { [body.id]: n === 0 ? 'Inner' : 'Outer' } })),
      ),
    )
    const inside = host.door.in(there.id)
    expect(await customFacetsOf(inside, there.id, 'account')).toEqual([
      {
        fieldId: body.id,
        label: 'Ring',
        options: [
          { value: 'Inner', count: 1 },
          { value: 'Outer', count: 2 },
          { value: 'Far', count: 0 },
        ],
      },
    ])
    const chosen = await recordsWithChoice(there.id, body.id, ['Outer']).execute(inside)
    expect(chosen.rows).toHaveLength(2)
  })
})
