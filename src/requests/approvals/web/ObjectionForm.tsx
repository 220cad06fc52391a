import { type FormEvent, useState } from 'react'
import { tellDay } from '../../asks/page-time.ts'
import css from '../../asks/web/OutsidePanel.module.css'
import { SendPanel } from '../../asks/web/OutsidePanel.tsx'
import type { ApprovalAnswer } from '../../asks/web/page.queries.ts'
import { dayFromToday } from '../../asks/web/page.queries.ts'
import { type Objection, objections } from '../approval.texts.ts'

type Until = 'month' | 'date' | 'open'

/** Why not, and until when. The button repeats the day, and the line below what the requester will read. */
export function ObjectionForm(props: {
  requester: string
  isSending: boolean
  fault: string | null
  onAnswer: (answer: ApprovalAnswer) => void
}) {
  const [reason, setReason] = useState<Objection>('contract')
  const [until, setUntil] = useState<Until>('month')
  const [day, setDay] = useState(() => dayFromToday(60))
  const month = dayFromToday(30)
  const on = until === 'open' ? null : until === 'month' ? month : day
  const says = objections.find(({ code }) => code === reason)?.says ?? ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (on !== '') props.onAnswer({ answer: 'no', comment: says, until: on })
  }
  const told =
    on === null || on === '' ? says.toLowerCase() : `${says.toLowerCase()}, not before ${tellDay(on, 'en')}`
  const untils = [
    { value: 'month', label: tellDay(month, 'en') },
    { value: 'date', label: 'Another date' },
    { value: 'open', label: 'Until I say so' },
  ] as const
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
            ? 'Do not ask them until I say so'
            : `Do not ask them before ${tellDay(on, 'en')}`
        }
        isSending={props.isSending}
        fault={props.fault}
      />
      <p className={css.note}>
        {props.requester} reads “{told}” and gets the next best match. You can lift it at any time.
      </p>
    </form>
  )
}
