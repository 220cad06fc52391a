import { Type } from 'typebox'
import {
  closed,
  endpoint,
  InstantSchema,
  MaySchema,
  MoneySchema,
  nullable,
  UuidSchema,
} from '../kernel/contract.ts'

const staff = ['administrator', 'program-manager'] as const
const VersionSchema = Type.Integer({ minimum: 1 })
const params = closed({ productId: UuidSchema })
const NameSchema = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })
const AliasesSchema = Type.Array(NameSchema, { maxItems: 100 })

const ProductSchema = closed({
  id: UuidSchema,
  name: Type.String(),
  family: nullable(Type.String()),
  price: nullable(MoneySchema),
  crmId: nullable(Type.String()),
  aliases: Type.Array(Type.String(), { description: 'Other ways to write it' }),
  accounts: Type.Integer({ description: 'Accounts that run it' }),
  opportunities: Type.Integer({ description: 'Opportunities about it' }),
  retiredAt: nullable(InstantSchema),
  version: VersionSchema,
})

export const listProducts = endpoint({
  method: 'GET',
  path: '/products',
  noun: 'customers',
  summary: 'All products, with how many accounts run each',
  access: 'signed-in',
  response: closed({ rows: Type.Array(ProductSchema), may: MaySchema }),
})

export const createProduct = endpoint({
  method: 'POST',
  path: '/products',
  noun: 'customers',
  summary: 'Add a product',
  access: staff,
  body: closed({
    name: NameSchema,
    family: Type.Optional(nullable(NameSchema)),
    price: Type.Optional(nullable(MoneySchema)),
    crmId: Type.Optional(nullable(NameSchema)),
    aliases: Type.Optional(AliasesSchema),
  }),
  response: ProductSchema,
})

export const updateProduct = endpoint({
  method: 'PATCH',
  path: '/products/:productId',
  noun: 'customers',
  summary: 'Change a product; what is left out stays, a former name stays as an alias',
  access: staff,
  params,
  body: closed({
    version: VersionSchema,
    name: Type.Optional(NameSchema),
    family: Type.Optional(nullable(NameSchema)),
    price: Type.Optional(nullable(MoneySchema)),
    crmId: Type.Optional(nullable(NameSchema)),
    aliases: Type.Optional(AliasesSchema),
  }),
  response: ProductSchema,
})

export const retireProduct = endpoint({
  method: 'POST',
  path: '/products/:productId/retirement',
  noun: 'customers',
  summary: 'Retire a product: accounts keep it, nobody is offered it',
  access: staff,
  params,
  response: ProductSchema,
})

export const bringBackProduct = endpoint({
  method: 'DELETE',
  path: '/products/:productId/retirement',
  noun: 'customers',
  summary: 'Bring a retired product back',
  access: staff,
  params,
  response: ProductSchema,
})
