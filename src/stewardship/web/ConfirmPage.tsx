import { IconChevronRight } from '@tabler/icons-react'
import { useCallback, useState } from 'react'
import type { ResponseOf } from '../../kernel/contract.ts'
import type { LinkEnd } from '../../requests/asks/link-end.texts.ts'
import type { PageLanguage } from '../../requests/asks/page-language.ts'
import css from '../../requests/asks/web/OutsidePanel.module.css'
import { LinkEndPanel, OutsidePanel } from '../../requests/asks/web/OutsidePanel.tsx'
import {
  browserLanguage,
  tokenHere,
  useLinkPage,
  usePageTexts,
  useSecondsOpen,
  useSending,
} from '../../requests/asks/web/page.queries.ts'
import { call } from '../../web/api.ts'
import type { answerConfirmation, openAccountPage, openConfirmation } from '../round.contract.ts'
import { confirmTexts } from '../round-page.texts.ts'
import { ConfirmFactPanel, type FactAnswerGiven } from './ConfirmFactPanel.tsx'

type Page = ResponseOf<typeof openConfirmation>

/** A few facts, one tap each, for whoever got the mail. The time from opening to answering is measured here. */
export function ConfirmPage() {
  const token = tokenHere()
  const [wanted, setWanted] = useState<PageLanguage | null>(null)
  const query = wanted === null ? {} : { language: wanted }
  const read = useCallback(
    () =>
      call<typeof openConfirmation>('GET /links/confirmations/:token', {
        params: { token },
        query: wanted === null ? {} : { language: wanted },
      }),
    [token, wanted],
  )
  const { loaded, again, put } = useLinkPage<typeof openConfirmation>(read)
  const secondsOpen = useSecondsOpen(loaded.is === 'there')
  const page = loaded.is === 'there' ? loaded.page : null
  const language = page?.language ?? browserLanguage()
  const said = confirmTexts(language)
  const texts = usePageTexts(
    language,
    page === null ? 'Avouch' : said.head(page.reader.name, page.facts.length),
  )
  const { isSending, fault, send } = useSending<Page>(texts, put, again)
  if (loaded.is === 'loading')
    return (
      <OutsidePanel workspace={null} language={language}>
        {''}
      </OutsidePanel>
    )
  const answer = (given: FactAnswerGiven) =>
    send(() =>
      call<typeof answerConfirmation>('POST /links/confirmations/:token/answers', {
        params: { token },
        query,
        body: { ...given, seconds: secondsOpen() },
      }),
    )
  const openAccount = () =>
    void call<typeof openAccountPage>('POST /links/confirmations/:token/account-page', {
      params: { token },
    }).then(
      ({ address }) => window.location.assign(new URL(address).pathname),
      () => void again(),
    )
  const isShown = page !== null && (page.link === 'open' || page.link === 'answered')
  return (
    <OutsidePanel workspace={page?.workspace ?? null} language={language} onLanguage={setWanted}>
      {page !== null && isShown ? (
        <FactsOfPage
          page={page}
          isSending={isSending}
          fault={fault}
          onAnswer={answer}
          onAccount={openAccount}
        />
      ) : (
        <LinkEndPanel
          end={endOf(loaded.is, page)}
          language={language}
          program={programOf(page)}
          onAgain={() => void again()}
        />
      )}
    </OutsidePanel>
  )
}

type FactsProps = {
  readonly page: Page
  readonly isSending: boolean
  readonly fault: string | null
  readonly onAnswer: (given: FactAnswerGiven) => Promise<boolean>
  readonly onAccount: () => void
}

function FactsOfPage({ page, isSending, fault, onAnswer, onAccount }: FactsProps) {
  const { language, reader, about, facts } = page
  const texts = confirmTexts(language)
  const isDone = facts.every(({ answer }) => answer !== null)
  const minutes = page.seconds === null ? null : Math.round(page.seconds / 60)
  return (
    <>
      <h1 className={css.title}>{texts.head(reader.name, facts.length)}</h1>
      <p className={css.says}>{texts.begins(about?.name ?? null, reader.isAdvocate)}</p>
      {page.isOver && <p className={css.note}>{texts.over}</p>}
      {fault !== null && (
        <p role="alert" className={css.fault}>
          {fault}
        </p>
      )}
      {facts.map((fact) => (
        <ConfirmFactPanel
          key={fact.position}
          fact={fact}
          texts={texts}
          isAdvocate={reader.isAdvocate}
          account={about === null ? (fact.account?.name ?? null) : null}
          isSending={isSending}
          onAnswer={onAnswer}
        />
      ))}
      <div role="status">
        {isDone && (
          <p className={css.kept}>
            <strong>{texts.done}</strong> {texts.doneSays(minutes)}
          </p>
        )}
      </div>
      {page.mayOpenAccount && about !== null && (
        <button type="button" className={css.line} disabled={isSending} onClick={onAccount}>
          <span>{texts.allWeKnow(about.name)}</span>
          <IconChevronRight size={18} aria-hidden />
        </button>
      )}
      <p className={css.foot}>{texts.foot(reader.name, dayIn(page.until, language), programOf(page))}</p>
    </>
  )
}

const dayIn = (day: string, language: PageLanguage) =>
  new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`))

function programOf(page: Page | null): string {
  if (page === null) return ''
  if (page.contact === null) return page.workspace
  const { name, email } = page.contact
  return email === null ? name : `${name}, ${email}`
}

function endOf(is: 'there' | 'nowhere' | 'offline', page: Page | null): LinkEnd {
  if (page === null) return is === 'nowhere' ? 'nowhere' : 'offline'
  return page.link === 'expired' ? 'expired' : 'withdrawn'
}
