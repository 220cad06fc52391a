import { industriesOfGoods } from './industry-terms-goods.ts'
import { industriesOfServices } from './industry-terms-services.ts'

/** A term of the shipped library. `aliases` are other public ways to write it, as people type them. */
export type LibraryTerm = {
  readonly code: string
  readonly name: string
  readonly parent: string | null
  readonly source: string
  readonly aliases: readonly string[]
}

/**
 * Sectors and industries with the class of ISIC Rev.4 (United Nations) or NAICS 2022 (United States) each stands
 * for; aliases are titles of those classes and the everyday names of sector lists of exchanges and CRM systems.
 */
export const industryTerms: readonly LibraryTerm[] = [
  ...readTerms(industriesOfGoods),
  ...readTerms(industriesOfServices),
]

/** Reads lines `code | name | source | alias; alias`; an indented line is a child of the last one that is not. */
export function readTerms(text: string): LibraryTerm[] {
  const terms: LibraryTerm[] = []
  let parent: string | null = null
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const [code = '', name = '', source = '', aliases = ''] = line.split('|').map((part) => part.trim())
    const isChild = line.startsWith(' ')
    if (!isChild) parent = code
    const spellings = aliases.split(';').map((alias) => alias.trim())
    terms.push({
      code,
      name,
      parent: isChild ? parent : null,
      source,
      aliases: spellings.filter((alias) => alias !== ''),
    })
  }
  return terms
}
