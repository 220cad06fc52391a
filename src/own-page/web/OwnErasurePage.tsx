import { useCallback, useState } from 'react'
import type { PageLanguage } from '../../requests/asks/page-language.ts'
import css from '../../requests/asks/web/OutsidePanel.module.css'
import { LinkEndPanel, OutsidePanel, SendPanel } from '../../requests/asks/web/OutsidePanel.tsx'
import {
  browserLanguage,
  tokenHere,
  useLinkPage,
  usePageTexts,
  useSending,
} from '../../requests/asks/web/page.queries.ts'
import { call } from '../../web/api.ts'
import { ownEndTexts } from '../own-end.texts.ts'
import type { confirmErasure, openOwnErasure } from '../own-page.contract.ts'
import { type ErasurePageShown, programOf } from './own-page.queries.ts'

/** The second link of an erasure: one question, one button. */
export function OwnErasurePage() {
  const token = tokenHere()
  const [wanted, setWanted] = useState<PageLanguage | null>(null)
  const read = useCallback(
    () =>
      call<typeof openOwnErasure>('GET /links/own-erasures/:token', {
        params: { token },
        query: wanted === null ? {} : { language: wanted },
      }),
    [token, wanted],
  )
  const { loaded, again, put } = useLinkPage<typeof openOwnErasure>(read)
  const page = loaded.is === 'there' ? loaded.page : null
  const language = page?.language ?? wanted ?? browserLanguage()
  const texts = ownEndTexts(language)
  const words = usePageTexts(language, texts.erase)
  const { isSending, fault, send } = useSending<ErasurePageShown>(words, put, again)
  const confirm = () =>
    send(() =>
      call<typeof confirmErasure>('POST /links/own-erasures/:token', {
        params: { token },
        query: { language },
      }),
    )
  const end = page === null ? 'nowhere' : page.link === 'expired' ? 'expired' : 'replaced'
  return (
    <OutsidePanel workspace={page?.workspace ?? null} language={language} onLanguage={setWanted}>
      {loaded.is === 'loading' ? null : loaded.is === 'offline' ? (
        <LinkEndPanel end="offline" language={language} program="" onAgain={() => void again()} />
      ) : page?.link === 'done' ? (
        <>
          <h1 className={css.title}>{texts.eraseDoneTitle}</h1>
          <p className={css.says}>{texts.eraseDone}</p>
        </>
      ) : page?.name == null ? (
        <LinkEndPanel end={end} language={language} program={page === null ? '' : programOf(page)} />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void confirm()
          }}
        >
          <h1 className={css.title}>{texts.eraseTitle(page.name)}</h1>
          <p className={css.says}>{texts.eraseConfirmSays}</p>
          <SendPanel label={texts.eraseConfirm} isSending={isSending} fault={fault} />
          <p className={css.note}>{texts.eraseKeep}</p>
        </form>
      )}
    </OutsidePanel>
  )
}
