import { Type } from 'typebox'
import {
  closed,
  endpoint,
  InstantSchema,
  LineSchema,
  NamedSchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  UuidSchema,
} from '../../kernel/contract.ts'
import { mergedRecords } from '../merging/merge-fields.ts'
import { likenessCodes } from './likeness.ts'

const ReasonSchema = closed({ code: oneOf(likenessCodes), detail: nullable(Type.String()) })
const OneSchema = closed({
  id: UuidSchema,
  name: Type.String(),
  detail: nullable(Type.String({ description: 'Title and company, or city and country' })),
  asks: Type.Integer({ description: 'Entries of the ledger' }),
  updatedAt: InstantSchema,
})

const PairSchema = closed({
  id: UuidSchema,
  record: oneOf(mergedRecords),
  state: oneOf(['open', 'not-same']),
  score: Type.Number({ description: '0 to 1' }),
  reasons: Type.Array(ReasonSchema),
  one: OneSchema,
  other: OneSchema,
  foundAt: InstantSchema,
  decidedBy: nullable(NamedSchema),
  decidedAt: nullable(InstantSchema),
})

export const listDuplicates = endpoint({
  method: 'GET',
  path: '/duplicates',
  noun: 'customers',
  summary: 'Records that look like one, the likeliest first',
  access: ['program-manager'],
  query: closed({
    ...pageQuery,
    record: oneOf(mergedRecords),
    state: Type.Optional(oneOf(['open', 'not-same'])),
  }),
  response: pageOf(PairSchema),
})

export const countDuplicates = endpoint({
  method: 'GET',
  path: '/duplicates/counts',
  noun: 'customers',
  summary: 'How many pairs wait for a word, and how much of what is on record was looked at',
  access: ['program-manager'],
  response: closed({
    contacts: Type.Integer(),
    accounts: Type.Integer(),
    notSame: Type.Integer(),
    merges: Type.Integer(),
    unlooked: Type.Integer({
      description: 'Records changed since the search last passed; at most 1,000 are counted',
    }),
  }),
})

/** How much somebody on record looks like the somebody in question, and why; what they share is not told. */
export const LikenessSchema = closed({
  score: Type.Number({ description: '0 to 1' }),
  reasons: Type.Array(oneOf(likenessCodes)),
})

/** Somebody on record who may be the somebody in question. */
export const AlikeSchema = closed({
  contactId: UuidSchema,
  name: Type.String(),
  title: nullable(Type.String()),
  accountName: nullable(Type.String()),
  ...LikenessSchema.properties,
})

export const listAlike = endpoint({
  method: 'GET',
  path: '/duplicates/alike',
  noun: 'customers',
  summary: 'Contacts who may be the somebody that is being typed',
  access: 'signed-in',
  query: closed({
    name: LineSchema,
    email: Type.Optional(Type.String({ maxLength: 254 })),
    accountId: Type.Optional(UuidSchema),
    accountName: Type.Optional(Type.String({ maxLength: 300 })),
  }),
  response: closed({ rows: Type.Array(AlikeSchema) }),
})

const params = closed({ pairId: UuidSchema })

export const tellApart = endpoint({
  method: 'PUT',
  path: '/duplicates/:pairId/distinction',
  noun: 'customers',
  summary: 'Say that two records are not the same; it is remembered',
  access: ['program-manager'],
  params,
  response: closed({}),
})

export const askAnew = endpoint({
  method: 'DELETE',
  path: '/duplicates/:pairId/distinction',
  noun: 'customers',
  summary: 'Take back that two records are not the same',
  access: ['program-manager'],
  params,
  response: closed({}),
})
