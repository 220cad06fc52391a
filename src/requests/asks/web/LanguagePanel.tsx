import type { PageLanguage } from '../page-language.ts'
import css from './LanguagePanel.module.css'

const names: Readonly<Record<PageLanguage, string>> = { en: 'English', de: 'Deutsch' }

/** The languages an outsider reads a page in, each by its own name. */
export function LanguagePanel({
  language,
  onLanguage,
}: {
  language: PageLanguage
  onLanguage: (language: PageLanguage) => void
}) {
  return (
    <span className={css.languages}>
      {(['en', 'de'] as const).map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          className={css.language}
          aria-pressed={each === language}
          onClick={() => onLanguage(each)}
        >
          {names[each]}
        </button>
      ))}
    </span>
  )
}
