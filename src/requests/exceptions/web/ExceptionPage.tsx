import { IconHandStop } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { BodyOf, ResponseOf } from '../../../kernel/contract.ts'
import { call } from '../../../web/api.ts'
import { RefuseForm } from '../../approvals/web/RefuseForm.tsx'
import { pageTexts } from '../../asks/page.texts.ts'
import { LinkPanel } from '../../asks/web/LinkPanel.tsx'
import css from '../../asks/web/OutsidePanel.module.css'
import { FactsPanel, OpeningPanel, SendPanel } from '../../asks/web/OutsidePanel.tsx'
import { useLinkHere, usePageTexts, useSending } from '../../asks/web/page.queries.ts'
import type { answerExceptionLink, openExceptionLink } from '../exception.contract.ts'

type Shown = ResponseOf<typeof openExceptionLink>
type Exception = NonNullable<Shown['exception']>
type ExceptionAnswer = BodyOf<typeof answerExceptionLink>

const read = (token: string) =>
  call<typeof openExceptionLink>('GET /links/exceptions/:token', { params: { token } })

/** The manager’s one click: may this be asked for although it breaks a rule? Staff read English. */
export function ExceptionPage() {
  const link = useLinkHere<typeof openExceptionLink>(read)
  const { page, token } = link
  const texts = usePageTexts(
    'en',
    page?.exception == null ? (page?.workspace ?? 'Avouch') : titleOf(page.exception),
  )
  const { isSending, fault, send } = useSending<Shown>(texts, link.put, link.again)
  const answer = (body: ExceptionAnswer) =>
    void send(() =>
      call<typeof answerExceptionLink>('POST /links/exceptions/:token/decision', { params: { token }, body }),
    )
  return (
    <LinkPanel link={link} language="en" find={(shown) => shown.exception}>
      {(exception, shown) => (
        <>
          <h1 className={css.title}>{titleOf(exception)}</h1>
          {shown.link === 'open' ? (
            <OpenExceptionPanel exception={exception} isSending={isSending} fault={fault} onAnswer={answer} />
          ) : (
            <p role="status" className={css.kept}>
              <strong>{decisionOf(exception)}</strong>
            </p>
          )}
        </>
      )}
    </LinkPanel>
  )
}

const titles = {
  notice: 'sooner than usual',
  stage: 'this early in the deal',
  quota: 'beyond the quota',
} as const

const titleOf = ({ requester, activity, kind }: Exception) =>
  `May ${requester.name} have this ${titles[kind]}: ${activity}?`

function decisionOf({ state, decidedBy, requester }: Exception): string {
  const by = decidedBy ?? 'Somebody'
  if (state === 'approved') return `${by} approved it. The program goes on.`
  return state === 'refused' ? `${by} refused it. It is back with ${requester.name}.` : 'This is answered.'
}

function factsOf(exception: Exception) {
  const { request, requester, team, prospect, breaks, reason } = exception
  const facts = [
    ['Request', `R-${request.number}: ${request.title}`],
    ['By', [requester.name, team?.name].filter((part) => part != null).join(', ')],
    ['For', prospect ?? ''],
    ['What for', request.purpose],
    ['What it breaks', `${breaks}.`],
    ['Why', reason],
  ] as const
  return facts.flatMap(([label, text]) => (text === '' ? [] : [{ label, text }]))
}

function OpenExceptionPanel(props: {
  readonly exception: Exception
  readonly isSending: boolean
  readonly fault: string | null
  readonly onAnswer: (answer: ExceptionAnswer) => void
}) {
  const { exception, isSending, fault, onAnswer } = props
  const [isRefusing, setRefusing] = useState(false)
  const approve = (event: FormEvent) => {
    event.preventDefault()
    onAnswer({ answer: 'yes', comment: null })
  }
  return (
    <>
      <p className={css.says}>Until you answer, no customer is asked and the program’s clocks stand still.</p>
      <FactsPanel facts={factsOf(exception)} />
      <form onSubmit={approve}>
        <SendPanel
          label="Yes, make an exception"
          isSending={isSending}
          fault={isRefusing ? null : fault}
          isQuiet={isRefusing}
        />
      </form>
      <div className={`${css.lines} ${css.part}`}>
        <OpeningPanel
          label="No"
          Icon={IconHandStop}
          isOpen={isRefusing}
          onToggle={() => setRefusing(!isRefusing)}
        >
          <RefuseForm
            labels={{ why: 'Why not', send: 'Refuse it' }}
            note={`${exception.requester.name} reads it, and changes the brief or withdraws it.`}
            isSending={isSending}
            fault={fault}
            onRefuse={(comment) => onAnswer({ answer: 'no', comment })}
          />
        </OpeningPanel>
      </div>
      <p className={css.note}>{pageTexts('en').sentTo(exception.approver?.name ?? 'the program')}</p>
    </>
  )
}
