import { countryName, countryOfPlace } from '../../customers/country.ts'
import { resolveProducts } from '../../customers/server/product.reads.ts'
import { resolveTerms } from '../../customers/server/taxonomy.reads.ts'
import { isMisspelling } from '../../customers/term-similarity.ts'
import { squeeze } from '../../kernel/text.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { ImportFile } from '../import-file.ts'

/** Field → value of the file → the name it will be read as, where the two are not written alike. */
export type Spellings = ReadonlyMap<string, ReadonlyMap<string, string>>

type Db = WorkspaceDb | WorkspaceTx

/**
 * Finds the values that are understood although they are misspelt or written another way (`technolgy`,
 * `Philipines`, `GTXPro`), so that a person sees what they are read as. Only columns with few different values
 * are looked at: these are lists of terms.
 */
export async function findSpellings(db: Db, workspaceId: string, file: ImportFile): Promise<Spellings> {
  const spellings = new Map<string, Map<string, string>>()
  for (const { field, position } of file.mapping) {
    const values = file.profiles.find((profile) => profile.position === position)?.distinct
    if (field === null || values == null) continue
    const names = await namesFor(db, workspaceId, field, values)
    const differing = names.filter(([value, name]) => isSlip(value, name))
    if (differing.length > 0) spellings.set(field, new Map(differing))
  }
  return spellings
}

async function namesFor(
  db: Db,
  workspaceId: string,
  field: string,
  values: readonly string[],
): Promise<readonly (readonly [string, string])[]> {
  if (field === 'country') {
    return values.flatMap((value) => {
      const code = countryOfPlace(value)
      return code === null ? [] : [[value, countryName(code, 'en')] as const]
    })
  }
  if (field === 'industry') return named(await resolveTerms(db, workspaceId, 'industry', values))
  return field === 'product' ? named(await resolveProducts(db, workspaceId, values)) : []
}

function named(found: ReadonlyMap<string, { readonly name: string } | null>): (readonly [string, string])[] {
  return [...found].flatMap(([value, place]) => (place === null ? [] : [[value, place.name] as const]))
}

function isSlip(value: string, name: string): boolean {
  const [typed, known] = [squeeze(value), squeeze(name)]
  if (typed === known) return !/\s/.test(value.trim()) && /\s/.test(name)
  return isMisspelling(typed, known)
}
