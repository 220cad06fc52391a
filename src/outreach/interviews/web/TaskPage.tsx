import { type FormEvent, useState } from 'react'
import type { ResponseOf } from '../../../kernel/contract.ts'
import { LinkPanel } from '../../../requests/asks/web/LinkPanel.tsx'
import css from '../../../requests/asks/web/OutsidePanel.module.css'
import { FactsPanel, SendPanel } from '../../../requests/asks/web/OutsidePanel.tsx'
import {
  useLinkHere,
  usePageTexts,
  useSecondsOpen,
  useSending,
} from '../../../requests/asks/web/page.queries.ts'
import { call } from '../../../web/api.ts'
import type { answerInterviewTask, openInterviewTask } from '../invitation.contract.ts'

type Page = ResponseOf<typeof openInterviewTask>

type Task = NonNullable<Page['task']>

const read = (token: string) =>
  call<typeof openInterviewTask>('GET /links/tasks/:token', { params: { token } })

/** The account team’s one click around an interview: what we should know before, whether it is right after. */
export function TaskPage() {
  const link = useLinkHere<typeof openInterviewTask>(read)
  const { page, token } = link
  const secondsOpen = useSecondsOpen(page !== null)
  const texts = usePageTexts('en', page?.task == null ? 'Avouch' : titleOf(page.task))
  const { isSending, fault, send } = useSending<Page>(texts, link.put, link.again)
  const answer = (isRight: boolean | null, words: string) =>
    void send(() =>
      call<typeof answerInterviewTask>('POST /links/tasks/:token/answer', {
        params: { token },
        body: { isRight, words: words === '' ? null : words, seconds: Math.min(86_400, secondsOpen()) },
      }),
    )
  return (
    <LinkPanel link={link} language="en" find={(shown) => shown.task}>
      {(task, shown) => (
        <>
          <h1 className={css.title}>{titleOf(task)}</h1>
          <FactsPanel facts={task.facts} />
          {shown.link === 'answered' ? (
            <p className={css.kept} role="status">
              <strong>Thank you. It is noted.</strong>
            </p>
          ) : (
            <AnswerForm task={task} isSending={isSending} fault={fault} onAnswer={answer} />
          )}
        </>
      )}
    </LinkPanel>
  )
}

function titleOf({ kind, contact }: Task): string {
  return kind === 'brief'
    ? `What should we know before we talk with ${contact}?`
    : `Is this what ${contact} would say?`
}

type AnswerProps = {
  readonly task: Task
  readonly isSending: boolean
  readonly fault: string | null
  readonly onAnswer: (isRight: boolean | null, words: string) => void
}

function AnswerForm({ task, isSending, fault, onAnswer }: AnswerProps) {
  const [text, setText] = useState('')
  const words = text.trim()
  const isBrief = task.kind === 'brief'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onAnswer(isBrief ? null : words === '', words)
  }
  return (
    <form onSubmit={submit}>
      <label className={css.field}>
        <span>{isBrief ? 'In your words' : 'What is wrong, or better left out'}</span>
        <textarea rows={5} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <SendPanel
        label={isBrief ? 'Send it' : words === '' ? 'It is right' : 'Send what is not right'}
        isSending={isSending}
        fault={fault}
      />
    </form>
  )
}
