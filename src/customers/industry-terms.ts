import { industryNamesOfGoods } from './industry-names-goods.ts'
import { industryNamesOfServices } from './industry-names-services.ts'
import { industriesOfGoods } from './industry-terms-goods.ts'
import { industriesOfServices } from './industry-terms-services.ts'

/** A term of the shipped library. `aliases` are other public ways to write it, as people type them. */
export type LibraryTerm = {
  readonly code: string
  readonly name: string
  readonly parent: string | null
  readonly source: string
  readonly aliases: readonly string[]
  /** More of them, that came with the second edition of the library, in English, German and other languages. */
  readonly names: readonly string[]
  /** For a group: the codes of the terms that belong to it wherever else they stand. */
  readonly members?: readonly string[]
}

/**
 * Sectors and industries with the class of ISIC Rev.4 (United Nations) or NAICS 2022 (United States) each stands
 * for; aliases are titles of those classes and the everyday names of sector lists of exchanges and CRM systems.
 */
export const industryTerms: readonly LibraryTerm[] = [
  ...readTerms(industriesOfGoods, industryNamesOfGoods),
  ...readTerms(industriesOfServices, industryNamesOfServices),
]

/**
 * Reads lines `code | name | source | alias; alias`; an indented line is a child of the last one that is not. The second
 * text has lines `code | name; name`, more ways to write these terms.
 */
export function readTerms(text: string, more: string): LibraryTerm[] {
  const names = readNames(more)
  const terms: LibraryTerm[] = []
  let parent: string | null = null
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const [code = '', name = '', source = '', aliases = ''] = line.split('|').map((part) => part.trim())
    const isChild = line.startsWith(' ')
    if (!isChild) parent = code
    terms.push({
      code,
      name,
      parent: isChild ? parent : null,
      source,
      aliases: listed(aliases),
      names: names.get(code) ?? [],
    })
  }
  return terms
}

function listed(text: string): string[] {
  return text
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each !== '')
}

/** Reads lines `code | name; name`: the names of each term, by its code. */
export function readNames(text: string): ReadonlyMap<string, readonly string[]> {
  const lines = text.split('\n').filter((line) => line !== '')
  return new Map(
    lines.map((line) => {
      const [code = '', names = ''] = line.split('|')
      return [code.trim(), listed(names)] as const
    }),
  )
}
