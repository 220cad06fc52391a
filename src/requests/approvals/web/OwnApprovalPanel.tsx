import { IconHandStop, IconMessage, IconPencil, IconTriangleFilled, IconUserCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { LoadBar } from '../../../web/ui/LoadBar.tsx'
import { pageTexts } from '../../asks/page.texts.ts'
import { tellDay, tellMoment } from '../../asks/page-time.ts'
import { type Objected, ObjectionPanel } from '../../asks/web/ObjectionPanel.tsx'
import css from '../../asks/web/OutsidePanel.module.css'
import { FactsPanel, OpeningPanel, SendPanel } from '../../asks/web/OutsidePanel.tsx'
import { type ApprovalAnswer, browserZone, type OwnApproval } from '../../asks/web/page.queries.ts'
import { wordsPageTexts } from '../words-page.texts.ts'
import { MarkUpForm } from './MarkUpForm.tsx'
import own from './OwnApprovalPanel.module.css'
import { RefuseForm } from './RefuseForm.tsx'
import { WordsPanel } from './WordsPanel.tsx'

type OwnApprovalPanelProps = {
  approval: OwnApproval
  isOpen: boolean
  isSending: boolean
  fault: string | null
  onAnswer: (answer: ApprovalAnswer) => void
}

/** One of ours approves by one click: before the customer is asked, or after their yes. */
export function OwnApprovalPanel(props: OwnApprovalPanelProps) {
  const { approval, isOpen } = props
  return (
    <>
      <h1 className={css.title}>{titleOf(approval)}</h1>
      {isOpen ? (
        <OpenPanel {...props} />
      ) : (
        <p role="status" className={css.kept}>
          <strong>{decisionOf(approval)}</strong>
        </p>
      )}
    </>
  )
}

const firstName = (name: string) => name.split(' ')[0] ?? name

/** The question of the page, to whoever has the word. */
export function titleOf({ person, advocate, activity, afterYes }: OwnApproval): string {
  const whom = person === null ? '' : `${firstName(person.name)}, `
  const may = whom === '' ? 'May' : 'may'
  if (afterYes) return `${whom}${may} this go ahead: ${activity} with ${advocate.name}?`
  return `${whom}${may} we ask ${advocate.name} for this: ${activity}?`
}

function decisionOf(approval: OwnApproval): string {
  const by = approval.decidedBy ?? 'Somebody'
  const { afterYes } = approval
  const { name } = approval.advocate
  switch (approval.state) {
    case 'approved':
      return afterYes ? `${by} said yes.` : `${by} said yes. ${name} is asked.`
    case 'refused':
      return afterYes ? `${by} said no. It does not go ahead.` : `${by} said no. ${name} is not asked.`
    case 'passed':
      return `The time for an answer went by, and it went on as agreed. ${name} is asked.`
    case 'waiting':
      return wordsPageTexts('en').decided.sentBack
    case 'open':
    case 'dropped':
      return 'This is answered.'
  }
}

function factsOf(approval: OwnApproval) {
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
  const stake = [prospect, money].filter((each) => each !== null).join(', ')
  const when = wishedOn === null ? '' : `, around ${tellDay(wishedOn, 'en')}`
  const all = [
    ['For', [stake, who].filter((each) => each !== '').join('; ')],
    ['Why them', approval.whyThem],
    ['What', `${approval.activity}, ${minutes} minutes${when}`],
    ...approval.fields.map(
      ({ label, kind, text }) => [label, kind === 'date' ? tellDay(text, 'en') : text] as const,
    ),
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

function OpenPanel({ approval, isSending, fault, onAnswer }: OwnApprovalPanelProps) {
  const [open, setOpen] = useState<Part | null>(null)
  const { advocate, account, afterYes, words, onBehalfOf } = approval
  const post = advocate.title === null ? '' : `${advocate.title} at `
  return (
    <>
      {approval.insteadOfOwner !== null && (
        <p className={css.says}>You are asked in the owner’s place. {approval.insteadOfOwner}</p>
      )}
      {onBehalfOf !== null && <p className={css.says}>You answer for {onBehalfOf.name}, who is away.</p>}
      <p className={css.says}>
        {advocate.name}, {post}
        <strong>{account.name}</strong>, {afterYes ? 'said yes to it.' : 'has not heard of this yet.'}
      </p>
      <FactsPanel facts={factsOf(approval)} />
      {words !== null && (
        <section className={css.section}>
          <h2 className={css.partHead}>The words</h2>
          <WordsPanel parts={words.changes} label="The words" />
          {words.comment !== null && <p className={css.note}>“{words.comment}”</p>}
        </section>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onAnswer({ answer: 'yes', comment: null, until: null, version: words?.version ?? null })
        }}
      >
        <SendPanel
          label={afterYes ? 'Yes, it may' : `Yes, ask ${advocate.name}`}
          isSending={isSending}
          fault={open === null ? fault : null}
          isQuiet={open !== null}
        />
      </form>
      <OtherAnswers
        approval={approval}
        open={open}
        onOpen={setOpen}
        isSending={isSending}
        fault={fault}
        onAnswer={onAnswer}
      />
      <p className={own.warn}>
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

type Part = 'self' | 'changes' | 'no'

function OtherAnswers(
  props: Omit<OwnApprovalPanelProps, 'isOpen'> & { open: Part | null; onOpen: (part: Part | null) => void },
) {
  const { approval, open, onOpen, isSending, fault, onAnswer } = props
  const { approver, afterYes, words, requester, requestId } = approval
  const toggle = (part: Part) => () => onOpen(open === part ? null : part)
  const asksThemselves = approver === 'owner' && !afterYes
  const shown = { isSending, fault, onAnswer }
  return (
    <div className={`${css.lines} ${css.part}`}>
      {asksThemselves && (
        <OpeningPanel
          label="Yes, and I ask them myself"
          Icon={IconUserCheck}
          isOpen={open === 'self'}
          onToggle={toggle('self')}
        >
          <form
            onSubmit={(event) => {
              event.preventDefault()
              onAnswer({ answer: 'yes-i-ask', comment: null, until: null })
            }}
          >
            <p className={css.note}>
              You get the text with the link to their page by mail, and send it from your own.
            </p>
            <SendPanel label="Yes, I ask them myself" isSending={isSending} fault={fault} />
          </form>
        </OpeningPanel>
      )}
      {words !== null && (
        <OpeningPanel
          label="With other words"
          Icon={IconPencil}
          isOpen={open === 'changes'}
          onToggle={toggle('changes')}
        >
          <MarkUpForm words={words} texts={wordsPageTexts('en')} {...shown} />
        </OpeningPanel>
      )}
      <OpeningPanel
        label={asksThemselves ? 'Not now, or not them' : 'No'}
        Icon={IconHandStop}
        isOpen={open === 'no'}
        onToggle={toggle('no')}
      >
        {asksThemselves ? (
          <ObjectionPanel
            verb="ask them"
            note={(objected) =>
              `${requester.name} reads “${toldOf(objected)}” and gets the next best match. You can lift it at any time.`
            }
            isSending={isSending}
            fault={fault}
            onObject={({ says, until }) => onAnswer({ answer: 'no', comment: says, until })}
          />
        ) : (
          <RefuseForm
            labels={{ why: 'Why', send: 'Say no' }}
            note={`${requester.name} reads why${afterYes ? '; the customer is told kindly that it is not needed any more' : ''}.`}
            isSending={isSending}
            fault={fault}
            onRefuse={(comment) => onAnswer({ answer: 'no', comment, until: null })}
          />
        )}
      </OpeningPanel>
      <a className={css.line} href={`/requests/${requestId}`}>
        <IconMessage size={20} stroke={1.5} aria-hidden />
        <span>Ask {firstName(requester.name)} something first</span>
      </a>
    </div>
  )
}

function toldOf({ says, until }: Objected): string {
  const why = says.toLowerCase()
  return until === null ? why : `${why}, not before ${tellDay(until, 'en')}`
}
