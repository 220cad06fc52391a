import { IconHandStop, IconMessage, IconTriangleFilled, IconUserCheck } from '@tabler/icons-react'
import { useCallback, useState } from 'react'
import type { ResponseOf } from '../../kernel/contract.ts'
import { call } from '../../web/api.ts'
import { LoadBar } from '../../web/ui/LoadBar.tsx'
import type { answerApprovalLink, openApprovalLink } from '../approval.contract.ts'
import { pageTexts } from '../page.texts.ts'
import { tellDay, tellMoment } from '../page-time.ts'
import { ObjectionForm } from './ObjectionForm.tsx'
import css from './OutsidePanel.module.css'
import { FactsPanel, LinkEndPanel, OpeningPanel, OutsidePanel, SendPanel } from './OutsidePanel.tsx'
import {
  type ApprovalAnswer,
  browserZone,
  tokenHere,
  useLinkPage,
  usePageTexts,
  useSending,
} from './page.queries.ts'

type Shown = ResponseOf<typeof openApprovalLink>
type Approval = NonNullable<Shown['approval']>

/** The relationship owner's one click: yes, yes by themself, or not now and until when. */
export function ApprovalPage() {
  const token = tokenHere()
  const read = useCallback(
    () => call<typeof openApprovalLink>('GET /links/approvals/:token', { params: { token } }),
    [token],
  )
  const { loaded, again, put } = useLinkPage<typeof openApprovalLink>(read)
  const page = loaded.is === 'there' ? loaded.page : null
  const texts = usePageTexts('en', page?.approval ? titleOf(page.approval) : (page?.workspace ?? 'Avouch'))
  const { isSending, fault, send } = useSending<Shown>(texts, put, again)
  if (loaded.is === 'loading')
    return (
      <OutsidePanel workspace={null} language="en">
        {''}
      </OutsidePanel>
    )
  const answer = (body: ApprovalAnswer) =>
    void send(async () => {
      const said = await call<typeof answerApprovalLink>('POST /links/approvals/:token/decision', {
        params: { token },
        body,
      })
      return { workspace: page?.workspace ?? '', contact: page?.contact ?? null, ...said }
    })
  const approval = page?.approval ?? null
  return (
    <OutsidePanel workspace={page?.workspace ?? null} language="en">
      {page === null || approval === null ? (
        <LinkEndPanel
          end={
            page === null
              ? loaded.is === 'nowhere'
                ? 'nowhere'
                : 'offline'
              : page.link === 'expired'
                ? 'expired'
                : 'withdrawn'
          }
          language="en"
          program={contactOf(page)}
          onAgain={() => void again()}
        />
      ) : (
        <>
          <h1 className={css.title}>{titleOf(approval)}</h1>
          {page.link === 'open' ? (
            <OpenApprovalPanel approval={approval} isSending={isSending} fault={fault} onAnswer={answer} />
          ) : (
            <p role="status" className={css.kept}>
              <strong>{decisionOf(approval)}</strong>
            </p>
          )}
        </>
      )}
      <p className={css.foot}>{texts.footer(null, contactOf(page))}</p>
    </OutsidePanel>
  )
}

function contactOf(page: Shown | null): string {
  if (page === null) return ''
  if (page.contact === null) return page.workspace
  return page.contact.email === null ? page.contact.name : `${page.contact.name}, ${page.contact.email}`
}

const firstName = (name: string) => name.split(' ')[0] ?? name

function titleOf({ person, advocate, activity }: Approval): string {
  const whom = person === null ? '' : `${firstName(person.name)}, `
  const may = whom === '' ? 'May' : 'may'
  return `${whom}${may} we ask ${advocate.name} for this: ${activity}?`
}

function decisionOf(approval: Approval): string {
  const by = approval.decidedBy ?? 'Somebody'
  const { name } = approval.advocate
  switch (approval.state) {
    case 'approved':
      return `${by} said yes. ${name} is asked.`
    case 'refused':
      return `${by} said no. ${name} is not asked.`
    case 'passed':
      return `The time for an answer went by, and it went on as agreed. ${name} is asked.`
    case 'waiting':
    case 'open':
    case 'dropped':
      return 'This is answered.'
  }
}

