import { IconChevronRight } from '@tabler/icons-react'
import type { ResponseOf } from '../../kernel/contract.ts'
import type { PageLanguage } from '../../requests/asks/page-language.ts'
import { LinkPanel } from '../../requests/asks/web/LinkPanel.tsx'
import css from '../../requests/asks/web/OutsidePanel.module.css'
import {
  type LinkQuery,
  programOf,
  useLinkHere,
  usePageTexts,
  useSecondsOpen,
  useSending,
} from '../../requests/asks/web/page.queries.ts'
import { call } from '../../web/api.ts'
import type {
  answerConfirmation,
  nameNewcomer,
  openAccountPage,
  openConfirmation,
} from '../round.contract.ts'
import { confirmTexts } from '../round-page.texts.ts'
import { ConfirmFactPanel, type FactAnswerGiven } from './ConfirmFactPanel.tsx'
import { WhoElseForm } from './WhoElseForm.tsx'

type Page = ResponseOf<typeof openConfirmation>

const read = (token: string, query: LinkQuery) =>
  call<typeof openConfirmation>('GET /links/confirmations/:token', { params: { token }, query })

/** A few facts, one tap each, for whoever got the mail. The time from opening to answering is measured here. */
export function ConfirmPage() {
  const link = useLinkHere<typeof openConfirmation>(read)
  const { page, token, query } = link
  const secondsOpen = useSecondsOpen(page !== null)
  const language = page?.language ?? link.wanted
  const title = page === null ? 'Avouch' : confirmTexts(language).head(page.reader.name, page.facts.length)
  const texts = usePageTexts(language, title)
  const { isSending, fault, send } = useSending<Page>(texts, link.put, link.again)
  const answer = (given: FactAnswerGiven) =>
    send(() =>
      call<typeof answerConfirmation>('POST /links/confirmations/:token/answers', {
        params: { token },
        query,
        body: { ...given, seconds: secondsOpen() },
      }),
    )
  const other = useSending<Page>(texts, link.put, link.again)
  const name = (line: string) =>
    other.send(() =>
      call<typeof nameNewcomer>('POST /links/confirmations/:token/newcomers', {
        params: { token },
        query,
        body: { line },
      }),
    )
  const openAccount = () =>
    void call<typeof openAccountPage>('POST /links/confirmations/:token/account-page', {
      params: { token },
    }).then(
      ({ address }) => window.location.assign(new URL(address).pathname),
      () => void link.again(),
    )
  return (
    <LinkPanel link={link} language={language} onLanguage={link.setWanted} find={factsShownBy}>
      {(shown) => (
        <FactsOfPage
          page={shown}
          isSending={isSending || other.isSending}
          fault={fault}
          onAnswer={answer}
          onName={name}
          onAccount={openAccount}
        />
      )}
    </LinkPanel>
  )
}

const factsShownBy = (page: Page) => (page.link === 'open' || page.link === 'answered' ? page : null)

type FactsProps = {
  readonly page: Page
  readonly isSending: boolean
  readonly fault: string | null
  readonly onAnswer: (given: FactAnswerGiven) => Promise<boolean>
  readonly onName: (line: string) => Promise<boolean>
  readonly onAccount: () => void
}

function FactsOfPage({ page, isSending, fault, onAnswer, onName, onAccount }: FactsProps) {
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
        <WhoElseForm texts={texts} isSending={isSending} onName={onName} />
      )}
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
