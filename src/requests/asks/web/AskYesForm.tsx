import type { FormEvent } from 'react'
import type { PageLanguage } from '../page-language.ts'
import { tellDay } from '../page-time.ts'
import { tellYes } from '../yes.texts.ts'
import { SendPanel } from './OutsidePanel.tsx'
import { type AskAnswer, type AskShown, browserZone } from './page.queries.ts'

export type YesProps = {
  ask: AskShown
  language: PageLanguage
  isSending: boolean
  fault: string | null
  /** Another answer is being given: the green goes there. */
  isQuiet: boolean
  onAnswer: (answer: AskAnswer) => void
}

/** Yes to what has its day: there is nothing to choose, and the button says what it says yes to. */
export function AskYesForm({ ask, language, isSending, fault, isQuiet, onAnswer }: YesProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onAnswer({ answer: 'yes', startsAt: ask.times[0] ?? null, timeZone: browserZone() })
  }
  const day = ask.day === null ? null : tellDay(ask.day, language)
  const label = tellYes(ask.timing, day, language)
  return (
    <form onSubmit={submit}>
      <SendPanel label={label} isSending={isSending} fault={fault} isQuiet={isQuiet} />
    </form>
  )
}
