import { Type } from 'typebox'
import {
  closed,
  endpoint,
  InstantSchema,
  LineSchema,
  MaySchema,
  nullable,
  oneOf,
  pageQuery,
  UuidSchema,
} from '../kernel/contract.ts'
import { mappableTaxonomies, taxonomies } from './term.ts'

const staff = ['administrator', 'program-manager'] as const
const VersionSchema = Type.Integer({ minimum: 1 })
const params = closed({ termId: UuidSchema })
const NameSchema = Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' })

const TermSchema = closed({
  id: UuidSchema,
  code: nullable(Type.String({ description: 'Of the shipped library; null where the workspace added it' })),
  name: Type.String(),
  parentId: nullable(UuidSchema),
  source: Type.String({ description: 'The public classification it stands for, or who added it' }),
  aliases: Type.Array(Type.String()),
  uses: Type.Integer({ description: 'Records that carry this very term' }),
  retiredAt: nullable(InstantSchema),
  version: VersionSchema,
})

const UnmappedValueSchema = closed({
  taxonomy: oneOf(mappableTaxonomies),
  value: Type.String(),
  records: Type.Integer({ description: 'Records that carry the text now' }),
  seen: Type.Integer({ description: 'How often files brought it' }),
  firstSeenAt: InstantSchema,
  proposal: nullable(closed({ id: UuidSchema, name: Type.String() })),
})

export const listTerms = endpoint({
  method: 'GET',
  path: '/terms',
  noun: 'customers',
  summary: 'A taxonomy: all its terms with parent, aliases and how often each is used',
  access: 'signed-in',
  query: closed({ taxonomy: oneOf(taxonomies) }),
  response: closed({
    rows: Type.Array(TermSchema),
    unmapped: Type.Integer({ description: 'Values of this taxonomy that wait for their place' }),
    may: MaySchema,
  }),
})

export const addTerm = endpoint({
  method: 'POST',
  path: '/terms',
  noun: 'customers',
  summary: 'Add a term to a taxonomy',
  access: staff,
  body: closed({
    taxonomy: oneOf(taxonomies),
    name: NameSchema,
    parentId: Type.Optional(nullable(UuidSchema)),
    aliases: Type.Optional(Type.Array(NameSchema, { maxItems: 100 })),
  }),
  response: TermSchema,
})

export const updateTerm = endpoint({
  method: 'PATCH',
  path: '/terms/:termId',
  noun: 'customers',
  summary: 'Rename a term or move it below another; its old name stays as an alias',
  access: staff,
  params,
  body: closed({
    version: VersionSchema,
    name: Type.Optional(NameSchema),
    parentId: Type.Optional(nullable(UuidSchema)),
  }),
  response: TermSchema,
})

export const retireTerm = endpoint({
  method: 'POST',
  path: '/terms/:termId/retirement',
  noun: 'customers',
  summary: 'Retire a term: records keep it, nothing new gets it',
  access: staff,
  params,
  response: TermSchema,
})

export const bringBackTerm = endpoint({
  method: 'DELETE',
  path: '/terms/:termId/retirement',
  noun: 'customers',
  summary: 'Bring a retired term back',
  access: staff,
  params,
  response: TermSchema,
})

export const addTermAlias = endpoint({
  method: 'POST',
  path: '/terms/:termId/aliases',
  noun: 'customers',
  summary: 'Add another way to write a term',
  access: staff,
  params,
  body: closed({ alias: NameSchema }),
  response: TermSchema,
})

export const removeTermAlias = endpoint({
  method: 'DELETE',
  path: '/terms/:termId/aliases/:alias',
  noun: 'customers',
  summary: 'Remove one of the ways to write a term',
  access: staff,
  params: closed({ termId: UuidSchema, alias: NameSchema }),
  response: TermSchema,
})

export const listUnmappedValues = endpoint({
  method: 'GET',
  path: '/unmapped-values',
  noun: 'customers',
  summary: 'Values that came in and found no term, product or country, the most frequent first',
  access: staff,
  query: closed({
    taxonomy: Type.Optional(oneOf(mappableTaxonomies)),
    left: Type.Optional(Type.Boolean({ description: 'Those left as they came instead of those that wait' })),
    ...pageQuery,
  }),
  response: closed({
    rows: Type.Array(UnmappedValueSchema),
    next: nullable(Type.String()),
    total: Type.Integer(),
  }),
})

export const leaveValue = endpoint({
  method: 'PUT',
  path: '/unmapped-values/leaving',
  noun: 'customers',
  summary: 'Leave a value as it came, so that it waits for no place any more, or let it wait again',
  access: staff,
  body: closed({ taxonomy: oneOf(mappableTaxonomies), value: LineSchema, isLeft: Type.Boolean() }),
  response: closed({ isLeft: Type.Boolean() }),
})

export const mapValue = endpoint({
  method: 'POST',
  path: '/mappings',
  noun: 'customers',
  summary:
    'Give a value its place: a term, a product, a country, or a new term or product. Every record that carries the text gets it',
  access: staff,
  body: closed({
    taxonomy: oneOf(mappableTaxonomies),
    value: LineSchema,
    termId: Type.Optional(UuidSchema),
    productId: Type.Optional(UuidSchema),
    country: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })),
    newName: Type.Optional(NameSchema),
    newParentId: Type.Optional(nullable(UuidSchema)),
  }),
  response: closed({ id: UuidSchema, name: Type.String(), records: Type.Integer() }),
})

export const undoMapping = endpoint({
  method: 'DELETE',
  path: '/mappings/:mappingId',
  noun: 'customers',
  summary: 'Take a mapping back: the records carry the text again as it came',
  access: staff,
  params: closed({ mappingId: UuidSchema }),
  response: closed({ records: Type.Integer() }),
})
