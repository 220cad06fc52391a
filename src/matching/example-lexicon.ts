import { defaultCatalogue } from '../activities/catalogue.ts'
import { taxonomies } from '../customers/term.ts'
import { aliasesOf, termLibrary } from '../customers/term-library.ts'
import { type Lexicon, makeLexicon } from './read-sentence-lexicon.ts'

/** The shipped terms and kinds of activity with a few products and competitors; ids are codes, for tests. */
export function exampleLexicon(): Lexicon {
  return makeLexicon({
    terms: taxonomies.flatMap((taxonomy) => {
      const aliases = Map.groupBy(aliasesOf(termLibrary[taxonomy]), ({ code }) => code)
      return termLibrary[taxonomy].map(({ code, name }) => ({
        taxonomy,
        id: code,
        name,
        code,
        aliases: (aliases.get(code) ?? []).map(({ written }) => written),
      }))
    }),
    products: ['Merriden Analytics', 'Merriden Ledger', 'Merriden Forecast'].map((name) => ({
      id: name,
      name,
    })),
    competitors: ['Oldsoft', 'Numeratix', 'Quillon Reports', 'a spreadsheet'],
    activityTypes: defaultCatalogue.map(({ code, name, germanName }) => ({
      id: code,
      code,
      name,
      germanName,
    })),
  })
}
