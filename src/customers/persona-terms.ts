import type { LibraryTerm } from './industry-terms.ts'
import { personaFunctions, personaLevels } from './persona.ts'

/** Functions, and below each its personas: executive, leader, practitioner. */
export const personaTerms: readonly LibraryTerm[] = personaFunctions.flatMap(
  ({ code, name, who, source }) => [
    { code, name, parent: null, source, aliases: who === name ? [] : [who] },
    ...personaLevels.map((level) => ({
      code: `${code}.${level.code}`,
      name: `${who} ${level.word}`,
      parent: code,
      source,
      aliases: [],
    })),
  ],
)
