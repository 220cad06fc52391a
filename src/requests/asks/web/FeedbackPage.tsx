import { type FormEvent, useState } from 'react'
import type { ResponseOf } from '../../../kernel/contract.ts'
import { call } from '../../../web/api.ts'
import type { answerFeedback, openFeedbackPage } from '../ask-page.contract.ts'
import { pageTexts } from '../page.texts.ts'
import { LinkPanel } from './LinkPanel.tsx'
import css from './OutsidePanel.module.css'
import { SendPanel } from './OutsidePanel.tsx'
import { type LinkQuery, useLinkHere, usePageTexts, useSending } from './page.queries.ts'

type Shown = ResponseOf<typeof openFeedbackPage>

const read = (token: string, query: LinkQuery) =>
  call<typeof openFeedbackPage>('GET /links/feedback/:token', { params: { token }, query })

/** The one question after a talk: five answers and a word. */
export function FeedbackPage() {
  const link = useLinkHere<typeof openFeedbackPage>(read)
  const { page, token } = link
  const language = page?.language ?? link.wanted
  const texts = usePageTexts(language, page?.title || page?.workspace || 'Avouch')
  return (
    <LinkPanel
      link={link}
      language={language}
      // Our own people read English here.
      onLanguage={isCustomers(page) ? link.setWanted : undefined}
      find={questionShownBy}
    >
      {(shown) => (
        <>
          <h1 className={css.title}>{shown.title}</h1>
          {shown.given === null ? (
            <QuestionForm page={shown} token={token} onPage={link.put} onAgain={link.again} />
          ) : (
            <p role="status" className={css.kept}>
              {texts.feedbackThanks}
            </p>
          )}
        </>
      )}
    </LinkPanel>
  )
}

const isCustomers = (page: Shown | null) => page?.side === 'advocate' || page?.side === 'prospect'

const questionShownBy = (page: Shown) => (page.link === 'expired' || page.link === 'withdrawn' ? null : page)

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
