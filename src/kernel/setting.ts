import type { TSchema } from 'typebox'

/**
 * A threshold or choice a workspace may change. Declared once in its noun's root, stored per workspace,
 * shown on the settings page with its unit and the source of its default.
 */
export type Setting<Value> = {
  readonly name: `${string}.${string}`
  readonly title: string
  readonly unit: string
  /** Where the default comes from, for whoever reads the code. */
  readonly source: string
  /** The same for whoever reads the page, where the source names a text they do not have. */
  readonly why?: string
  readonly schema: TSchema
  /** What a schema cannot say of a value: the part that does not do and why, as validation puts it; else null. */
  check?(value: Value): { readonly part?: string; readonly reason: string } | null
  readonly default: Value
}

/**
 * Where a default comes from, in the words of the page: its `why`, else the source without the name of the text it
 * stands in, which the reader does not have.
 */
export function sayWhy({ why, source }: Pick<Setting<unknown>, 'why' | 'source'>): string {
  if (why !== undefined) return why
  const [, text = '', rest = ''] = /^(practice|domain|requirements|experience)\b[^:]*(?:: *(.*))?$/s.exec(
    source,
  ) ?? [null, '', source]
  if (text === 'practice') return rest === '' ? 'Common practice' : `Common practice: ${rest}`
  return rest.charAt(0).toUpperCase() + rest.slice(1)
}

/** Declares a setting and keeps the type of its value. */
export function setting<Value>(declared: Setting<Value>): Setting<Value> {
  return declared
}
