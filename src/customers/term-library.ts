import { squeeze } from '../kernel/text.ts'
import { industryTerms, type LibraryTerm } from './industry-terms.ts'
import { personaTerms } from './persona-terms.ts'
import { regionGroups } from './region-groups.ts'
import { regionTerms } from './region-terms.ts'
import type { Taxonomy } from './term.ts'
import { useCaseTerms } from './use-case-terms.ts'

/** The shipped terms of every taxonomy; each names its public source. */
export const termLibrary: Readonly<Record<Taxonomy, readonly LibraryTerm[]>> = {
  industry: industryTerms,
  region: regionTerms,
  persona: personaTerms,
  'use-case': useCaseTerms,
}

const groups = new Set(regionGroups.map(({ code }) => code))

/** The edition a term came with. */
export function editionOf({ code }: LibraryTerm): number {
  return groups.has(code) ? 2 : 1
}

type LibraryAlias = {
  readonly alias: string
  readonly written: string
  readonly code: string
  readonly edition: number
}

/** The aliases of a taxonomy's terms, squeezed and as written, each once, without those that only repeat a name. */
export function aliasesOf(terms: readonly LibraryTerm[]): LibraryAlias[] {
  const taken = new Set(terms.map((term) => squeeze(term.name)))
  const free = (edition: number, code: string, written: string): LibraryAlias[] => {
    const alias = squeeze(written)
    if (alias === '' || taken.has(alias)) return []
    taken.add(alias)
    return [{ alias, written, code, edition }]
  }
  return [
    ...terms.flatMap(({ code, aliases }) => aliases.flatMap((written) => free(1, code, written))),
    ...terms.flatMap(({ code, names }) => names.flatMap((written) => free(2, code, written))),
  ]
}
