import { IconX } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { PageLanguage } from '../../asks/page-language.ts'
import { tellMoment } from '../../asks/page-time.ts'
import css from '../../asks/web/OutsidePanel.module.css'
import { OpeningPanel, SendPanel } from '../../asks/web/OutsidePanel.tsx'
import { momentIn } from '../../asks/web/page.queries.ts'
import { talkPageTexts } from '../talk-page.texts.ts'
import own from './OwnTimesPanel.module.css'
import { halfHours, tellColumn, tellDayShort, workdaysAhead } from './own-times.queries.ts'

type Props = {
  /** What is asked, above the days. */
  head: string
  zone: string
  language: PageLanguage
  /** So many at most. */
  most: number
  label: string
  isSending: boolean
  fault: string | null
  isQuiet?: boolean
  onSend: (times: string[]) => void
}

/** Times of one's own: a day, then its hours, each with one tap; any other day or hour is written. */
export function OwnTimesPanel({
  head,
  zone,
  language,
  most,
  label,
  isSending,
  fault,
  isQuiet,
  onSend,
}: Props) {
  const texts = talkPageTexts(language)
  const [times, setTimes] = useState<readonly string[]>([])
  const [isMissing, setMissing] = useState(false)
  const put = (time: string | null) => {
    if (time === null) return
    setMissing(false)
    const others = times.filter((each) => each !== time)
    if (others.length < most) setTimes(others.length < times.length ? others : [...times, time].sort())
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(times.length === 0)
    if (times.length > 0) onSend([...times])
  }
  const shown = { zone, language, times, isFull: times.length >= most, onPut: put }
  return (
    <form onSubmit={submit}>
      <p className={css.aside}>{head}</p>
      <DaysField {...shown} />
      <OtherTimeField {...shown} />
      {times.length > 0 && (
        <ul className={own.chosen} aria-label={texts.yourTimes}>
          {times.map((time) => (
            <li key={time}>
              {tellMoment(time, zone, language)}
              <button
                type="button"
                className={own.remove}
                aria-label={texts.leaveOut(tellMoment(time, zone, language))}
                onClick={() => put(time)}
              >
                <IconX size={18} stroke={1.5} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      {shown.isFull && <p className={css.note}>{texts.enough(most)}</p>}
      <SendPanel
        label={label}
        isSending={isSending}
        fault={isMissing ? (texts.refusals['no-day'] ?? null) : fault}
        isQuiet={isQuiet === true}
      />
    </form>
  )
}

type Shown = {
  zone: string
  language: PageLanguage
  times: readonly string[]
  isFull: boolean
  onPut: (time: string | null) => void
}

/** Three weeks of working days, and the hours of the day that is open. */
function DaysField({ zone, language, times, isFull, onPut }: Shown) {
  const texts = talkPageTexts(language)
  const days = workdaysAhead(zone)
  const [day, setDay] = useState<string | null>(null)
  const isTaken = (each: string) =>
    halfHours.some((hour) => times.includes(momentIn(`${each}T${hour}`, zone) ?? ''))
  return (
    <>
      <div className={own.days} role="group" aria-label={texts.days}>
        {days.map((each, at) => (
          <button
            key={each}
            type="button"
            className={own.day}
            style={at === 0 ? { gridColumn: tellColumn(each) } : undefined}
            aria-pressed={each === day}
            data-taken={isTaken(each)}
            onClick={() => setDay(each)}
          >
            {tellDayShort(each, language).join('\n')}
          </button>
        ))}
      </div>
      {day !== null && (
        <div
          className={own.hours}
          role="group"
          aria-label={texts.hoursOf(tellDayShort(day, language).join(' '))}
        >
          {halfHours.map((hour) => {
            const time = momentIn(`${day}T${hour}`, zone)
            const isChosen = time !== null && times.includes(time)
            return (
              <button
                key={hour}
                type="button"
                className={own.hour}
                aria-pressed={isChosen}
                disabled={isFull && !isChosen}
                onClick={() => onPut(time)}
              >
                {hour}
              </button>
            )
          })}
        </div>
      )}
    </>
  )
}

/** A day further off, or an hour of the evening. */
function OtherTimeField({ zone, language, times, isFull, onPut }: Shown) {
  const texts = talkPageTexts(language)
  const [isOpen, setOpen] = useState(false)
  const [written, setWritten] = useState('')
  const time = momentIn(written, zone)
  const add = () => {
    if (time === null || isFull || times.includes(time)) return
    onPut(time)
    setWritten('')
  }
  return (
    <OpeningPanel label={texts.otherTime} isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
      <div className={own.other}>
        <label className={css.field}>
          <span>{texts.dayAndHour}</span>
          <input
            type="datetime-local"
            step={900}
            value={written}
            onChange={(event) => setWritten(event.target.value)}
          />
        </label>
        <button type="button" className={css.secondary} aria-disabled={time === null || isFull} onClick={add}>
          {texts.addTime}
        </button>
      </div>
    </OpeningPanel>
  )
}
