import type { FormEvent } from 'react'
import { LinkPanel } from '../../requests/asks/web/LinkPanel.tsx'
import css from '../../requests/asks/web/OutsidePanel.module.css'
import { SendPanel } from '../../requests/asks/web/OutsidePanel.tsx'
import {
  type LinkQuery,
  useLinkHere,
  usePageTexts,
  useSending,
} from '../../requests/asks/web/page.queries.ts'
import { call } from '../../web/api.ts'
import { ownEndTexts } from '../own-end.texts.ts'
import type { confirmErasure, openOwnErasure } from '../own-page.contract.ts'
import type { ErasurePageShown } from './own-page.queries.ts'

const read = (token: string, query: LinkQuery) =>
  call<typeof openOwnErasure>('GET /links/own-erasures/:token', { params: { token }, query })

/** The second link of an erasure: one question, one button. */
export function OwnErasurePage() {
  const link = useLinkHere<typeof openOwnErasure>(read)
  const { page, token } = link
  const language = page?.language ?? link.wanted
  const texts = ownEndTexts(language)
  const words = usePageTexts(language, texts.erase)
  const { isSending, fault, send } = useSending<ErasurePageShown>(words, link.put, link.again)
  const confirm = (event: FormEvent) => {
    event.preventDefault()
    void send(() =>
      call<typeof confirmErasure>('POST /links/own-erasures/:token', {
        params: { token },
        query: { language },
      }),
    )
  }
  return (
    <LinkPanel
      link={link}
      language={language}
      onLanguage={link.setWanted}
      // A link that was taken back has a newer one in its place.
      withdrawn="replaced"
      find={(shown) => (shown.link === 'done' ? '' : shown.name)}
    >
      {(name, shown) =>
        shown.link === 'done' ? (
          <>
            <h1 className={css.title}>{texts.eraseDoneTitle}</h1>
            <p className={css.says}>{texts.eraseDone}</p>
          </>
        ) : (
          <form onSubmit={confirm}>
            <h1 className={css.title}>{texts.eraseTitle(name)}</h1>
            <p className={css.says}>{texts.eraseConfirmSays}</p>
            <SendPanel label={texts.eraseConfirm} isSending={isSending} fault={fault} />
            <p className={css.note}>{texts.eraseKeep}</p>
          </form>
        )
      }
    </LinkPanel>
  )
}
