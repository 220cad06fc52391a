import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type AccountTraits,
  type ContactTraits,
  coreName,
  isSameCrmId,
  likenessOfAccounts,
  likenessOfContacts,
} from './likeness.ts'

const contact = (name: string, more: Partial<ContactTraits> = {}): ContactTraits => ({
  ...{ id: name, name, crmId: null, phone: null, mails: [], accountId: 'a', accountName: 'hof' },
  formerAccountIds: [],
  ...more,
})
const account = (name: string, more: Partial<AccountTraits> = {}): AccountTraits => ({
  ...{
    id: name,
    name,
    aliases: [],
    crmId: null,
    country: null,
    parentId: null,
    domains: [],
    mailDomains: [],
  },
  ...more,
})
const codes = (found: { reasons: readonly { code: string }[] } | null) =>
  found?.reasons.map(({ code }) => code) ?? null

test.each([
  [
    'the same words in another order',
    contact('anna weber'),
    contact('weber anna'),
    1,
    ['same-name', 'same-account'],
  ],
  ['an initial', contact('j smith'), contact('john smith'), 0.6, ['initials', 'same-account']],
  ['a misspelling', contact('jon smith'), contact('john smith'), 0.75, ['like-name', 'same-account']],
  [
    'a namesake elsewhere',
    contact('anna weber'),
    contact('anna weber', { accountId: 'b', accountName: 'tal' }),
    1,
    null,
  ],
  [
    'somebody who moved',
    contact('anna weber', { formerAccountIds: ['b'] }),
    contact('anna weber', { accountId: 'b', accountName: 'tal' }),
    ...([1, ['same-name', 'worked-there']] as const),
  ],
  [
    'a title written behind the name',
    contact('stefan martinov'),
    contact('stefan martinov devops lead'),
    ...([0.57, ['name-begins', 'same-account']] as const),
  ],
  [
    'a title behind a dot',
    contact('francisco de lucas'),
    contact('francisco de lucas. principal software engineer'),
    ...([0.4, ['name-begins', 'same-account']] as const),
  ],
  [
    'a longer name at another company',
    contact('anna weber'),
    contact('anna weber schmidt', { accountId: 'b', accountName: 'tal' }),
    0.6,
    null,
  ],
  ['a first name alone', contact('anna'), contact('anna weber'), 0.45, null],
  ['half of a word', contact('anna web'), contact('anna weber schmidt'), 0.45, null],
  ['a colleague', contact('anna weber'), contact('otto klein'), 0, null],
  [
    'a shared switchboard',
    contact('anna weber', { phone: '+49 30 1234567' }),
    contact('otto klein', { phone: '030/1234567' }),
    0,
    null,
  ],
  [
    'an address with a tag',
    contact('a', { mails: ['anna+x@hof.example'] }),
    contact('b', { mails: ['Anna@hof.example'] }),
    ...([0, ['same-mail']] as const),
  ],
])('contacts: %s', (_, one, other, likeness, reasons) => {
  expect(codes(likenessOfContacts(one, other, likeness))).toEqual(reasons)
})

test.each([
  ['another legal form', account('northwind gmbh'), account('northwind ag'), 0.7, ['same-core-name']],
  [
    'parent and daughter',
    account('northwind', { id: 'p' }),
    account('northwind gmbh', { parentId: 'p' }),
    0.7,
    null,
  ],
  [
    'a domain that is the other’s website',
    account('nw', { domains: ['northwind.example'] }),
    account('northwind', { domains: ['northwind.example'] }),
    ...([0.2, ['same-domain']] as const),
  ],
  [
    'two of a trade',
    account('stadtwerke ulm', { country: 'DE' }),
    account('stadtwerke jena', { country: 'DE' }),
    0.6,
    null,
  ],
  [
    'countries apart',
    account('hof gmbh', { country: 'DE' }),
    account('hof ag', { country: 'CH' }),
    0.6,
    ['same-core-name'],
  ],
])('accounts: %s', (_, one, other, likeness, reasons) => {
  expect(codes(likenessOfAccounts(one, other, likeness))).toEqual(reasons)
})

test('an id of fifteen letters is the one of eighteen that begins with it', () => {
  expect(isSameCrmId('0035g00000ABCde', '0035g00000ABCdeAAG')).toBe(true)
  expect(isSameCrmId('0035g00000ABCde', '0035g00000ABCdfAAG')).toBe(false)
  expect(isSameCrmId('17', '170')).toBe(false)
})

test('a name is never reduced to nothing', () => {
  fc.assert(fc.property(fc.string({ minLength: 1 }), (name) => coreName(name) !== ''))
  expect(coreName('the company ltd')).toBe('the company ltd')
})

test('who is compared with whom makes no difference', () => {
  const traits = fc.record({
    ...{
      id: fc.uuid(),
      name: fc.constantFrom('anna weber', 'anna weber cto', 'a weber', 'weber anna', 'otto klein'),
    },
    ...{ crmId: fc.constantFrom(null, 'x', 'X'), phone: fc.constantFrom(null, '030 1234567') },
    ...{ mails: fc.constant([] as string[]), accountId: fc.constantFrom(null, 'a', 'b') },
    ...{
      accountName: fc.constantFrom(null, 'hof', 'hof gmbh'),
      formerAccountIds: fc.constantFrom([], ['a'], ['b']),
    },
  })
  fc.assert(
    fc.property(traits, traits, fc.double({ min: 0, max: 1, noNaN: true }), (one, other, likeness) => {
      expect(likenessOfContacts(one, other, likeness)?.score).toBe(
        likenessOfContacts(other, one, likeness)?.score,
      )
    }),
  )
})
