import type { Static, TObject, TSchema } from 'typebox'
import { Type } from 'typebox'
import type { Role } from './actor.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Who may call an endpoint at all; what they may see or do there is the noun's `policy`. */
export type Access = 'anyone' | 'link' | 'signed-in' | readonly Role[]

/** One endpoint of the API, as its noun's `contract.ts` declares it. Paths start below `/api/v1`. */
export type Endpoint = {
  readonly method: Method
  readonly path: `/${string}`
  /** The noun; with the method it makes the scope a key needs: `customers:read`, `customers:write`. */
  readonly noun: string
  readonly summary: string
  readonly access: Access
  readonly params?: TObject
  readonly query?: TObject
  readonly body?: TSchema
  readonly response: TSchema
  /** True where the answer is no JSON (a download, a page) and `response` only documents it. */
  readonly raw?: boolean
  /** True where the body is a file upload (multipart/form-data), read by the handler itself. */
  readonly upload?: boolean
}

/** Declares an endpoint and keeps its literal types. */
export function endpoint<const E extends Endpoint>(declared: E): E {
  return declared
}

export type ParamsOf<E extends Endpoint> = E extends { params: infer P extends TSchema }
  ? Static<P>
  : Record<string, never>
export type QueryOf<E extends Endpoint> = E extends { query: infer Q extends TSchema }
  ? Static<Q>
  : Record<string, never>
export type BodyOf<E extends Endpoint> = E extends { body: infer B extends TSchema } ? Static<B> : undefined
export type ResponseOf<E extends Endpoint> = Static<E['response']>

/** The scope a key needs for an endpoint: `customers:read` for a GET, `customers:write` otherwise. */
export function scopeOf(declared: Endpoint): string {
  return `${declared.noun}:${declared.method === 'GET' ? 'read' : 'write'}`
}

// The schemas that every contract shares. Objects are closed: an unknown field is an error, never dropped.

export const UuidSchema = Type.String({ format: 'uuid' })
export const InstantSchema = Type.String({ format: 'date-time', description: 'UTC, ISO 8601' })
export const DaySchema = Type.String({
  format: 'date',
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  description: 'A calendar day, 2026-03-01',
})
export const LineSchema = Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' })
export const TextSchema = Type.String({ maxLength: 20_000 })
export const MailSchema = Type.String({
  minLength: 3,
  maxLength: 254,
  pattern: '^[^\\s@<>]+@[^\\s@<>]+\\.[^\\s@<>.]{2,}$',
})
export const CurrencySchema = Type.String({ pattern: '^[A-Z]{3}$' })
/** A record as others point at it. */
export const NamedSchema = closed({ id: UuidSchema, name: Type.String() })
export const MoneySchema = closed({
  minor: Type.Integer({ minimum: -9_007_199_254_740_991, maximum: 9_007_199_254_740_991 }),
  currency: CurrencySchema,
})

/** An object that refuses fields it does not name. */
export function closed<P extends Record<string, TSchema>>(properties: P) {
  return Type.Object(properties, { additionalProperties: false })
}

/** A value that may be null. Written as `type: [t, "null"]` where it can be: the serialiser need not guess. */
export function nullable<S extends TSchema>(schema: S) {
  const plain = schema as { type?: unknown; enum?: readonly unknown[] }
  const fields =
    typeof plain.type === 'string'
      ? { ...schema, type: [plain.type, 'null'] }
      : { anyOf: [schema, { type: 'null' }] }
  if (plain.enum !== undefined) Object.assign(fields, { enum: [...plain.enum, null] })
  return Type.Unsafe<Static<S> | null>(fields)
}

/** One of a closed list of words. */
export function oneOf<const Words extends readonly string[]>(words: Words) {
  return Type.Unsafe<Words[number]>({ type: 'string', enum: [...words] })
}

/** A page of a keyset-paginated list: the rows, and the cursor of the next page when there is one. */
export function pageOf<S extends TSchema>(row: S) {
  return closed({ rows: Type.Array(row), next: nullable(Type.String()) })
}

/** What every keyset-paginated list accepts. `size` is capped at 200. */
export const pageQuery = {
  cursor: Type.Optional(Type.String({ maxLength: 2_000 })),
  size: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
}

/** What the actor may do with a record, and where not, why: so that a disabled button can say so. */
export const MaySchema = Type.Record(Type.String(), nullable(Type.String()), {
  description: 'Action to null when allowed, else to the reason why not',
})
