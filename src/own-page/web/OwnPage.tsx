import { useCallback, useState } from 'react'
import type { PageLanguage } from '../../requests/asks/page-language.ts'
import { tellDay } from '../../requests/asks/page-time.ts'
import css from '../../requests/asks/web/OutsidePanel.module.css'
import { LinkEndPanel, OutsidePanel } from '../../requests/asks/web/OutsidePanel.tsx'
import {
  browserLanguage,
  tokenHere,
  useLinkPage,
  usePageTexts,
} from '../../requests/asks/web/page.queries.ts'
import { call } from '../../web/api.ts'
import { ownEndTexts } from '../own-end.texts.ts'
import type { openOwnPage } from '../own-page.contract.ts'
import { ownPageTexts } from '../own-page.texts.ts'
import { LostLinkForm } from './LostLinkForm.tsx'
import { OwnEndPanel } from './OwnEndPanel.tsx'
import { OwnHistoryPanel } from './OwnHistoryPanel.tsx'
import { OwnHoldingPanel } from './OwnHoldingPanel.tsx'
import { OwnLimitsPanel } from './OwnLimitsPanel.tsx'
import { OwnPermissionsPanel } from './OwnPermissionsPanel.tsx'
import { OwnWantsPanel } from './OwnWantsPanel.tsx'
import { type OwnPageShown, type OwnPart, programOf } from './own-page.queries.ts'

/** The advocate's own page: what they decide, what they did, what we hold, and every way out. */
export function OwnPage() {
  const token = tokenHere()
  const [wanted, setWanted] = useState<PageLanguage | null>(null)
  const read = useCallback(
    () =>
      call<typeof openOwnPage>('GET /links/own-pages/:token', {
        params: { token },
        query: wanted === null ? {} : { language: wanted },
      }),
    [token, wanted],
  )
  const { loaded, again, put } = useLinkPage<typeof openOwnPage>(read)
  const page = loaded.is === 'there' ? loaded.page : null
  const language = page?.language ?? wanted ?? browserLanguage()
  const texts = ownPageTexts(language)
  usePageTexts(language, page?.own == null ? ownEndTexts(language).lost : texts.title(page.own.name))
  const isOffline = loaded.is === 'offline'
  return (
    <OutsidePanel workspace={page?.workspace ?? null} language={language} onLanguage={setWanted}>
      {loaded.is === 'loading' ? null : page?.own == null ? (
        isOffline ? (
          <LinkEndPanel end="offline" language={language} program="" onAgain={() => void again()} />
        ) : (
          <LostPanel page={page} language={language} />
        )
      ) : (
        <ShownPanel page={page} own={page.own} token={token} onPage={put} onAgain={again} />
      )}
    </OutsidePanel>
  )
}

/** A link that opens nothing any more, or none: the way to a new one. */
function LostPanel({ page, language }: { page: OwnPageShown | null; language: PageLanguage }) {
  const isAsking = tokenHere() === 'lost'
  const end = page === null ? 'nowhere' : page.link === 'expired' ? 'expired' : 'replaced'
  return (
    <>
      {!isAsking && (
        <LinkEndPanel end={end} language={language} program={page === null ? '' : programOf(page)} />
      )}
      <LostLinkForm language={language} isAlone={isAsking} />
    </>
  )
}

function ShownPanel(part: OwnPart) {
  const { page, own } = part
  const texts = ownPageTexts(page.language)
  return (
    <>
      <h1 className={css.title}>{texts.title(own.name)}</h1>
      <p className={css.says}>{own.hasLeft ? texts.left : texts.says}</p>
      {own.open.length > 0 && (
        <section className={css.section}>
          <h2 className={css.partHead}>{texts.open}</h2>
          {own.open.map(({ says }) => (
            <p key={says}>{says}</p>
          ))}
          <p className={css.note}>{texts.openSays}</p>
        </section>
      )}
      {!own.hasLeft && <OwnLimitsPanel {...part} />}
      {!own.hasLeft && <OwnWantsPanel {...part} />}
      <OwnHistoryPanel {...part} />
      <section className={`${css.section} ${css.lines}`}>
        <OwnPermissionsPanel {...part} />
        <OwnHoldingPanel {...part} />
        <OwnEndPanel {...part} />
      </section>
      <p className={css.foot}>
        {texts.footer(
          page.expiresOn === null ? null : tellDay(page.expiresOn, page.language),
          programOf(page),
        )}
      </p>
    </>
  )
}
