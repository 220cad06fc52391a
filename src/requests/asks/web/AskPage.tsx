import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { OwnWordsPanel } from '../../approvals/web/OwnWordsPanel.tsx'
import { AskTalkPanel } from '../../talks/web/AskTalkPanel.tsx'
import { AskTimesForm } from '../../talks/web/AskTimesForm.tsx'
import type { answerAsk, openAskPage } from '../ask-page.contract.ts'
import { pageTexts } from '../page.texts.ts'
import { tellDay, tellMoment, tellZone } from '../page-time.ts'
import { AskOtherForm } from './AskOtherForm.tsx'
import { AskYesForm } from './AskYesForm.tsx'
import { LinkPanel } from './LinkPanel.tsx'
import css from './OutsidePanel.module.css'
import { FactsPanel, LinkEndPanel, LinkedText } from './OutsidePanel.tsx'
import { OwnLimitsPanel } from './OwnLimitsPanel.tsx'
import { OwnRecordPanel } from './OwnRecordPanel.tsx'
import {
  type AskAnswer,
  type AskPageShown,
  type AskShown,
  browserZone,
  type LinkQuery,
  programOf,
  useLinkHere,
  usePageTexts,
  useSending,
} from './page.queries.ts'

const read = (token: string, query: LinkQuery) =>
  call<typeof openAskPage>('GET /links/asks/:token', { params: { token }, query })

/** The customer's own page: one question, any answer, and below it what is theirs. */
export function AskPage() {
  const link = useLinkHere<typeof openAskPage>(read)
  const { page, token, query, put, again } = link
  const language = page?.language ?? link.wanted
  const texts = usePageTexts(language, page?.ask?.title ?? page?.workspace ?? 'Avouch')
  const { isSending, fault, send } = useSending<AskPageShown>(texts, put, again)
  const answer = (body: AskAnswer) =>
    void send(() =>
      call<typeof answerAsk>('POST /links/asks/:token/answer', { params: { token }, query, body }),
    )
  return (
    <LinkPanel link={link} language={language} onLanguage={link.setWanted} find={(shown) => shown.ask}>
      {(ask, shown) => {
        const part = { page: shown, token, onPage: put, onAgain: again }
        return (
          <>
            <TopPanel ask={ask} isSending={isSending} fault={fault} onAnswer={answer} {...part} />
            <OwnWordsPanel key={shown.link} token={token} language={language} title={ask.title} />
            <OwnLimitsPanel {...part} />
            <OwnRecordPanel {...part} />
            <p className={css.foot}>
              {texts.footer(
                shown.expiresOn === null ? null : tellDay(shown.expiresOn, language),
                programOf(shown),
              )}
            </p>
          </>
        )
      }}
    </LinkPanel>
  )
}

type TopProps = {
  page: AskPageShown
  ask: AskShown
  token: string
  isSending: boolean
  fault: string | null
  onAnswer: (answer: AskAnswer) => void
  onPage: (page: AskPageShown) => void
  onAgain: () => Promise<void>
}

function TopPanel({ page, ask, token, isSending, fault, onAnswer, onPage, onAgain }: TopProps) {
  const { link, language } = page
  const texts = pageTexts(language)
  if (link === 'expired' || link === 'withdrawn') {
    return (
      <LinkEndPanel
        end={link === 'withdrawn' ? 'withdrawn' : 'expired'}
        language={language}
        program={programOf(page)}
      />
    )
  }
  return (
    <>
      <h1 className={css.title}>{ask.title}</h1>
      <p className={css.says}>{ask.askedBy}</p>
      {link === 'answered' ? <AnsweredPanel page={page} ask={ask} fault={fault} /> : null}
      {page.talk !== null && (
        <AskTalkPanel
          page={page}
          ask={ask}
          talk={page.talk}
          token={token}
          onPage={onPage}
          onAgain={onAgain}
        />
      )}
      <FactsPanel facts={ask.facts} />
      {link === 'open' && (
        <OpenPanel
          page={page}
          ask={ask}
          isSending={isSending}
          fault={fault}
          onAnswer={onAnswer}
          texts={texts}
        />
      )}
    </>
  )
}

function AnsweredPanel({ page, ask, fault }: { page: AskPageShown; ask: AskShown; fault: string | null }) {
  const texts = pageTexts(page.language)
  const zone = ask.timeZone ?? browserZone()
  return (
    <div className={css.kept} role="status">
      {fault !== null && <p>{fault}</p>}
      <p>
        <strong>{ask.answered?.says ?? texts.thanks}</strong>
      </p>
      {ask.meeting !== null && (
        <p>
          {tellZone(zone, page.language)}
          {ask.meeting.place !== null && (
            <>
              , <LinkedText text={ask.meeting.place} />
            </>
          )}
        </p>
      )}
      <p className={css.note}>{texts.changed(programOf(page))}</p>
    </div>
  )
}

function OpenPanel({
  page,
  ask,
  isSending,
  fault,
  onAnswer,
  texts,
}: Omit<TopProps, 'token' | 'onPage' | 'onAgain'> & { texts: ReturnType<typeof pageTexts> }) {
  const { language } = page
  const [other, setOther] = useState<'not-now' | 'no' | 'never' | 'colleague' | null>(null)
  const [isAsking, setAsking] = useState(false)
  const by = ask.answerBy === null ? null : tellMoment(ask.answerBy, ask.timeZone ?? browserZone(), language)
  const shown = { language, isSending, onAnswer }
  const YesForm = ask.timing === 'slot' || ask.times.length > 1 ? AskTimesForm : AskYesForm
  return (
    <>
      <YesForm ask={ask} isQuiet={other !== null} fault={other === null ? fault : null} {...shown} />
      <h2 className={`${css.partHead} ${css.part}`}>{texts.or}</h2>
      <AskOtherForm open={other} onOpen={setOther} fault={other === null ? null : fault} {...shown} />
      <p className={css.note}>{texts.anyAnswer(by)}</p>
      <p className={css.note}>
        {texts.sentTo(ask.name)}{' '}
        <button
          type="button"
          className={css.text}
          aria-expanded={isAsking}
          onClick={() => setAsking(!isAsking)}
        >
          {texts.notYou}
        </button>
      </p>
      {isAsking && (
        <p className={css.note}>
          {texts.notYouSays(programOf(page), ask.name)}{' '}
          <button type="button" className={css.text} onClick={() => setOther('colleague')}>
            {texts.colleague}
          </button>
        </p>
      )}
    </>
  )
}
