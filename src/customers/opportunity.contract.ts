import { Type } from 'typebox'
import {
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
import { CustomChoiceSchema, FacetSchema, VersionSchema } from './account.contract.ts'
import { opportunityKinds, opportunityStates } from './opportunity.ts'

const many = <S extends Type.TSchema>(schema: S) => Type.Optional(Type.Array(schema, { maxItems: 100 }))
const params = closed({ opportunityId: UuidSchema })

const filters = {
  q: Type.Optional(
    Type.String({ maxLength: 200, description: 'Words of the name; misspelt ones are found too' }),
  ),
  mine: Type.Optional(
    Type.Boolean({ description: 'Only opportunities the caller owns, or whose account they own' }),
  ),
  account: many(UuidSchema),
  state: many(oneOf(opportunityStates)),
  stage: many(Type.String({ maxLength: 300 })),
  kind: many(oneOf(opportunityKinds)),
  owner: many(UuidSchema),
  product: many(UuidSchema),
  industry: many(UuidSchema),
  custom: many(CustomChoiceSchema),
}

const OpportunityRowSchema = closed({
  id: UuidSchema,
  name: Type.String(),
  account: nullable(NamedSchema),
  prospect: nullable(Type.String({ description: 'The company, where it is no account' })),
  kind: nullable(oneOf(opportunityKinds)),
  state: oneOf(opportunityStates),
  stage: nullable(Type.String()),
  amount: nullable(MoneySchema),
  createdOn: nullable(DaySchema),
  closeOn: nullable(DaySchema),
  owner: nullable(Type.String({ description: 'A person’s name, or the text a file had' })),
  product: nullable(Type.String({ description: 'A product’s name, or the text a file had' })),
  industry: nullable(Type.String()),
  updatedAt: InstantSchema,
  custom: Type.Record(Type.String(), Type.String()),
})

export const listOpportunities = endpoint({
  method: 'GET',
  path: '/opportunities',
  noun: 'customers',
  summary: 'Opportunities the caller may see, the next to close first unless asked otherwise',
  access: 'signed-in',
  query: closed({
    ...pageQuery,
    ...filters,
    sort: Type.Optional(
      oneOf(['close', '-close', 'name', '-name', 'amount', '-amount', 'updated', '-updated']),
    ),
  }),
  response: pageOf(OpportunityRowSchema),
})

export const countOpportunities = endpoint({
  method: 'GET',
  path: '/opportunities/facets',
  noun: 'customers',
  summary:
    'How many opportunities the filters leave, their sums by currency, and how many each choice would leave',
  access: 'signed-in',
  query: closed(filters),
  response: closed({
    total: Type.Integer(),
    all: Type.Integer(),
    sums: Type.Array(
      closed({
        state: oneOf(opportunityStates),
        currency: Type.String(),
        minor: Type.Integer(),
        count: Type.Integer(),
      }),
      { description: 'Amounts of different currencies are never added' },
    ),
    facets: Type.Array(FacetSchema),
    may: MaySchema,
  }),
})

const OpportunitySchema = closed({
  id: UuidSchema,
  name: Type.String(),
  account: nullable(NamedSchema),
  prospect: nullable(Type.String()),
  kind: nullable(oneOf(opportunityKinds)),
  state: oneOf(opportunityStates),
  stage: nullable(Type.String()),
  amount: nullable(MoneySchema),
  createdOn: nullable(DaySchema),
  closeOn: nullable(DaySchema),
  owner: nullable(NamedSchema),
  ownerText: nullable(Type.String()),
  product: nullable(NamedSchema),
  productText: nullable(Type.String()),
  industry: nullable(NamedSchema),
  industryText: nullable(Type.String()),
  country: nullable(Type.String()),
  countryText: nullable(Type.String()),
  need: nullable(Type.String()),
  competitors: Type.Array(Type.String()),
  stages: Type.Array(
    closed({ at: InstantSchema, stage: Type.String(), amountMinor: nullable(Type.Integer()) }),
    { description: 'The first one first' },
  ),
  crmId: nullable(Type.String()),
  custom: Type.Record(Type.String(), Type.String()),
  version: VersionSchema,
  may: MaySchema,
})

export const getOpportunity = endpoint({
  method: 'GET',
  path: '/opportunities/:opportunityId',
  noun: 'customers',
  summary: 'One opportunity with the steps of its way',
  access: 'signed-in',
  params,
  response: OpportunitySchema,
})

const editable = {
  accountId: Type.Optional(nullable(UuidSchema)),
  prospect: Type.Optional(nullable(LineSchema)),
  kind: Type.Optional(nullable(oneOf(opportunityKinds))),
  stage: Type.Optional(nullable(LineSchema)),
  amount: Type.Optional(nullable(MoneySchema)),
  createdOn: Type.Optional(nullable(DaySchema)),
  closeOn: Type.Optional(nullable(DaySchema)),
  ownerId: Type.Optional(nullable(UuidSchema)),
  productId: Type.Optional(nullable(UuidSchema)),
  industryId: Type.Optional(nullable(UuidSchema)),
  country: Type.Optional(nullable(Type.String({ pattern: '^[A-Z]{2}$' }))),
  need: Type.Optional(nullable(TextSchema)),
  competitors: Type.Optional(Type.Array(LineSchema, { maxItems: 50 })),
  crmId: Type.Optional(nullable(LineSchema)),
  custom: Type.Optional(Type.Record(Type.String(), nullable(Type.String({ maxLength: 2_000 })))),
}

export const createOpportunity = endpoint({
  method: 'POST',
  path: '/opportunities',
  noun: 'customers',
  summary: 'Add an opportunity; whoever adds it without naming an owner owns it',
  access: 'signed-in',
  body: closed({ name: LineSchema, ...editable }),
  response: OpportunitySchema,
})

export const updateOpportunity = endpoint({
  method: 'PATCH',
  path: '/opportunities/:opportunityId',
  noun: 'customers',
  summary: 'Change what is on record of an opportunity; what is left out stays',
  access: 'signed-in',
  params,
  body: closed({ version: VersionSchema, name: Type.Optional(LineSchema), ...editable }),
  response: OpportunitySchema,
})

export const closeOpportunity = endpoint({
  method: 'PUT',
  path: '/opportunities/:opportunityId/closing',
  noun: 'customers',
  summary: 'Record that an opportunity is won or lost',
  access: 'signed-in',
  params,
  body: closed({ version: VersionSchema, state: oneOf(['won', 'lost']), on: Type.Optional(DaySchema) }),
  response: OpportunitySchema,
})

export const reopenOpportunity = endpoint({
  method: 'DELETE',
  path: '/opportunities/:opportunityId/closing',
  noun: 'customers',
  summary: 'Record that a closed opportunity is open again',
  access: 'signed-in',
  params,
  response: OpportunitySchema,
})
