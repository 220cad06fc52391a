import type { BodyOf, ResponseOf } from '../../../kernel/contract.ts'
import type { PageLanguage } from '../../../requests/asks/page-language.ts'
import { LinkPanel } from '../../../requests/asks/web/LinkPanel.tsx'
import css from '../../../requests/asks/web/OutsidePanel.module.css'
import {
  type LinkQuery,
  programOf,
  useLinkHere,
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

const read = (token: string, query: LinkQuery) =>
  call<typeof openDraftLink>('GET /links/drafts/:token', { params: { token }, query })

/** The speaker's page: the words as they would be used, to approve, to change, or to keep unused. */
export function DraftLinkPage() {
  const link = useLinkHere<typeof openDraftLink>(read)
  const { page, token } = link
  const language = page?.language ?? link.wanted
  const texts = draftTexts(language)
  const { failed, refusals } = usePageTexts(
    language,
    page?.draft == null ? (page?.workspace ?? 'Avouch') : texts.title[page.draft.kind],
  )
  const words = { failed, refusals: { ...refusals, ...texts.refusals } }
  const { isSending, fault, send } = useSending<Shown>(words, link.put, link.again)
  const answer = (body: BodyOf<typeof answerDraftLink>) =>
    void send(() =>
      call<typeof answerDraftLink>('POST /links/drafts/:token/answer', {
        params: { token },
        query: { language },
        body,
      }),
    )
  return (
    <LinkPanel link={link} language={language} onLanguage={link.setWanted} find={(shown) => shown.draft}>
      {(draft, shown) => (
        <>
          <WordsPart draft={draft} language={language} isOpen={shown.link === 'open'} />
          {shown.link === 'open' && (
            <SpeakerAnswerForm
              key={draft.body}
              draft={draft}
              language={language}
              isSending={isSending}
              fault={fault}
              onAnswer={answer}
            />
          )}
          <p className={css.foot}>{talkPageTexts(language).footer(null, programOf(shown))}</p>
        </>
      )}
    </LinkPanel>
  )
}

type Draft = NonNullable<Shown['draft']>
type WordsProps = { readonly draft: Draft; readonly language: PageLanguage; readonly isOpen: boolean }

function WordsPart({ draft, language, isOpen }: WordsProps) {
  const texts = draftTexts(language)
  return (
    <>
      <h1 className={css.title}>{texts.title[draft.kind]}</h1>
      {isOpen ? (
        <p className={css.says}>{texts.says}</p>
      ) : (
        <p className={css.kept} role="status">
          <strong>{saidOf(draft, language)}</strong>
        </p>
      )}
      <blockquote className={own.words}>{draft.body}</blockquote>
      <p className={own.name}>{draft.title ?? draft.name}</p>
    </>
  )
}

function saidOf({ state }: Draft, language: PageLanguage): string {
  const texts = draftTexts(language)
  if (state === 'approved') return texts.approved
  if (state === 'refused') return texts.refused
  return state === 'dropped' ? texts.dropped : texts.marked
}
