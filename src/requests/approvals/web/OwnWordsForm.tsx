import { type FormEvent, useState } from 'react'
import css from '../../asks/web/OutsidePanel.module.css'
import { SendPanel } from '../../asks/web/OutsidePanel.tsx'
import { longestWords } from '../wording.ts'

type Written = { readonly version: number; readonly text: string; readonly comment: string | null }

type OwnWordsFormProps = {
  /** What is changed; version 0 where nothing is written yet. */
  words: { version: number; text: string }
  labels: { readonly text: string; readonly comment: string; readonly send: string }
  note?: string
  isSending: boolean
  fault: string | null
  onSend: (written: Written) => void
}

/** Words that somebody outside writes or changes, with a word on them. */
export function OwnWordsForm({ words, labels, note, isSending, fault, onSend }: OwnWordsFormProps) {
  const [text, setText] = useState(words.text)
  const [comment, setComment] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '') onSend({ version: words.version, text, comment: comment.trim() || null })
  }
  return (
    <form onSubmit={submit}>
      <label className={css.field}>
        <span>{labels.text}</span>
        <textarea
          rows={8}
          required
          maxLength={longestWords}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <label className={css.field}>
        <span>{labels.comment}</span>
        <input value={comment} maxLength={1000} onChange={(event) => setComment(event.target.value)} />
      </label>
      <SendPanel label={labels.send} isSending={isSending} fault={fault} />
      {note !== undefined && <p className={css.note}>{note}</p>}
    </form>
  )
}
