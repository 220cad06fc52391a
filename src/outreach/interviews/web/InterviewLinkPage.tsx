import { useState } from 'react'
import type { ResponseOf } from '../../../kernel/contract.ts'
import type { PageLanguage } from '../../../requests/asks/page-language.ts'
import { tellMoment } from '../../../requests/asks/page-time.ts'
import { LinkPanel } from '../../../requests/asks/web/LinkPanel.tsx'
import css from '../../../requests/asks/web/OutsidePanel.module.css'
import { LinkedText } from '../../../requests/asks/web/OutsidePanel.tsx'
import {
  browserZone,
  type LinkQuery,
  programOf,
  useLinkHere,
  usePageTexts,
} from '../../../requests/asks/web/page.queries.ts'
import { talkPageTexts } from '../../../requests/talks/talk-page.texts.ts'
import { GiveUpPanel } from '../../../requests/talks/web/GiveUpPanel.tsx'
import { useTalkSending } from '../../../requests/talks/web/talk.queries.ts'
import { ZonePanel } from '../../../requests/talks/web/ZonePanel.tsx'
import { addressOf, call } from '../../../web/api.ts'
import { interviewTexts } from '../interview.texts.ts'
import type { callOffInterview, getInterviewCalendar, openInterviewLink } from '../invitation.contract.ts'
import { InterviewTimesForm } from './InterviewTimesForm.tsx'
import { PreparationForm } from './PreparationForm.tsx'

type Shown = ResponseOf<typeof openInterviewLink>

const read = (token: string, query: LinkQuery) =>
  call<typeof openInterviewLink>('GET /links/interviews/:token', { params: { token }, query })

/** The customer's page of an interview: a time, and what they would like to say or correct ahead. */
export function InterviewLinkPage() {
  const link = useLinkHere<typeof openInterviewLink>(read)
  const { page, token } = link
  const language = page?.language ?? link.wanted
  const title = page?.interview == null ? (page?.workspace ?? 'Avouch') : titleOf(page.interview, language)
  usePageTexts(language, title)
  return (
    <LinkPanel link={link} language={language} onLanguage={link.setWanted} find={(shown) => shown.interview}>
      {(interview, shown) => (
        <>
          <InterviewBody
            page={shown}
            interview={interview}
            token={token}
            onPage={link.put}
            onAgain={link.again}
          />
          <p className={css.foot}>{talkPageTexts(language).footer(null, programOf(shown))}</p>
        </>
      )}
    </LinkPanel>
  )
}

type Interview = NonNullable<Shown['interview']>

type BodyProps = {
  page: Shown
  interview: Interview
  token: string
  onPage: (page: Shown) => void
  onAgain: () => Promise<void>
}

function InterviewBody({ page, interview, token, onPage, onAgain }: BodyProps) {
  const { language } = page
  const texts = interviewTexts(language)
  const [zone, setZone] = useState(browserZone())
  const isOpen = !interview.isOver && interview.state !== 'cancelled'
  const shown = { interview, language, token, onPage, onAgain }
  return (
    <>
      <h1 className={css.title}>{titleOf(interview, language)}</h1>
      <KeptPanel zone={zone} {...shown} />
      {isOpen && (
        <>
          <p className={css.says}>{texts.says(interview.minutes)}</p>
          {interview.words !== null && <p className={css.says}>{interview.words}</p>}
          <ZonePanel zone={zone} language={language} onChange={setZone} />
          <InterviewTimesForm zone={zone} {...shown} />
          <PreparationForm {...shown} />
          <section className={css.section}>
            <CallOff {...shown} />
          </section>
        </>
      )}
    </>
  )
}

const calendarOf = (token: string, language: PageLanguage) =>
  addressOf<typeof getInterviewCalendar>('GET /links/interviews/:token/calendar.ics', {
    params: { token },
    query: { language },
  })

/** What was agreed, named or called off. */
function KeptPanel({
  interview,
  language,
  token,
  zone,
}: {
  interview: Interview
  language: PageLanguage
  token: string
  zone: string
}) {
  const texts = interviewTexts(language)
  const { startsAt, place, named } = interview
  const says = saysOf(interview, language, zone)
  if (says === null) return null
  return (
    <div className={css.kept} role="status">
      <p>
        <strong>{says}</strong>
      </p>
      {interview.state === 'named' && named.length > 0 && (
        <p>
          {talkPageTexts(language).yourTimes}:{' '}
          {named.map((time) => tellMoment(time, zone, language)).join('; ')}
        </p>
      )}
      {interview.state === 'agreed' && startsAt !== null && place !== null && (
        <p>
          {texts.where}: <LinkedText text={place} />
        </p>
      )}
      {interview.state === 'agreed' && !interview.isOver && (
        <p>
          <a className={css.text} href={calendarOf(token, language)} download>
            {texts.calendarFile}
          </a>
        </p>
      )}
    </div>
  )
}

function saysOf({ state, isOver, startsAt }: Interview, language: PageLanguage, zone: string): string | null {
  const texts = interviewTexts(language)
  if (isOver) return texts.over
  if (state === 'cancelled') return texts.cancelled
  if (state === 'named') return texts.named
  if (state === 'agreed' && startsAt !== null) return texts.agreed(tellMoment(startsAt, zone, language))
  return null
}

function CallOff({ language, token, onPage, onAgain }: Omit<BodyProps, 'page'> & { language: PageLanguage }) {
  const texts = interviewTexts(language)
  const { isSending, fault, send } = useTalkSending<Shown>(language, onPage, onAgain)
  return (
    <GiveUpPanel
      label={texts.callOff}
      says={texts.callOffSays}
      onGiveUp={(body) =>
        void send(() =>
          call<typeof callOffInterview>('POST /links/interviews/:token/cancellation', {
            params: { token },
            query: { language },
            body,
          }),
        )
      }
      {...{ language, isSending, fault }}
    />
  )
}

function titleOf({ state, isOver, name, interviewer }: Interview, language: PageLanguage): string {
  const texts = interviewTexts(language)
  return state === 'agreed' || state === 'cancelled' || isOver
    ? texts.agreedTitle(interviewer)
    : texts.title(name, interviewer)
}
