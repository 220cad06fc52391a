import { type FormEvent, useState } from 'react'
import css from '../../asks/web/OutsidePanel.module.css'
import { SendPanel } from '../../asks/web/OutsidePanel.tsx'
import type { ApprovalAnswer } from '../../asks/web/page.queries.ts'
import { longestWords } from '../wording.ts'
import type { WordsPageTexts } from '../words-page.texts.ts'

type FormProps = {
  texts: WordsPageTexts
  isSending: boolean
  fault: string | null
  onAnswer: (answer: ApprovalAnswer) => void
}

/** Changes the words and sends them back. */
export function MarkUpForm(props: FormProps & { words: { version: number; text: string } }) {
  const { words, texts, isSending, fault, onAnswer } = props
  const [text, setText] = useState(words.text)
  const [comment, setComment] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const said = { comment: comment.trim() || null, until: null, version: words.version }
    onAnswer({ answer: 'changes', words: text, ...said })
  }
  return (
    <form onSubmit={submit}>
      <label className={css.field}>
        <span>{texts.markUpLabel}</span>
        <textarea
          rows={8}
          required
          maxLength={longestWords}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <label className={css.field}>
        <span>{texts.markUpWhy}</span>
        <input value={comment} maxLength={1000} onChange={(event) => setComment(event.target.value)} />
      </label>
      <SendPanel label={texts.markUpSend} isSending={isSending} fault={fault} />
      <p className={css.note}>{texts.markUpNote}</p>
    </form>
  )
}

/** Says no, and why. */
export function RefuseForm({ note, texts, isSending, fault, onAnswer }: FormProps & { note: string }) {
  const [why, setWhy] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (why.trim() !== '') onAnswer({ answer: 'no', comment: why.trim(), until: null })
  }
  return (
    <form onSubmit={submit}>
      <label className={css.field}>
        <span>{texts.refuseLabel}</span>
        <textarea
          rows={3}
          required
          maxLength={1000}
          value={why}
          onChange={(event) => setWhy(event.target.value)}
        />
      </label>
      <SendPanel label={texts.refuseSend} isSending={isSending} fault={fault} />
      <p className={css.note}>{note}</p>
    </form>
  )
}
