import { type FormEvent, useState } from 'react'
import css from '../../asks/web/OutsidePanel.module.css'
import { SendPanel } from '../../asks/web/OutsidePanel.tsx'

type RefuseFormProps = {
  labels: { readonly why: string; readonly send: string }
  /** Who reads it, and what it brings about. */
  note: string
  isSending: boolean
  fault: string | null
  onRefuse: (why: string) => void
}

/** Says no behind a link, and why. */
export function RefuseForm({ labels, note, isSending, fault, onRefuse }: RefuseFormProps) {
  const [why, setWhy] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (why.trim() !== '') onRefuse(why.trim())
  }
  return (
    <form onSubmit={submit}>
      <label className={css.field}>
        <span>{labels.why}</span>
        <textarea
          rows={3}
          required
          maxLength={1000}
          value={why}
          onChange={(event) => setWhy(event.target.value)}
        />
      </label>
      <SendPanel label={labels.send} isSending={isSending} fault={fault} />
      <p className={css.note}>{note}</p>
    </form>
  )
}
