import { Type } from 'typebox'
import {
  CurrencySchema,
  closed,
  DaySchema,
  endpoint,
  InstantSchema,
  LineSchema,
  MaySchema,
  MoneySchema,
  NamedSchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  TextSchema,
  UuidSchema,
} from '../kernel/contract.ts'
import {
  accountHealths,
  accountSilences,
  accountStandings,
  accountTiers,
  employeeBands,
  ownerKinds,
} from './account.ts'
import { caseSeverities } from './case.ts'

export const VersionSchema = Type.Integer({ minimum: 1 })
const many = <S extends Type.TSchema>(schema: S) => Type.Optional(Type.Array(schema, { maxItems: 100 }))
const CountrySchema = Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2' })
const DomainSchema = Type.String({ minLength: 3, maxLength: 253 })
const params = closed({ accountId: UuidSchema })

/** `<custom field id>:<choice>`. */
export const CustomChoiceSchema = Type.String({
  pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:',
  maxLength: 300,
})

const filters = {
  q: Type.Optional(
    Type.String({ maxLength: 200, description: 'Words of the name; misspelt ones are found too' }),
  ),
  mine: Type.Optional(Type.Boolean({ description: 'Only accounts whose relationship the caller owns' })),
  standing: many(oneOf(accountStandings)),
  industry: many(UuidSchema),
  region: many(UuidSchema),
  country: many(CountrySchema),
  band: many(oneOf(employeeBands)),
  health: many(oneOf(accountHealths)),
  tier: many(oneOf(accountTiers)),
  owner: many(UuidSchema),
  product: many(UuidSchema),
  custom: many(CustomChoiceSchema),
}

// Absent fields: the caller may know only who the account is; health and contract also where they own it not.
const AccountRowSchema = closed({
  id: UuidSchema,
  name: Type.String(),
  owner: nullable(NamedSchema),
  standing: Type.Optional(oneOf(accountStandings)),
  industry: Type.Optional(nullable(Type.String())),
  country: Type.Optional(nullable(Type.String())),
  band: Type.Optional(nullable(oneOf(employeeBands))),
  tier: Type.Optional(oneOf(accountTiers)),
  renewalOn: Type.Optional(nullable(DaySchema)),
  lastContactOn: Type.Optional(nullable(DaySchema)),
  contacts: Type.Optional(Type.Integer()),
  updatedAt: Type.Optional(InstantSchema),
  health: Type.Optional(nullable(oneOf(accountHealths))),
  contract: Type.Optional(nullable(MoneySchema)),
  custom: Type.Optional(Type.Record(Type.String(), Type.String())),
})

export const FacetSchema = closed({
  name: Type.String(),
  label: nullable(
    Type.String({ description: 'Of a custom field; others are named by the reader’s language' }),
  ),
  options: Type.Array(
    closed({ value: Type.String(), label: nullable(Type.String()), count: Type.Integer() }),
  ),
})

export const listAccounts = endpoint({
  method: 'GET',
  path: '/accounts',
  noun: 'customers',
  summary: 'Accounts, by name unless asked otherwise',
  access: 'signed-in',
  query: closed({
    ...pageQuery,
    ...filters,
    sort: Type.Optional(
      oneOf(['name', '-name', 'owner', '-owner', 'renewal', '-renewal', 'updated', '-updated']),
    ),
  }),
  response: pageOf(AccountRowSchema),
})

export const countAccounts = endpoint({
  method: 'GET',
  path: '/accounts/facets',
  noun: 'customers',
  summary: 'How many accounts the filters leave, and how many each further choice would',
  access: 'signed-in',
  query: closed(filters),
  response: closed({
    total: Type.Integer(),
    all: Type.Integer({ description: 'Without any filter' }),
    unmapped: Type.Integer({ description: 'Values of files without a place, for whoever may give them one' }),
    facets: Type.Array(FacetSchema),
    may: MaySchema,
  }),
})

const AccountFactsSchema = {
  website: nullable(Type.String()),
  domains: Type.Array(Type.String()),
  parent: nullable(NamedSchema),
  parentText: nullable(Type.String({ description: 'A parent that a file named and nobody knows yet' })),
  children: Type.Array(NamedSchema),
  standing: oneOf(accountStandings),
  industry: nullable(NamedSchema),
  industryText: nullable(Type.String({ description: 'As it came, where it found no term' })),
  region: nullable(NamedSchema),
  country: nullable(Type.String()),
  countryText: nullable(Type.String()),
  city: nullable(Type.String()),
  employees: nullable(Type.Integer()),
  band: nullable(oneOf(employeeBands)),
  segment: nullable(Type.String()),
  tier: oneOf(accountTiers),
  partner: nullable(Type.String()),
  customerSince: nullable(DaySchema),
  renewalOn: nullable(DaySchema),
  churnNoticeOn: nullable(DaySchema),
  publicSector: nullable(Type.Boolean()),
  giftRule: nullable(Type.String()),
  /** What the owner's silence means before this customer is asked; null as the workspace has it. */
  silence: nullable(oneOf(accountSilences)),
  crmId: nullable(Type.String()),
  ownerKind: nullable(oneOf(ownerKinds)),
  ownerText: nullable(Type.String()),
  lastContactOn: nullable(DaySchema),
  products: Type.Array(
    closed({
      id: UuidSchema,
      name: Type.String(),
      liveOn: nullable(DaySchema),
      version: nullable(Type.String()),
    }),
  ),
  useCases: Type.Array(NamedSchema),
  displacedCompetitors: Type.Array(Type.String()),
  cases: Type.Array(
    closed({
      id: UuidSchema,
      number: nullable(Type.String()),
      title: Type.String(),
      severity: oneOf(caseSeverities),
      contact: nullable(NamedSchema),
      openedOn: DaySchema,
      closedOn: nullable(DaySchema),
      rating: nullable(Type.Integer()),
      words: nullable(Type.String()),
    }),
    { description: 'Open ones, and the last closed' },
  ),
  initiatives: Type.Array(closed({ id: UuidSchema, title: Type.String(), notedOn: DaySchema })),
  custom: Type.Record(Type.String(), Type.String(), { description: 'Custom field id → value' }),
  version: VersionSchema,
}

