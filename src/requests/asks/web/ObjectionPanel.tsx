import { type FormEvent, useState } from 'react'
import { type Objection, objections } from '../../approvals/approval.texts.ts'
import { tellDay } from '../page-time.ts'
import css from './OutsidePanel.module.css'
import { SendPanel } from './OutsidePanel.tsx'
import { dayFromToday } from './page.queries.ts'

/** Why not, and until which day; null: until somebody says so. */
export type Objected = { readonly reason: Objection; readonly says: string; readonly until: string | null }

type Props = {
  /** What nobody does until then: “ask them”. */
  verb: string
  /** What becomes of the answer, below the button. */
  note: (objected: Objected) => string
  isSending: boolean
  fault: string | null
  onObject: (objected: Objected) => void
}

/** A relationship owner's no: why not, and until when. The button repeats the day. Our own people read English. */
export function ObjectionPanel({ verb, note, isSending, fault, onObject }: Props) {
  const [reason, setReason] = useState<Objection>('contract')
  const [until, setUntil] = useState<Until>('month')
  const [day, setDay] = useState(() => dayFromToday(60))
  const says = objections.find(({ code }) => code === reason)?.says ?? ''
  const on = until === 'open' ? null : until === 'month' ? dayFromToday(30) : day
  const objected = { reason, says, until: on === '' ? null : on }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (on !== '') onObject(objected)
  }
  const send = objected.until === null ? 'until I say so' : `before ${tellDay(objected.until, 'en')}`
  return (
    <form onSubmit={submit}>
      <fieldset className={css.lines}>
        <legend className="unseen">Why not</legend>
        {objections.map((each) => (
          <label key={each.code} className={css.radio}>
            <input
              type="radio"
              name="reason"
              checked={reason === each.code}
              onChange={() => setReason(each.code)}
            />
            {each.says}
          </label>
        ))}
      </fieldset>
      <UntilFields until={until} day={day} onUntil={setUntil} onDay={setDay} />
      <SendPanel label={`Do not ${verb} ${send}`} isSending={isSending} fault={fault} />
      <p className={css.note}>{note(objected)}</p>
    </form>
  )
}

type Until = 'month' | 'date' | 'open'

type UntilProps = {
  until: Until
  day: string
  onUntil: (until: Until) => void
  onDay: (day: string) => void
}

function UntilFields({ until, day, onUntil, onDay }: UntilProps) {
  const untils = [
    { value: 'month', label: tellDay(dayFromToday(30), 'en') },
    { value: 'date', label: 'Another date' },
    { value: 'open', label: 'Until I say so' },
  ] as const
  return (
    <>
      <fieldset className={`${css.lines} ${css.part}`}>
        <legend className={css.partHead}>Until</legend>
        {untils.map(({ value, label }) => (
          <label key={value} className={css.radio}>
            <input type="radio" name="until" checked={until === value} onChange={() => onUntil(value)} />
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
            onChange={(event) => onDay(event.target.value)}
          />
        </label>
      )}
    </>
  )
}
