import { pageTexts } from '../../asks/page.texts.ts'
import type { PageLanguage } from '../../asks/page-language.ts'
import { useSending } from '../../asks/web/page.queries.ts'
import { talkPageTexts } from '../talk-page.texts.ts'

/** Sends one act about the time of a talk; what is refused is said in the words of either side’s page. */
export function useTalkSending<Page>(
  language: PageLanguage,
  put: (page: Page) => void,
  again: () => Promise<void>,
) {
  const { failed, refusals } = pageTexts(language)
  const words = { failed, refusals: { ...refusals, ...talkPageTexts(language).refusals } }
  return useSending<Page>(words, put, again)
}
