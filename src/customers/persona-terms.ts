import { type LibraryTerm, readNames } from './industry-terms.ts'
import { personaFunctions, personaLevels } from './persona.ts'
import { personaNames } from './persona-names.ts'

const names = readNames(personaNames)

/** Functions, and below each its personas: executive, leader, practitioner. */
export const personaTerms: readonly LibraryTerm[] = personaFunctions.flatMap(
  ({ code, name, who, source }) => [
    { code, name, parent: null, source, aliases: who === name ? [] : [who], names: names.get(code) ?? [] },
    ...personaLevels.map((level) => ({
      code: `${code}.${level.code}`,
      name: `${who} ${level.word}`,
      parent: code,
      source,
      aliases: [],
      names: names.get(`${code}.${level.code}`) ?? [],
    })),
  ],
)
