import { type FormEvent, useCallback, useState } from 'react'
import type { ResponseOf } from '../../../kernel/contract.ts'
import { call } from '../../../web/api.ts'
import type { answerFeedback, openFeedbackPage } from '../ask-page.contract.ts'
import { pageTexts } from '../page.texts.ts'
import type { PageLanguage } from '../page-language.ts'
import css from './OutsidePanel.module.css'
import { LinkEndPanel, OutsidePanel, SendPanel } from './OutsidePanel.tsx'
import { browserLanguage, tokenHere, useLinkPage, usePageTexts, useSending } from './page.queries.ts'

type Shown = ResponseOf<typeof openFeedbackPage>

/** The one question after a talk: five answers and a word. */
export function FeedbackPage() {
  const token = tokenHere()
  const [wanted, setWanted] = useState<PageLanguage | null>(null)
  const read = useCallback(
    () =>
      call<typeof openFeedbackPage>('GET /links/feedback/:token', {
        params: { token },
        query: wanted === null ? {} : { language: wanted },
      }),
    [token, wanted],
  )
  const { loaded, again, put } = useLinkPage<typeof openFeedbackPage>(read)
  const page = loaded.is === 'there' ? loaded.page : null
  const language = page?.language ?? wanted ?? browserLanguage()
  const texts = usePageTexts(language, page?.title || page?.workspace || 'Avouch')
  if (loaded.is === 'loading')
    return (
      <OutsidePanel workspace={null} language={language}>
        {''}
      </OutsidePanel>
    )
  const end = page === null ? (loaded.is === 'nowhere' ? 'nowhere' : 'offline') : endOf(page)
  return (
    <OutsidePanel
      workspace={page?.workspace ?? null}
      language={language}
      // Our own people read English here.
      {...(isCustomers(page) ? { onLanguage: setWanted } : {})}
    >
      {page === null || end !== null ? (
        <LinkEndPanel
          end={end ?? 'nowhere'}
          language={language}
          program={page?.workspace ?? ''}
          onAgain={() => void again()}
        />
      ) : (
        <>
          <h1 className={css.title}>{page.title}</h1>
          {page.given === null ? (
            <QuestionForm page={page} token={token} onPage={put} onAgain={again} />
          ) : (
            <p role="status" className={css.kept}>
              {texts.feedbackThanks}
            </p>
          )}
        </>
      )}
    </OutsidePanel>
  )
}

const isCustomers = (page: Shown | null) => page?.side === 'advocate' || page?.side === 'prospect'

function endOf({ link }: Shown): 'expired' | 'withdrawn' | null {
  return link === 'expired' || link === 'withdrawn' ? link : null
}

function QuestionForm(props: {
  page: Shown
  token: string
  onPage: (page: Shown) => void
  onAgain: () => Promise<void>
}) {
  const { page, token, onPage, onAgain } = props
  const texts = pageTexts(page.language)
  const [score, setScore] = useState<number | null>(null)
  const [comment, setComment] = useState('')
  const [mayQuote, setMayQuote] = useState(false)
  const { isSending, fault, send } = useSending<Shown>(texts, onPage, onAgain)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (score === null) return
    const body = { score, comment: comment.trim() === '' ? null : comment, mayQuote }
    const query = { language: page.language }
    void send(() =>
      call<typeof answerFeedback>('POST /links/feedback/:token', { params: { token }, query, body }),
    )
  }
  return (
    <form onSubmit={submit}>
      <fieldset>
        <legend className={css.says}>{page.question}</legend>
        <div className={css.lines}>
          {texts.scores.map((label, at) => (
            <label key={label} className={css.radio}>
              <input
                type="radio"
                name="score"
                required
                checked={score === at + 1}
                onChange={() => setScore(at + 1)}
              />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
      <label className={css.field}>
        <span>{texts.comment}</span>
        <textarea
          rows={3}
          maxLength={2000}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
      </label>
      {page.side === 'requester' && (
        <label className={css.check}>
          <input type="checkbox" checked={mayQuote} onChange={(event) => setMayQuote(event.target.checked)} />
          {texts.mayQuote}
        </label>
      )}
      <SendPanel label={texts.send} isSending={isSending} fault={fault} />
    </form>
  )
}
