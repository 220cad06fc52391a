import { describe, expect, test } from 'vitest'
import { changeMapping } from './change-mapping.ts'
import { addToProfiles, startProfiles } from './column-profile.ts'
import { guessKind } from './guess-kind.ts'
import { guessMapping } from './guess-mapping.ts'
import { readHeader } from './header.ts'
import { type ImportKind, importKinds, sortByKind } from './import-kind.ts'
import { mayDo } from './import-state.ts'
import { fieldsOf } from './kind-fields.ts'

function profilesOf(header: readonly string[], ...rows: readonly (readonly string[])[]) {
  const profiles = startProfiles(readHeader(header))
  for (const row of rows) addToProfiles(profiles, row)
  return profiles
}

const guess = (kind: ImportKind, header: readonly string[], ...rows: readonly (readonly string[])[]) =>
  guessMapping(kind, profilesOf(header, ...rows)).map(({ field, why }) => [field, why])

describe('columns are guessed', () => {
  test('for a HubSpot export of companies', () => {
    expect(
      guess('accounts', [
        'Record ID - Company',
        'Company name',
        'Company Domain Name',
        'Company owner',
        'Lifecycle Stage',
        'Country/Region',
        'Number of Employees',
        'Annual Revenue',
      ]).map(([field]) => field),
    ).toEqual(['crmId', 'name', 'domains', 'owner', 'standing', 'country', 'employees', null])
  })

  test('for a German spreadsheet', () => {
    expect(
      guess('contacts', [
        'Vorname',
        'Nachname',
        'E-Mail-Adresse',
        'Funktion',
        'Firma',
        'Telefon',
        'Sprache',
      ]).map(([field]) => field),
    ).toEqual(['firstName', 'lastName', 'mails', 'title', 'accountName', 'phone', 'languages'])
  })

  test('by their values where the name does not tell', () => {
    expect(
      guess('contacts', ['Name', 'x', 'y'], ['Bo Eck', 'bo@a.example', 'u'], ['Al Po', 'al@b.example', 'v']),
    ).toEqual([
      ['name', 'exact'],
      ['mails', 'by values'],
      [null, 'not recognised'],
    ])
    expect(guess('accounts', ['Name', 'Z'], ['A', 'Germany'], ['B', 'FR'], ['C', 'Philipines'])[1]).toEqual([
      'country',
      'by values',
    ])
  })

  test('with the way their values are read', () => {
    expect(
      guess(
        'accounts',
        ['Account', 'ARR (kEUR)', 'Employees', 'Renewal', 'Since', 'CSM'],
        ['A', '148,5', '2.400', '30.06.27', '2021', 'p@x.example'],
        ['B', '1.200,0', '1.150', '01.02.27', '2019', 'q@x.example'],
      ),
    ).toEqual([
      ['name', 'by name'],
      ['contract', 'decimal comma, × 1,000, EUR'],
      ['employees', 'point as thousands'],
      ['renewalOn', 'day first'],
      ['customerSince', 'year only'],
      ['owner', 'by mail'],
    ])
  })

  test('an order of dates comes from the other columns of the file, or stays open', () => {
    const both = guessMapping(
      'opportunities',
      profilesOf(['Close date', 'Created date'], ['02/03/24', '02/23/26']),
    )
    expect(both.map(({ order }) => order)).toEqual(['month-first', 'month-first'])
    expect(guessMapping('opportunities', profilesOf(['Close date'], ['02/03/24']))[0]?.order).toBeNull()
  })

  test('a column that is called like a name and like an id is what its values are', () => {
    expect(guess('opportunities', ['Opportunity'], ['opp-6d17'], ['opp-3eae'])[0]?.[0]).toBe('crmId')
    expect(guess('opportunities', ['Opportunity'], ['Big deal'], ['Small deal'])[0]?.[0]).toBe('name')
  })

  test('a file of stage changes is read as that', () => {
    const header = ['Id', 'OpportunityId', 'CreatedDate', 'StageName', 'Amount', 'CloseDate']
    const row = ['008x1', '006y2', '02/23/26 08:55 PM', 'Closed Won', '100', '01/27/21']
    expect(guess('opportunities', header, row).map(([field]) => field)).toEqual([
      null,
      'crmId',
      'stageSince',
      'stage',
      'amount',
      null,
    ])
  })

  test('every label stands for its own field, so that a template comes back as it went out', () => {
    for (const kind of importKinds) {
      const fields = fieldsOf(kind)
      const mapped = guess(
        kind,
        fields.map((field) => field.label),
      ).map(([field]) => field)
      expect([kind, mapped]).toEqual([kind, fields.map((field) => field.name)])
    }
  })
})

describe('the kind of a file', () => {
  test.each([
    ['sales_teams.csv', ['sales_agent', 'manager', 'regional_office'], 'people'],
    ['export.csv', ['Deal Name', 'Deal Stage', 'Amount', 'Close Date'], 'opportunities'],
    ['x.csv', ['Vorname', 'Nachname', 'E-Mail', 'Firma'], 'contacts'],
    ['Kunden.xlsx', ['Firma', 'Branche', 'Land'], 'accounts'],
    ['history.csv', ['Activity type', 'Date', 'Contact', 'Account'], 'history'],
    ['advocates.csv', ['Name', 'Account', 'Joined on', 'Willing to'], 'advocates'],
    ['quotes.csv', ['account', 'attribution', 'quote'], 'quotes'],
    ['x.csv', ['a', 'b', 'c'], null],
  ])('%s with %j is %s', (name, header, kind) => expect(guessKind(name, profilesOf(header))).toBe(kind))

  test('decides the order in which files come in', () => {
    const files = (['history', 'contacts', 'people', 'accounts'] as const).map((kind) => ({ kind }))
    expect(sortByKind([...files, { kind: null }]).map(({ kind }) => kind)).toEqual([
      'people',
      'accounts',
      'contacts',
      'history',
      null,
    ])
  })
})

describe('a changed mapping', () => {
  const profiles = profilesOf(['Name', 'Company', 'Renewal'], ['A', 'B', '01/02/27'])
  const guessed = guessMapping('accounts', profiles)

  test('makes a guess give way to what was chosen', () => {
    const { mapping, problems } = changeMapping('accounts', guessed, profiles, { company: 'name' })
    expect(problems).toEqual([])
    expect(mapping.map(({ field }) => field)).toEqual([null, 'name', 'renewalOn'])
  })

  test('refuses two chosen columns for one field', () => {
    const { problems } = changeMapping('accounts', guessed, profiles, { Name: 'name', Company: 'name' })
    expect(problems).toEqual([{ column: 'Company', reason: '“Name” goes to the same field already.' }])
  })

  test('closes the question of an order', () => {
    const file = { state: 'read', kind: 'accounts', rows: 1 } as const
    expect(mayDo('start', { ...file, mapping: guessed })).toMatch(/day or the month first/)
    const { mapping } = changeMapping('accounts', guessed, profiles, { Renewal: { order: 'day-first' } })
    expect(mapping[2]).toMatchObject({ field: 'renewalOn', order: 'day-first', why: 'chosen' })
    expect(mayDo('start', { ...file, mapping })).toBeNull()
  })
})
