import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { tellDay, tellMoment } from '../../asks/page-time.ts'
import { LinkPanel } from '../../asks/web/LinkPanel.tsx'
import css from '../../asks/web/OutsidePanel.module.css'
import { FactsPanel, LinkedText } from '../../asks/web/OutsidePanel.tsx'
import {
  browserZone,
  type LinkQuery,
  programOf,
  type SlotPageShown,
  type TalkShown,
  useLinkHere,
  usePageTexts,
} from '../../asks/web/page.queries.ts'
import type { endNeed, openSlotPage } from '../slot.contract.ts'
import { talkPageTexts } from '../talk-page.texts.ts'
import { BriefLinePanel } from './BriefLinePanel.tsx'
import { GiveUpPanel } from './GiveUpPanel.tsx'
import { SlotQuestionsForm } from './SlotQuestionsForm.tsx'
import { SlotTimesForm } from './SlotTimesForm.tsx'
import { useTalkSending } from './talk.queries.ts'
import { ZonePanel } from './ZonePanel.tsx'

const read = (token: string, query: LinkQuery) =>
  call<typeof openSlotPage>('GET /links/slots/:token', { params: { token }, query })

/** The page on which whoever is to be convinced finds a time with the customer, in their own zone. */
export function SlotPage() {
  const link = useLinkHere<typeof openSlotPage>(read)
  const { page, token } = link
  const language = page?.language ?? link.wanted
  usePageTexts(language, page?.talk?.title ?? page?.workspace ?? 'Avouch')
  return (
    <LinkPanel link={link} language={language} onLanguage={link.setWanted} find={(shown) => shown.talk}>
      {(talk, shown) => (
        <TalkPanel page={shown} talk={talk} token={token} onPage={link.put} onAgain={link.again} />
      )}
    </LinkPanel>
  )
}

type Props = {
  page: SlotPageShown
  talk: TalkShown
  token: string
  onPage: (page: SlotPageShown) => void
  onAgain: () => Promise<void>
}

function TalkPanel({ page, talk, ...rest }: Props) {
  const { language } = page
  const texts = talkPageTexts(language)
  const [zone, setZone] = useState(browserZone())
  const [questions, setQuestions] = useState(talk.questions)
  const isOpen = talk.state === 'choosing' || talk.state === 'waiting' || talk.state === 'agreed'
  const shown = { page, talk, zone, questions, ...rest }
  return (
    <>
      <h1 className={css.title}>{talk.title}</h1>
      {talk.state === 'choosing' ? (
        <p className={css.says}>{talk.says}</p>
      ) : (
        <KeptPanel page={page} talk={talk} zone={zone} />
      )}
      {isOpen && (
        <>
          <ZonePanel zone={zone} language={language} onChange={setZone} />
          <SlotTimesForm {...shown} />
          <SlotQuestionsForm {...shown} onChange={setQuestions} />
        </>
      )}
      <section className={css.section}>
        <h2 className={css.partHead}>{texts.good}</h2>
        <FactsPanel facts={talk.facts} />
        <BriefLinePanel
          brief={talk.brief}
          file={`/api/v1/links/slots/${rest.token}/brief.pdf`}
          language={language}
        />
      </section>
      {isOpen && (
        <section className={css.section}>
          <EndForm page={page} talk={talk} {...rest} />
        </section>
      )}
      <p className={css.foot}>
        {texts.footer(page.expiresOn === null ? null : tellDay(page.expiresOn, language), programOf(page))}
      </p>
    </>
  )
}

/** What was said, and where things stand now. */
function KeptPanel({ page, talk, zone }: { page: SlotPageShown; talk: TalkShown; zone: string }) {
  const texts = talkPageTexts(page.language)
  const { meeting } = talk
  return (
    <div className={css.kept} role="status">
      <p>
        <strong>{talk.says}</strong>
      </p>
      {talk.state === 'waiting' && (
        <p>
          {texts.yourTimes}: {talk.own.map((time) => tellMoment(time, zone, page.language)).join('; ')}
        </p>
      )}
      {talk.state === 'agreed' && meeting?.place != null && (
        <p>
          {texts.where}: <LinkedText text={meeting.place} />
        </p>
      )}
    </div>
  )
}

function EndForm({ page, talk, token, onPage, onAgain }: Props) {
  const { language } = page
  const texts = talkPageTexts(language)
  const { isSending, fault, send } = useTalkSending<SlotPageShown>(language, onPage, onAgain)
  return (
    <GiveUpPanel
      label={texts.noNeed}
      says={texts.noNeedSays(talk.name, talk.state === 'agreed')}
      onGiveUp={(body) =>
        void send(() =>
          call<typeof endNeed>('POST /links/slots/:token/ending', {
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
