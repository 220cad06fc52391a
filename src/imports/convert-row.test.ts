import { describe, expect, test } from 'vitest'
import { buildAccountRow, buildContactRow, buildOpportunityRow } from './build-rows.ts'
import { addToProfiles, startProfiles } from './column-profile.ts'
import { convertRow, mayEnter, prepareReading } from './convert-row.ts'
import { guessMapping } from './guess-mapping.ts'
import { readHeader } from './header.ts'
import type { ImportKind } from './import-kind.ts'
import type { Answer } from './mapping.ts'

function convert(
  kind: ImportKind,
  header: readonly string[],
  cells: readonly string[],
  answers: readonly Answer[] = [],
) {
  const profiles = startProfiles(readHeader(header))
  addToProfiles(profiles, cells)
  const reading = prepareReading(kind, header.length, guessMapping(kind, profiles), answers)
  return convertRow(reading, { row: 2, cells })
}

const facts = { currency: 'EUR', ownerKind: null }

describe('a row', () => {
  test('is read field by field', () => {
    const row = convert(
      'accounts',
      ['Account', 'Type', 'ARR (kUSD)', 'Health', 'Products', 'Public sector', 'Employees'],
      [' Acme  Works ', 'Customer - Direct', '12.5', 'green', 'Ledger; Boards', 'ja', '1,200'],
    )
    expect(row.problems).toEqual([])
    expect(buildAccountRow(row, facts)).toMatchObject({
      name: 'Acme Works',
      standing: 'customer',
      contract: { minor: 1_250_000, currency: 'USD' },
      health: 'good',
      products: [{ product: 'Ledger' }, { product: 'Boards' }],
      publicSector: true,
      employees: 1_200,
    })
  })

  test('takes the currency of an amount from the cell, else its column, else the row, else the workspace', () => {
    const money = (header: readonly string[], cells: readonly string[]) =>
      buildOpportunityRow(convert('opportunities', header, cells), facts).amount
    expect(money(['Amount', 'Currency'], ['£5', 'USD'])).toEqual({ minor: 500, currency: 'GBP' })
    expect(money(['Amount (CHF)', 'Currency'], ['5', 'USD'])).toEqual({ minor: 500, currency: 'CHF' })
    expect(money(['Amount', 'Currency'], ['5', 'jpy'])).toEqual({ minor: 5, currency: 'JPY' })
    expect(money(['Amount'], ['5'])).toEqual({ minor: 500, currency: 'EUR' })
  })

  test('says nothing about what it has no column for, and nothing new where a cell is empty', () => {
    const row = buildAccountRow(
      convert('accounts', ['Account', 'City', 'Renewal'], ['A', 'n/a', 'None']),
      facts,
    )
    expect(row.city).toBeNull()
    expect(row.renewalOn).toBeNull()
    expect('industry' in row).toBe(false)
  })

  test('whose value has no place goes in with a note, and one whose value cannot be read does not', () => {
    const note = convert('accounts', ['Account', 'Tier'], ['A', 'purple'])
    expect(note.problems).toMatchObject([
      { severity: 'note', reason: '“purple” is not strategic or standard; what is known stays' },
    ])
    expect(mayEnter(note.problems)).toBe(true)
    const mail = convert('contacts', ['Name', 'Email'], ['Bo', 'bo at home'])
    expect(mail.problems).toMatchObject([
      { severity: 'refused', field: 'mails', value: 'bo at home', proposal: '' },
    ])
    expect(mayEnter(mail.problems)).toBe(false)
  })

  test('is read by the answers a person gave', () => {
    const answers = [{ field: 'mails', value: 'bo at home', answer: 'bo@home.example' }]
    expect(convert('contacts', ['Name', 'Email'], ['Bo', 'bo at home'], answers).values.get('mails')).toEqual(
      ['bo@home.example'],
    )
    const empty = [{ field: 'mails', value: 'bo at home', answer: '' }]
    expect(convert('contacts', ['Name', 'Email'], ['Bo', 'bo at home'], empty).values.get('mails')).toBeNull()
  })
})

describe('a contact', () => {
  test.each([
    [['First name', 'Last name'], ['Ada', 'Lovelace'], 'Ada Lovelace'],
    [['Name', 'First name'], ['Ada King', 'Ada'], 'Ada King'],
    [['Name', 'Last name'], ['', 'Lovelace'], 'Lovelace'],
  ])('of %j %j is called %s', (header, cells, name) => {
    expect(buildContactRow(convert('contacts', header, cells)).name).toBe(name)
  })

  test('has a title without the account behind it', () => {
    const row = convert(
      'contacts',
      ['Name', 'title_and_org', 'Account'],
      ['A', 'CEO & Engineer, Amarula Solutions', 'Amarula Solutions'],
    )
    expect(buildContactRow(row).title).toBe('CEO & Engineer')
  })

  test('that a lead became keeps its own id', () => {
    const row = convert('contacts', ['Id', 'Name', 'ConvertedContactId'], ['00Q1', 'A', '0031'])
    expect(buildContactRow(row).crmId).toBe('0031')
  })

  test('may have its mails in several columns and forms', () => {
    const row = convert(
      'contacts',
      ['Name', 'Email', 'Other email'],
      ['A', 'Bo Eck <Bo@A.example>', 'x@a.example; y@a.example'],
    )
    expect(buildContactRow(row).mails).toEqual(['bo@a.example', 'x@a.example', 'y@a.example'])
  })
})

test.each([
  [['TRUE', 'TRUE'], 'won'],
  [['TRUE', 'FALSE'], 'lost'],
  [['FALSE', 'FALSE'], 'open'],
])('a deal whose closed and won say %j is %s', (cells, state) => {
  const row = convert('opportunities', ['Name', 'IsClosed', 'IsWon'], ['Deal', ...cells])
  expect(buildOpportunityRow(row, facts).state).toBe(state)
})
