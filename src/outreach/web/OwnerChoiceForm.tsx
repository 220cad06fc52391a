import { IconArrowsJoin, IconHandStop } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { BodyOf } from '../../kernel/contract.ts'
import { tellDay } from '../../requests/asks/page-time.ts'
import css from '../../requests/asks/web/OutsidePanel.module.css'
import { OpeningPanel, SendPanel } from '../../requests/asks/web/OutsidePanel.tsx'
import { dayFromToday } from '../../requests/asks/web/page.queries.ts'
import type { answerOutreachLink } from '../contract.ts'
import { type Objection, objections } from '../outreach.ts'
import type { OwnerPageShown } from './queries.ts'

export type OwnerSaid = BodyOf<typeof answerOutreachLink>

type OwnerChoiceFormProps = {
  readonly outreach: NonNullable<OwnerPageShown['outreach']>
  readonly isSending: boolean
  readonly fault: string | null
  readonly onAnswer: (said: OwnerSaid) => void
}

/** Go ahead with one tap; join in it; or not now, with a reason and until when. Saying nothing is an answer too. */
export function OwnerChoiceForm({ outreach, isSending, fault, onAnswer }: OwnerChoiceFormProps) {
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
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onAnswer({ answer: 'go-ahead' })
        }}
      >
        <SendPanel label={`Yes, write to ${contact}`} isSending={isSending} fault={fault} />
      </form>
      <div className={css.part}>
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
          <ObjectForm {...sent} sender={sender} onAnswer={onAnswer} />
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

function ObjectForm({ sender, onAnswer, ...sent }: ChoiceProps) {
  const [objection, setObjection] = useState<Objection>('contract')
  const [until, setUntil] = useState<'month' | 'date' | 'open'>('month')
  const month = dayFromToday(30)
  const [day, setDay] = useState(() => dayFromToday(60))
  const on = until === 'open' ? null : until === 'month' ? month : day
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (on !== '') onAnswer({ answer: 'object', objection, until: on })
  }
  const untils = [
    { value: 'month', label: tellDay(month, 'en') },
    { value: 'date', label: 'Another date' },
    { value: 'open', label: 'Until I say so' },
  ] as const
  return (
    <form onSubmit={submit}>
      <fieldset className={css.lines}>
        <legend className="unseen">Why not</legend>
        {objections.map(({ code, says }) => (
          <label key={code} className={css.radio}>
            <input type="radio" name="why" checked={objection === code} onChange={() => setObjection(code)} />
            {says}
          </label>
        ))}
      </fieldset>
      <fieldset className={`${css.lines} ${css.part}`}>
        <legend className={css.partHead}>Until</legend>
        {untils.map(({ value, label }) => (
          <label key={value} className={css.radio}>
            <input type="radio" name="until" checked={until === value} onChange={() => setUntil(value)} />
            {label}
          </label>
        ))}
      </fieldset>
      {until === 'date' && (
        <label className={css.field}>
          <span>Not before</span>
          <input
            type="date"
            min={dayFromToday(1)}
            value={day}
            required
            onChange={(event) => setDay(event.target.value)}
          />
        </label>
      )}
      <SendPanel
        label={
          on === null || on === ''
            ? 'Do not write until I say so'
            : `Do not write before ${tellDay(on, 'en')}`
        }
        {...sent}
      />
      <p className={css.note}>
        {sender} reads your reason. Nobody asks them for anything else either; you can lift it at any time.
      </p>
    </form>
  )
}
