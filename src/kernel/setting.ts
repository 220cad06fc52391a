import type { TSchema } from 'typebox'

/**
 * A threshold or choice a workspace may change. Declared once in its noun's root, stored per workspace,
 * shown on the settings page with its unit and the source of its default.
 */
export type Setting<Value> = {
  readonly name: `${string}.${string}`
  readonly title: string
  readonly unit: string
  readonly source: string
  readonly schema: TSchema
  readonly default: Value
}

/** Declares a setting and keeps the type of its value. */
export function setting<Value>(declared: Setting<Value>): Setting<Value> {
  return declared
}
