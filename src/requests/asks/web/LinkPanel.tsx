import type { ReactNode } from 'react'
import type { LinkEnd } from '../link-end.texts.ts'
import type { PageLanguage } from '../page-language.ts'
import { LinkEndPanel, OutsidePanel } from './OutsidePanel.tsx'
import { type Loaded, type ProgramKnown, programOf } from './page.queries.ts'

type LinkedPage = ProgramKnown & { readonly link: string }

type Props<Page, Shown> = {
  link: { readonly loaded: Loaded<Page>; readonly again: () => Promise<void> }
  language: PageLanguage
  /** Left out where our own people read: they read English. */
  onLanguage?: ((language: PageLanguage) => void) | undefined
  /** What a link that was taken back says; that nothing is needed any more, if nothing else is given. */
  withdrawn?: 'withdrawn' | 'replaced'
  /** What stands below a link that opens nothing. */
  ended?: ReactNode
  /** What the page is about; null once its link opens nothing any more. */
  find: (page: Page) => Shown | null
  children: (shown: Shown, page: Page) => ReactNode
}

/** Every page behind a link: empty while it is read, why the link opens nothing, or what it shows. */
export function LinkPanel<Page extends LinkedPage, Shown>({
  link: { loaded, again },
  language,
  onLanguage,
  withdrawn = 'withdrawn',
  ended,
  find,
  children,
}: Props<Page, Shown>) {
  const page = loaded.is === 'there' ? loaded.page : null
  const shown = page === null ? null : find(page)
  return (
    <OutsidePanel
      workspace={page?.workspace ?? null}
      language={language}
      onLanguage={loaded.is === 'loading' ? undefined : onLanguage}
    >
      {page !== null && shown !== null && children(shown, page)}
      {shown === null && loaded.is !== 'loading' && (
        <>
          <LinkEndPanel
            end={endOf(loaded, withdrawn)}
            language={language}
            program={page === null ? '' : programOf(page)}
            onAgain={() => void again()}
          />
          {loaded.is !== 'offline' && ended}
        </>
      )}
    </OutsidePanel>
  )
}

function endOf(loaded: Loaded<LinkedPage>, withdrawn: LinkEnd): LinkEnd {
  if (loaded.is !== 'there') return loaded.is === 'nowhere' ? 'nowhere' : 'offline'
  const { link } = loaded.page
  return link === 'expired' || link === 'replaced' ? link : withdrawn
}