const optionalFacts = Object.fromEntries(
  Object.entries(AccountFactsSchema).map(([name, schema]) => [name, Type.Optional(schema)]),
) as { [Name in keyof typeof AccountFactsSchema]: Type.TOptional<(typeof AccountFactsSchema)[Name]> }

const AccountSchema = closed({
  id: UuidSchema,
  name: Type.String(),
  owner: nullable(NamedSchema),
  ...optionalFacts,
  health: Type.Optional(nullable(oneOf(accountHealths))),
  contract: Type.Optional(nullable(MoneySchema)),
  may: MaySchema,
})

export const getAccount = endpoint({
  method: 'GET',
  path: '/accounts/:accountId',
  noun: 'customers',
  summary: 'One account; what the caller may not know of it is absent',
  access: 'signed-in',
  params,
  response: AccountSchema,
})

const editable = {
  website: Type.Optional(nullable(LineSchema)),
  domains: Type.Optional(Type.Array(DomainSchema, { maxItems: 50 })),
  parentId: Type.Optional(nullable(UuidSchema)),
  standing: Type.Optional(oneOf(accountStandings)),
  industryId: Type.Optional(nullable(UuidSchema)),
  country: Type.Optional(nullable(CountrySchema)),
  city: Type.Optional(nullable(LineSchema)),
  employees: Type.Optional(nullable(Type.Integer({ minimum: 0, maximum: 100_000_000 }))),
  segment: Type.Optional(nullable(LineSchema)),
  tier: Type.Optional(oneOf(accountTiers)),
  partner: Type.Optional(nullable(LineSchema)),
  customerSince: Type.Optional(nullable(DaySchema)),
  renewalOn: Type.Optional(nullable(DaySchema)),
  churnNoticeOn: Type.Optional(nullable(DaySchema)),
  publicSector: Type.Optional(nullable(Type.Boolean())),
  giftRule: Type.Optional(nullable(TextSchema)),
  silence: Type.Optional(nullable(oneOf(accountSilences))),
  crmId: Type.Optional(nullable(LineSchema)),
  health: Type.Optional(nullable(oneOf(accountHealths))),
  contract: Type.Optional(
    nullable(
      closed({
        minor: Type.Integer({ minimum: 0, maximum: 9_007_199_254_740_991 }),
        currency: CurrencySchema,
      }),
    ),
  ),
  useCaseIds: Type.Optional(Type.Array(UuidSchema, { maxItems: 50 })),
  displacedCompetitors: Type.Optional(Type.Array(LineSchema, { maxItems: 50 })),
  custom: Type.Optional(
    Type.Record(Type.String(), nullable(Type.String({ maxLength: 2_000 })), {
      description: 'Null takes a value away',
    }),
  ),
}

export const createAccount = endpoint({
  method: 'POST',
  path: '/accounts',
  noun: 'customers',
  summary: 'Add an account; whoever adds it without naming an owner owns it',
  access: 'signed-in',
  body: closed({ name: LineSchema, ownerId: Type.Optional(nullable(UuidSchema)), ...editable }),
  response: AccountSchema,
})

export const updateAccount = endpoint({
  method: 'PATCH',
  path: '/accounts/:accountId',
  noun: 'customers',
  summary: 'Change what is on record of an account; what is left out stays',
  access: 'signed-in',
  params,
  body: closed({ version: VersionSchema, name: Type.Optional(LineSchema), ...editable }),
  response: AccountSchema,
})

export const setRelationshipOwner = endpoint({
  method: 'PUT',
  path: '/accounts/:accountId/owner',
  noun: 'customers',
  summary: 'Hand an account to another relationship owner, or to nobody',
  access: 'signed-in',
  params,
  body: closed({
    version: VersionSchema,
    ownerId: nullable(UuidSchema),
    ownerKind: Type.Optional(nullable(oneOf(ownerKinds))),
  }),
  response: AccountSchema,
})

export const setAccountProduct = endpoint({
  method: 'PUT',
  path: '/accounts/:accountId/products/:productId',
  noun: 'customers',
  summary: 'Say that an account runs a product, since when and in which version',
  access: 'signed-in',
  params: closed({ accountId: UuidSchema, productId: UuidSchema }),
  body: closed({ liveOn: nullable(DaySchema), version: nullable(LineSchema) }),
  response: AccountSchema,
})

export const removeAccountProduct = endpoint({
  method: 'DELETE',
  path: '/accounts/:accountId/products/:productId',
  noun: 'customers',
  summary: 'Say that an account does not run a product any more',
  access: 'signed-in',
  params: closed({ accountId: UuidSchema, productId: UuidSchema }),
  response: AccountSchema,
})