function factsOf(approval: Approval) {
  const { requester, prospect, amount, minutes, wishedOn, load } = approval
  const money =
    amount === null
      ? null
      : new Intl.NumberFormat(undefined, {
          style: 'currency',
          currency: amount.currency,
          maximumFractionDigits: 0,
        }).format(amount.minor / 100)
  const who = [requester.name, requester.team].filter((each) => each !== null).join(', ')
  const all = [
    [
      'For',
      [[prospect, money].filter((each) => each !== null).join(', '), who]
        .filter((each) => each !== '')
        .join('; '),
    ],
    ['Why them', approval.whyThem],
    [
      'What',
      `${approval.activity}, ${minutes} minutes${wishedOn === null ? '' : `, around ${tellDay(wishedOn, 'en')}`}`,
    ],
  ] as const
  const said = all.flatMap(([label, text]) => (text === '' ? [] : [{ label, text }]))
  if (load === null) return said
  const bar = (
    <>
      <LoadBar {...load} withCap width={86} /> with this
    </>
  )
  return [...said, { label: 'Their load', text: bar }]
}

function OpenApprovalPanel(props: {
  approval: Approval
  isSending: boolean
  fault: string | null
  onAnswer: (answer: ApprovalAnswer) => void
}) {
  const { approval, isSending, fault, onAnswer } = props
  const [open, setOpen] = useState<'self' | 'no' | null>(null)
  const { advocate, account } = approval
  const toggle = (part: 'self' | 'no') => () => setOpen(open === part ? null : part)
  const yes = (answer: 'yes' | 'yes-i-ask') => (event: { preventDefault: () => void }) => {
    event.preventDefault()
    onAnswer({ answer, comment: null, until: null })
  }
  const post = advocate.title === null ? '' : `${advocate.title} at `
  return (
    <>
      <p className={css.says}>
        {advocate.name}, {post}
        <strong>{account.name}</strong>, has not heard of this yet.
      </p>
      <FactsPanel facts={factsOf(approval)} />
      <form onSubmit={yes('yes')}>
        <SendPanel
          label={`Yes, ask ${advocate.name}`}
          isSending={isSending}
          fault={open === null ? fault : null}
          isQuiet={open !== null}
        />
      </form>
      <div className={`${css.lines} ${css.part}`}>
        <OpeningPanel
          label="Yes, and I ask them myself"
          Icon={IconUserCheck}
          isOpen={open === 'self'}
          onToggle={toggle('self')}
        >
          <form onSubmit={yes('yes-i-ask')}>
            <p className={css.note}>
              You get the text with the link to their page by mail, and send it from your own.
            </p>
            <SendPanel label="Yes, I ask them myself" isSending={isSending} fault={fault} />
          </form>
        </OpeningPanel>
        <OpeningPanel
          label="Not now, or not them"
          Icon={IconHandStop}
          isOpen={open === 'no'}
          onToggle={toggle('no')}
        >
          <ObjectionForm
            requester={approval.requester.name}
            isSending={isSending}
            fault={fault}
            onAnswer={onAnswer}
          />
        </OpeningPanel>
        <a className={css.line} href={`/requests/${approval.requestId}`}>
          <IconMessage size={20} stroke={1.5} aria-hidden />
          <span>Ask {firstName(approval.requester.name)} something first</span>
        </a>
      </div>
      <p className={css.warn}>
        <IconTriangleFilled size={13} aria-hidden />
        <span>
          {approval.silence}
          {approval.dueAt !== null && !approval.needsYes
            ? ` That is ${tellMoment(approval.dueAt, browserZone(), 'en')} where you are.`
            : ''}
        </span>
      </p>
      <p className={css.note}>{pageTexts('en').sentTo(approval.person?.name ?? account.name)}</p>
    </>
  )
}
