import type { CustomKind } from '../customers/custom-field.ts'
import { fold } from '../kernel/text.ts'
import type { ColumnProfile } from './column-profile.ts'
import { readColumn } from './guess-mapping.ts'
import { customRecordOf, type ImportKind } from './import-kind.ts'
import { fieldOf } from './kind-fields.ts'
import {
  type ColumnMapping,
  customFieldIdOf,
  type Mapping,
  type MappingChange,
  newCustomField,
} from './mapping.ts'

export type ChangeProblem = { readonly column: string; readonly reason: string }

/**
 * A mapping with a person's changes. Names of columns are compared without case and accents. Refuses a column
 * the file does not have, a field the kind does not have, and two columns for a field that takes one.
 */
export function changeMapping(
  kind: ImportKind,
  mapping: Mapping,
  profiles: readonly ColumnProfile[],
  change: MappingChange,
  customKinds: ReadonlyMap<string, CustomKind> = new Map(),
  why = 'chosen',
): { readonly mapping: Mapping; readonly problems: readonly ChangeProblem[] } {
  const problems: ChangeProblem[] = []
  let changed = [...mapping]
  const chosen = new Set<number>()
  for (const [name, wanted] of Object.entries(change)) {
    const profile = profiles.find((each) => fold(each.name) === fold(name))
    if (profile === undefined) {
      problems.push({ column: name, reason: 'The file has no such column.' })
      continue
    }
    const next = changeColumn({ kind, mapping: changed, profiles, customKinds, why }, profile, wanted)
    if ('reason' in next) problems.push({ column: name, reason: next.reason })
    else {
      chosen.add(next.position)
      changed = changed.map((each) => (each.position === next.position ? next : each))
    }
  }
  return {
    mapping: giveWay(kind, changed, chosen),
    problems: [...problems, ...findRepeated(kind, changed, chosen)],
  }
}

const takesOne = (kind: ImportKind, field: string | null) =>
  field !== null && field !== newCustomField && fieldOf(kind, field)?.many === undefined

/** A guess gives way to what a person chose for the same field. */
function giveWay(kind: ImportKind, mapping: Mapping, chosen: ReadonlySet<number>): Mapping {
  const taken = new Map(
    mapping.filter((each) => chosen.has(each.position)).map((each) => [each.field, each.column]),
  )
  return mapping.map((each) => {
    const other = taken.get(each.field)
    if (chosen.has(each.position) || other === undefined || !takesOne(kind, each.field)) return each
    return { position: each.position, column: each.column, field: null, why: `${other} was chosen` }
  })
}

type Changing = {
  readonly kind: ImportKind
  readonly mapping: Mapping
  readonly profiles: readonly ColumnProfile[]
  readonly customKinds: ReadonlyMap<string, CustomKind>
  readonly why: string
}

function changeColumn(
  { kind, mapping, profiles, customKinds, why }: Changing,
  profile: ColumnProfile,
  wanted: MappingChange[string],
): ColumnMapping | { readonly reason: string } {
  const before = mapping.find((each) => each.position === profile.position)
  const change = typeof wanted === 'string' || wanted === null ? { field: wanted } : wanted
  const field =
    change.field === undefined ? (before?.field ?? null) : change.field === '' ? null : change.field
  const refusal = refuseField(kind, field, customKinds)
  if (refusal !== null) return { reason: refusal }
  const sameField = before !== undefined && before.field === field
  const base = sameField ? before : readColumn(kind, profile, field, why, profiles, customKinds)
  return {
    ...base,
    ...(change.order === undefined ? {} : { order: change.order, why }),
    ...(change.mark === undefined ? {} : { mark: change.mark, why }),
    ...(change.scale === undefined ? {} : { scale: change.scale }),
    ...(change.currency === undefined ? {} : { currency: change.currency }),
  }
}

function refuseField(
  kind: ImportKind,
  field: string | null,
  customKinds: ReadonlyMap<string, CustomKind>,
): string | null {
  if (field === null || fieldOf(kind, field) !== undefined) return null
  const customId = customFieldIdOf(field)
  if (field === newCustomField || customId !== null) {
    if (customRecordOf(kind) === null) return `Files of ${kind} have no custom fields.`
    return customId === null || customKinds.has(customId) ? null : 'There is no such custom field.'
  }
  return `Files of ${kind} have no field “${field}”.`
}

function findRepeated(kind: ImportKind, mapping: Mapping, chosen: ReadonlySet<number>): ChangeProblem[] {
  const problems: ChangeProblem[] = []
  const taken = new Map<string | null, string>()
  for (const { field, column, position } of mapping) {
    if (!chosen.has(position) || !takesOne(kind, field)) continue
    const other = taken.get(field)
    if (other === undefined) taken.set(field, column)
    else problems.push({ column, reason: `“${other}” goes to the same field already.` })
  }
  return problems
}
