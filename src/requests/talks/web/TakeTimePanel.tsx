import { type FormEvent, useState } from 'react'
import type { PageLanguage } from '../../asks/page-language.ts'
import { tellMoment } from '../../asks/page-time.ts'
import { SendPanel } from '../../asks/web/OutsidePanel.tsx'
import { talkPageTexts } from '../talk-page.texts.ts'
import { TimesByDayForm } from './TimesByDayForm.tsx'

type Props = {
  times: readonly string[]
  minutes: number
  zone: string
  /** The other side’s, where it is worth telling. */
  theirZone: string | null
  language: PageLanguage
  /** The agreed time that is moved by it. */
  instead: string | null
  isSending: boolean
  fault: string | null
  onTake: (take: { startsAt: string; instead: string | null }) => void
}

/** One of the other side’s times is taken with one button, which repeats it. */
export function TakeTimePanel({ times, minutes, instead, onTake, isSending, fault, ...shown }: Props) {
  const { zone, language } = shown
  const texts = talkPageTexts(language)
  const [chosen, setChosen] = useState<string | null>(null)
  const startsAt = chosen !== null && times.includes(chosen) ? chosen : times[0]
  if (startsAt === undefined) return null
  const moment = tellMoment(startsAt, zone, language)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onTake({ startsAt, instead })
  }
  return (
    <form onSubmit={submit}>
      <TimesByDayForm
        times={times}
        chosen={startsAt}
        aside={texts.each(minutes)}
        name="take"
        onChoose={setChosen}
        {...shown}
      />
      <SendPanel
        label={instead === null ? texts.take(moment) : texts.moveTo(moment)}
        isSending={isSending}
        fault={fault}
      />
    </form>
  )
}
