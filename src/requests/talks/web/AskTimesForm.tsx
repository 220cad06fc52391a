import { type FormEvent, useState } from 'react'
import { pageTexts } from '../../asks/page.texts.ts'
import { tellMoment, tellZone } from '../../asks/page-time.ts'
import type { YesProps } from '../../asks/web/AskYesForm.tsx'
import css from '../../asks/web/OutsidePanel.module.css'
import { SendPanel } from '../../asks/web/OutsidePanel.tsx'
import { browserZone } from '../../asks/web/page.queries.ts'
import { mostSlots } from '../decide-time.ts'
import { OwnTimesPanel } from './OwnTimesPanel.tsx'

/** So many times stand open; the rest one tap away, so that every other answer stays in sight. */
const shownAtFirst = 3

/** Yes, at one of the times, or with times of one's own. The button repeats what it says yes to. */
export function AskTimesForm({ ask, language, isSending, fault, isQuiet, onAnswer }: YesProps) {
  const texts = pageTexts(language)
  const zone = ask.timeZone ?? browserZone()
  const [all, setAll] = useState(ask.times.length <= shownAtFirst)
  const [chosen, setChosen] = useState<string>(ask.times[0] ?? 'agree')
  const shown = all ? ask.times : ask.times.slice(0, shownAtFirst - 1)
  const timeZone = browserZone()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onAnswer({ answer: 'yes', startsAt: chosen === 'agree' ? null : chosen, timeZone })
  }
  const sending = { isSending, fault, isQuiet }
  return (
    <div className={css.part}>
      <form onSubmit={submit}>
        <fieldset className={css.times}>
          <legend className={css.partHead}>{texts.times}</legend>
          <span className={css.aside}>{tellZone(zone, language)}</span>
          <div className={css.lines}>
            {shown.map((time) => (
              <TimeRadio key={time} value={time} chosen={chosen} onChoose={setChosen}>
                {tellMoment(time, zone, language)}
              </TimeRadio>
            ))}
            {ask.times.length === 0 && (
              <TimeRadio value="agree" chosen={chosen} onChoose={setChosen}>
                {texts.yesAgree}
              </TimeRadio>
            )}
            {!all && (
              <button type="button" className={css.line} onClick={() => setAll(true)}>
                <span className={css.text}>{texts.moreTimes(ask.times.length - shown.length)}</span>
              </button>
            )}
            {ask.timing === 'slot' && (
              <TimeRadio value="other" chosen={chosen} onChoose={setChosen}>
                {texts.otherTimes}
              </TimeRadio>
            )}
          </div>
        </fieldset>
        {chosen !== 'other' && (
          <SendPanel
            label={chosen === 'agree' ? texts.yesAgree : texts.yesAt(tellMoment(chosen, zone, language))}
            {...sending}
          />
        )}
      </form>
      {chosen === 'other' && (
        <OwnTimesPanel
          head={`${texts.suggestHead}, ${tellZone(zone, language)}`}
          zone={zone}
          language={language}
          most={mostSlots}
          label={texts.suggestSend}
          onSend={(times) => onAnswer({ answer: 'other-times', times, timeZone })}
          {...sending}
        />
      )}
    </div>
  )
}

function TimeRadio(props: {
  value: string
  chosen: string
  onChoose: (value: string) => void
  children: string
}) {
  const { value, chosen, onChoose, children } = props
  return (
    <label className={css.radio}>
      <input
        type="radio"
        name="time"
        value={value}
        checked={chosen === value}
        onChange={() => onChoose(value)}
      />
      {children}
    </label>
  )
}
