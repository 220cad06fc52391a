import { type FormEvent, useCallback, useState } from 'react'
import type { ResponseOf } from '../../../kernel/contract.ts'
import css from '../../../requests/asks/web/OutsidePanel.module.css'
import {
  FactsPanel,
  LinkEndPanel,
  OutsidePanel,
  SendPanel,
} from '../../../requests/asks/web/OutsidePanel.tsx'
import { tokenHere, useLinkPage, usePageTexts, useSending } from '../../../requests/asks/web/page.queries.ts'
import { call } from '../../../web/api.ts'
import type { answerInterviewTask, openInterviewTask } from '../invitation.contract.ts'

type Page = ResponseOf<typeof openInterviewTask>

/** The account team’s one click around an interview: what we should know before, whether it is right after. */
export function TaskPage() {
  const token = tokenHere()
  const [openedAt] = useState(() => Date.now())
  const [words, setWords] = useState('')
  const read = useCallback(
    () => call<typeof openInterviewTask>('GET /links/tasks/:token', { params: { token } }),
    [token],
  )
  const { loaded, again, put } = useLinkPage<typeof openInterviewTask>(read)
  const page = loaded.is === 'there' ? loaded.page : null
  const task = page?.task ?? null
  const isBrief = task?.kind === 'brief'
  const title =
    task === null
      ? 'Avouch'
      : isBrief
        ? `What should we know before we talk with ${task.contact}?`
        : `Is this what ${task.contact} would say?`
  const texts = usePageTexts('en', title)
  const { isSending, fault, send } = useSending<Page>(texts, put, again)
  const answer = (event: FormEvent, isRight: boolean | null) => {
    event.preventDefault()
    const said = { isRight, words: words.trim() === '' ? null : words }
    const seconds = Math.min(86_400, Math.round((Date.now() - openedAt) / 1000))
    void send(() =>
      call<typeof answerInterviewTask>('POST /links/tasks/:token/answer', {
        params: { token },
        body: { ...said, seconds },
      }),
    )
  }
  if (page === null || task === null) {
    const end = loaded.is === 'nowhere' || loaded.is === 'offline' ? loaded.is : 'withdrawn'
    return (
      <OutsidePanel workspace={page?.workspace ?? null} language="en">
        {loaded.is !== 'loading' && (
          <LinkEndPanel
            end={end}
            language="en"
            program={page?.program?.name ?? ''}
            onAgain={() => void again()}
          />
        )}
      </OutsidePanel>
    )
  }
  return (
    <OutsidePanel workspace={page.workspace} language="en">
      <h1 className={css.title}>{title}</h1>
      <FactsPanel facts={task.facts} />
      {page.link === 'answered' ? (
        <p className={css.kept} role="status">
          <strong>Thank you. It is noted.</strong>
        </p>
      ) : (
        <form onSubmit={(event) => answer(event, isBrief ? null : words.trim() === '')}>
          <label className={css.field}>
            <span>{isBrief ? 'In your words' : 'What is wrong, or better left out'}</span>
            <textarea rows={5} value={words} onChange={(event) => setWords(event.target.value)} />
          </label>
          <SendPanel
            label={isBrief ? 'Send it' : words.trim() === '' ? 'It is right' : 'Send what is not right'}
            isSending={isSending}
            fault={fault}
          />
        </form>
      )}
    </OutsidePanel>
  )
}
