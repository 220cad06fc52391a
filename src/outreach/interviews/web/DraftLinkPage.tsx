import { useCallback, useState } from 'react'
import type { BodyOf, ResponseOf } from '../../../kernel/contract.ts'
import { pageTexts } from '../../../requests/asks/page.texts.ts'
import type { PageLanguage } from '../../../requests/asks/page-language.ts'
import css from '../../../requests/asks/web/OutsidePanel.module.css'
import { LinkEndPanel, OutsidePanel } from '../../../requests/asks/web/OutsidePanel.tsx'
import {
  browserLanguage,
  tokenHere,
  useLinkPage,
  usePageTexts,
  useSending,
} from '../../../requests/asks/web/page.queries.ts'
import { talkPageTexts } from '../../../requests/talks/talk-page.texts.ts'
import { call } from '../../../web/api.ts'
import type { answerDraftLink, openDraftLink } from '../draft.contract.ts'
import { draftTexts } from '../draft.texts.ts'
import own from './DraftLinkPage.module.css'
import { SpeakerAnswerForm } from './SpeakerAnswerForm.tsx'

type Shown = ResponseOf<typeof openDraftLink>

/** The speaker's page: the words as they would be used, to approve, to change, or to keep unused. */
export function DraftLinkPage() {
  const token = tokenHere()
  const [wanted, setWanted] = useState<PageLanguage | null>(null)
  const read = useCallback(
    () =>
      call<typeof openDraftLink>('GET /links/drafts/:token', {
        params: { token },
        query: wanted === null ? {} : { language: wanted },
      }),
    [token, wanted],
  )
  const { loaded, again, put } = useLinkPage<typeof openDraftLink>(read)
  const page = loaded.is === 'there' ? loaded.page : null
  const language = page?.language ?? wanted ?? browserLanguage()
  const texts = draftTexts(language)
  const { failed, refusals } = pageTexts(language)
  usePageTexts(language, page?.draft == null ? (page?.workspace ?? 'Avouch') : texts.title[page.draft.kind])
  const words = { failed, refusals: { ...refusals, ...texts.refusals } }
  const { isSending, fault, send } = useSending<Shown>(words, put, again)
  const answer = (body: BodyOf<typeof answerDraftLink>) =>
    void send(() =>
      call<typeof answerDraftLink>('POST /links/drafts/:token/answer', {
        params: { token },
        query: { language },
        body,
      }),
    )
  if (page === null || page.draft === null) {
    return (
      <OutsidePanel workspace={page?.workspace ?? null} language={language}>
        {loaded.is !== 'loading' && (
          <LinkEndPanel
            end={endOf(loaded.is, page)}
            language={language}
            program={page === null ? '' : contactOf(page)}
            onAgain={() => void again()}
          />
        )}
      </OutsidePanel>
    )
  }
  const { draft } = page
  return (
    <OutsidePanel workspace={page.workspace} language={language} onLanguage={setWanted}>
      <h1 className={css.title}>{texts.title[draft.kind]}</h1>
      {page.link === 'open' ? (
        <p className={css.says}>{texts.says}</p>
      ) : (
        <p className={css.kept} role="status">
          <strong>{saidOf(draft, language)}</strong>
        </p>
      )}
      <blockquote className={own.words}>{draft.body}</blockquote>
      <p className={own.name}>{draft.title ?? draft.name}</p>
      {page.link === 'open' && (
        <SpeakerAnswerForm
          key={draft.body}
          draft={draft}
          language={language}
          isSending={isSending}
          fault={fault}
          onAnswer={answer}
        />
      )}
      <p className={css.foot}>{talkPageTexts(language).footer(null, contactOf(page))}</p>
    </OutsidePanel>
  )
}

function endOf(is: string, page: Shown | null): 'expired' | 'withdrawn' | 'nowhere' | 'offline' {
  if (page !== null) return page.link === 'expired' ? 'expired' : 'withdrawn'
  return is === 'nowhere' ? 'nowhere' : 'offline'
}

function saidOf({ state }: NonNullable<Shown['draft']>, language: PageLanguage): string {
  const texts = draftTexts(language)
  if (state === 'approved') return texts.approved
  if (state === 'refused') return texts.refused
  return state === 'dropped' ? texts.dropped : texts.marked
}

/** Whom to write to, by name and address. */
function contactOf({ program, workspace }: Shown): string {
  if (program === null) return workspace
  return program.email === null ? program.name : `${program.name}, ${program.email}`
}
