import { IconArrowsJoin, IconHandStop } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { BodyOf } from '../../kernel/contract.ts'
import { tellDay } from '../../requests/asks/page-time.ts'
import { ObjectionPanel } from '../../requests/asks/web/ObjectionPanel.tsx'
import css from '../../requests/asks/web/OutsidePanel.module.css'
import { OpeningPanel, SendPanel } from '../../requests/asks/web/OutsidePanel.tsx'
import type { answerOutreachLink } from '../contract.ts'
import type { OwnerPageShown } from './queries.ts'

export type OwnerSaid = BodyOf<typeof answerOutreachLink>

type OwnerChoiceFormProps = {
  readonly outreach: NonNullable<OwnerPageShown['outreach']>
  readonly isSending: boolean
  readonly fault: string | null
  readonly onAnswer: (said: OwnerSaid) => void
  /** What it is about, above the buttons. */
  readonly children: ReactNode
}

/** Go ahead with one tap; join in it; or not now, with a reason and until when. Saying nothing is an answer too. */
export function OwnerChoiceForm(props: OwnerChoiceFormProps) {
  const { outreach, isSending, fault, onAnswer, children } = props
  const [open, setOpen] = useState<'join' | 'object' | null>(null)
  const toggle = (which: 'join' | 'object') => setOpen(open === which ? null : which)
  const { sender, contact, respondBy, answer } = outreach
  const says =
    answer === 'silence' || respondBy === null
      ? `Your days have passed, but ${sender} has not written yet: you may still say no.`
      : `If you say nothing until ${tellDay(respondBy, 'en')}, ${sender} writes after that.`
  const sent = { isSending, fault: null }
  return (
    <>
      <p className={css.says}>{says}</p>
      {children}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onAnswer({ answer: 'go-ahead' })
        }}
      >
        <SendPanel label={`Yes, write to ${contact}`} isSending={isSending} fault={fault} />
      </form>
      <div className={`${css.lines} ${css.part}`}>
        <OpeningPanel
          label="Yes, and I join in"
          Icon={IconArrowsJoin}
          isOpen={open === 'join'}
          onToggle={() => toggle('join')}
        >
          <JoinForm {...sent} sender={sender} onAnswer={onAnswer} />
        </OpeningPanel>
        <OpeningPanel
          label="Not now, or not them"
          Icon={IconHandStop}
          isOpen={open === 'object'}
          onToggle={() => toggle('object')}
        >
          <ObjectionPanel
            {...sent}
            verb="write"
            note={() =>
              `${sender} reads your reason. Nobody asks them for anything else either; you can lift it at any time.`
            }
            onObject={({ reason, until }) => onAnswer({ answer: 'object', objection: reason, until })}
          />
        </OpeningPanel>
      </div>
    </>
  )
}

type ChoiceProps = {
  readonly sender: string
  readonly isSending: boolean
  readonly fault: string | null
  readonly onAnswer: (said: OwnerSaid) => void
}

function JoinForm({ sender, onAnswer, ...sent }: ChoiceProps) {
  const [way, setWay] = useState<'named' | 'introduces'>('introduces')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onAnswer({ answer: way })
  }
  const ways = [
    { value: 'introduces', label: `I write to them and introduce ${sender}` },
    { value: 'named', label: `${sender} writes, and may name me` },
  ] as const
  return (
    <form onSubmit={submit}>
      <fieldset className={css.lines}>
        <legend className="unseen">How</legend>
        {ways.map(({ value, label }) => (
          <label key={value} className={css.radio}>
            <input type="radio" name="way" checked={way === value} onChange={() => setWay(value)} />
            {label}
          </label>
        ))}
      </fieldset>
      <SendPanel label={way === 'introduces' ? 'I introduce them' : 'Name me'} {...sent} />
    </form>
  )
}
