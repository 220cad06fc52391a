import { IconBan, IconMoon, IconUsers, IconX } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { pageTexts } from '../page.texts.ts'
import { tellDay } from '../page-time.ts'
import css from './OutsidePanel.module.css'
import { OpeningPanel, SendPanel } from './OutsidePanel.tsx'
import type { AskAnswer } from './page.queries.ts'
import { dayFromToday } from './page.queries.ts'

type Other = 'not-now' | 'no' | 'never' | 'colleague'

type Props = {
  language: 'en' | 'de'
  open: Other | null
  onOpen: (other: Other | null) => void
  isSending: boolean
  fault: string | null
  onAnswer: (answer: AskAnswer) => void
}

/** The four other answers, each as easy as a yes. */
export function AskOtherForm({ language, open, onOpen, isSending, fault, onAnswer }: Props) {
  const texts = pageTexts(language)
  const [until, setUntil] = useState(() => dayFromToday(30))
  const [reason, setReason] = useState('')
  const [colleague, setColleague] = useState('')
  const toggle = (other: Other) => () => onOpen(open === other ? null : other)
  const sending = { isSending, fault }
  return (
    <div className={css.lines}>
      <OpeningPanel
        label={texts.notNow}
        Icon={IconMoon}
        isOpen={open === 'not-now'}
        onToggle={toggle('not-now')}
      >
        <AnswerForm onSubmit={() => until !== '' && onAnswer({ answer: 'not-now', until })}>
          <label className={css.field}>
            <span>{texts.notNowLabel}</span>
            <input
              type="date"
              min={dayFromToday(1)}
              value={until}
              onChange={(event) => setUntil(event.target.value)}
              required
            />
          </label>
          <SendPanel
            label={until === '' ? texts.notNow : texts.notNowSend(tellDay(until, language))}
            {...sending}
          />
        </AnswerForm>
      </OpeningPanel>
      <OpeningPanel label={texts.no} Icon={IconX} isOpen={open === 'no'} onToggle={toggle('no')}>
        <AnswerForm onSubmit={() => onAnswer({ answer: 'no', ...(reason.trim() === '' ? {} : { reason }) })}>
          <label className={css.field}>
            <span>{texts.noLabel}</span>
            <input
              type="text"
              maxLength={300}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
          <SendPanel label={texts.noSend} {...sending} />
        </AnswerForm>
      </OpeningPanel>
      <OpeningPanel label={texts.never} Icon={IconBan} isOpen={open === 'never'} onToggle={toggle('never')}>
        <AnswerForm onSubmit={() => onAnswer({ answer: 'never' })}>
          <p className={css.note}>{texts.neverSays}</p>
          <SendPanel label={texts.neverSend} {...sending} />
        </AnswerForm>
      </OpeningPanel>
      <OpeningPanel
        label={texts.colleague}
        Icon={IconUsers}
        isOpen={open === 'colleague'}
        onToggle={toggle('colleague')}
      >
        <AnswerForm onSubmit={() => colleague.trim() !== '' && onAnswer({ answer: 'colleague', colleague })}>
          <label className={css.field}>
            <span>{texts.colleagueLabel}</span>
            <input
              type="text"
              maxLength={300}
              value={colleague}
              onChange={(event) => setColleague(event.target.value)}
              required
            />
          </label>
          <p className={css.note}>{texts.colleagueSays}</p>
          <SendPanel label={texts.colleagueSend} {...sending} />
        </AnswerForm>
      </OpeningPanel>
    </div>
  )
}

function AnswerForm({ onSubmit, children }: { onSubmit: () => void; children: ReactNode }) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return <form onSubmit={submit}>{children}</form>
}
