import type { FormEvent } from 'react'
import { pageTexts } from '../page.texts.ts'
import type { PageLanguage } from '../page-language.ts'
import { tellDay } from '../page-time.ts'
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
  return (
    <form onSubmit={submit}>
      <SendPanel label={labelOf(ask, language)} isSending={isSending} fault={fault} isQuiet={isQuiet} />
    </form>
  )
}

function labelOf({ timing, day }: AskShown, language: PageLanguage): string {
  const texts = pageTexts(language)
  if (day === null) return texts.yes
  return timing === 'by-day' ? texts.yesBy(tellDay(day, language)) : texts.yesOn(tellDay(day, language))
}
