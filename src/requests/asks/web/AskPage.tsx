import { useCallback, useState } from 'react'
import { call } from '../../../web/api.ts'
import { OwnWordsPanel } from '../../approvals/web/OwnWordsPanel.tsx'
import { AskTalkPanel } from '../../talks/web/AskTalkPanel.tsx'
import { AskTimesForm } from '../../talks/web/AskTimesForm.tsx'
import type { answerAsk, openAskPage } from '../ask-page.contract.ts'
import { pageTexts } from '../page.texts.ts'
import type { PageLanguage } from '../page-language.ts'
import { tellDay, tellMoment, tellZone } from '../page-time.ts'
import { AskOtherForm } from './AskOtherForm.tsx'
import { AskYesForm } from './AskYesForm.tsx'
import css from './OutsidePanel.module.css'
import { FactsPanel, LinkEndPanel, LinkedText, OutsidePanel } from './OutsidePanel.tsx'
import { OwnLimitsPanel } from './OwnLimitsPanel.tsx'
import { OwnRecordPanel } from './OwnRecordPanel.tsx'
import {
  type AskAnswer,
  type AskPageShown,
  type AskShown,
  browserLanguage,
  browserZone,
  programOf,
  tokenHere,
  useLinkPage,
  usePageTexts,
  useSending,
} from './page.queries.ts'

/** The customer's own page: one question, any answer, and below it what is theirs. */
export function AskPage() {
  const token = tokenHere()
  const [wanted, setWanted] = useState<PageLanguage | null>(null)
  const query = wanted === null ? {} : { language: wanted }
  const read = useCallback(
    () =>
      call<typeof openAskPage>('GET /links/asks/:token', {
        params: { token },
        query: wanted === null ? {} : { language: wanted },
      }),
    [token, wanted],
  )
  const { loaded, again, put } = useLinkPage<typeof openAskPage>(read)
  const page = loaded.is === 'there' ? loaded.page : null
  const language = page?.language ?? wanted ?? browserLanguage()
  const texts = usePageTexts(language, page?.ask?.title ?? page?.workspace ?? 'Avouch')
  const answering = useSending<AskPageShown>(texts, put, again)
  const answer = (body: AskAnswer) =>
    void answering.send(() =>
      call<typeof answerAsk>('POST /links/asks/:token/answer', { params: { token }, query, body }),
    )
  if (loaded.is === 'loading')
    return (
      <OutsidePanel workspace={null} language={language}>
        {''}
      </OutsidePanel>
    )
  if (page === null) {
    return (
      <OutsidePanel workspace={null} language={language}>
        <LinkEndPanel
          end={loaded.is === 'nowhere' ? 'nowhere' : 'offline'}
          language={language}
          program=""
          onAgain={() => void again()}
        />
      </OutsidePanel>
    )
  }
  return (
    <OutsidePanel workspace={page.workspace} language={language} onLanguage={setWanted}>
      <TopPanel
        page={page}
        token={token}
        isSending={answering.isSending}
        fault={answering.fault}
        onAnswer={answer}
        onPage={put}
        onAgain={again}
      />
      {page.ask !== null && (
        <>
          <OwnWordsPanel key={page.link} token={token} language={language} title={page.ask.title} />
          <OwnLimitsPanel page={page} token={token} onPage={put} onAgain={again} />
          <OwnRecordPanel page={page} token={token} onPage={put} onAgain={again} />
        </>
      )}
      <p className={css.foot}>
        {texts.footer(page.expiresOn === null ? null : tellDay(page.expiresOn, language), programOf(page))}
      </p>
    </OutsidePanel>
  )
}

type TopProps = {
  page: AskPageShown
  token: string
  isSending: boolean
  fault: string | null
  onAnswer: (answer: AskAnswer) => void
  onPage: (page: AskPageShown) => void
  onAgain: () => Promise<void>
}

function TopPanel({ page, token, isSending, fault, onAnswer, onPage, onAgain }: TopProps) {
  const { ask, link, language } = page
  const texts = pageTexts(language)
  if (ask === null || link === 'expired' || link === 'withdrawn') {
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
}: Omit<TopProps, 'token' | 'onPage' | 'onAgain'> & { ask: AskShown; texts: ReturnType<typeof pageTexts> }) {
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
