import type { TSchema } from 'typebox'

type Schema = {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly minItems?: number
  readonly minimum?: number
  readonly minLength?: number
  readonly pattern?: string
  readonly format?: string
}

/** Ids by the name of the parameter or field that wants one: `accountId`, `contactIds`. */
export type Ids = Readonly<Record<string, string>>

/** An input that fits a schema: required fields only, ids by their field's name. */
export function sampleInput(schema: TSchema | undefined, ids: Ids, name = ''): unknown {
  return schema === undefined ? undefined : sample(schema as Schema, ids, name)
}

function sample(schema: Schema, ids: Ids, name: string): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  if (schema.anyOf !== undefined) return sample(schema.anyOf[0] ?? {}, ids, name)
  switch ([schema.type].flat()[0]) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((key) => [key, sample(schema.properties?.[key] ?? {}, ids, key)]),
      )
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () =>
        sample(schema.items ?? {}, ids, name.replace(/s$/, '')),
      )
    case 'integer':
    case 'number':
      return schema.minimum ?? 1
    case 'boolean':
      return true
    case 'null':
      return null
    default:
      return sampleText(schema, ids, name)
  }
}

function sampleText(schema: Schema, ids: Ids, name: string): string {
  if (schema.format === 'uuid') return ids[name] ?? crypto.randomUUID()
  if (schema.format === 'date-time') return '2026-03-02T09:00:00.000Z'
  if (schema.pattern?.startsWith('^\\d{4}-')) return '2026-03-02'
  if (schema.pattern?.includes('@')) return 'somebody@else.example'
  if (schema.pattern === '^[A-Z]{3}$') return 'EUR'
  return 'sample'.padEnd(schema.minLength ?? 0, 'x')
}
