import { tellDay } from '../../requests/asks/page-time.ts'
import { LinkPanel } from '../../requests/asks/web/LinkPanel.tsx'
import css from '../../requests/asks/web/OutsidePanel.module.css'
import { OutsidePanel } from '../../requests/asks/web/OutsidePanel.tsx'
import {
  type LinkQuery,
  programOf,
  tokenHere,
  useLinkHere,
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
import { OwnSaidPanel } from './OwnSaidPanel.tsx'
import { OwnWantsPanel } from './OwnWantsPanel.tsx'
import type { OwnPart } from './own-page.queries.ts'

const read = (token: string, query: LinkQuery) =>
  call<typeof openOwnPage>('GET /links/own-pages/:token', { params: { token }, query })

/** The advocate's own page: what they decide, what they did, what we hold, and every way out. */
export function OwnPage() {
  const link = useLinkHere<typeof openOwnPage>(read)
  const { page, token } = link
  const language = page?.language ?? link.wanted
  const lost = ownEndTexts(language).lost
  usePageTexts(language, page?.own == null ? lost : ownPageTexts(language).title(page.own.name))
  if (tokenHere() === 'lost')
    return (
      <OutsidePanel workspace={null} language={language} onLanguage={link.setWanted}>
        <LostLinkForm language={language} isAlone />
      </OutsidePanel>
    )
  return (
    <LinkPanel
      link={link}
      language={language}
      onLanguage={link.setWanted}
      // A link that was taken back has a newer one in its place.
      withdrawn="replaced"
      ended={<LostLinkForm language={language} isAlone={false} />}
      find={(shown) => shown.own}
    >
      {(own, shown) => (
        <ShownPanel page={shown} own={own} token={token} onPage={link.put} onAgain={link.again} />
      )}
    </LinkPanel>
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
        <OwnSaidPanel {...part} />
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
