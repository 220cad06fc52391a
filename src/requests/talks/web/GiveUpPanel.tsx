import { IconX } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { PageLanguage } from '../../asks/page-language.ts'
import css from '../../asks/web/OutsidePanel.module.css'
import { OpeningPanel, SendPanel } from '../../asks/web/OutsidePanel.tsx'
import { talkPageTexts } from '../talk-page.texts.ts'

type Props = {
  label: string
  says: string
  language: PageLanguage
  isSending: boolean
  fault: string | null
  onGiveUp: (body: { reason: string | null }) => void
}

/** The way out of a talk, for either side: a line that opens, why if they like, and the button. */
export function GiveUpPanel({ label, says, language, isSending, fault, onGiveUp }: Props) {
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onGiveUp({ reason: reason.trim() === '' ? null : reason.trim() })
  }
  return (
    <OpeningPanel label={label} Icon={IconX} isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
      <form onSubmit={submit}>
        <p className={css.note}>{says}</p>
        <label className={css.field}>
          <span>{talkPageTexts(language).why}</span>
          <input maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />
        </label>
        <SendPanel label={label} isSending={isSending} fault={fault} isQuiet />
      </form>
    </OpeningPanel>
  )
}
