import { type FormEvent, useState } from 'react'
import { pageTexts } from '../../requests/asks/page.texts.ts'
import type { PageLanguage } from '../../requests/asks/page-language.ts'
import { tellDay } from '../../requests/asks/page-time.ts'
import css from '../../requests/asks/web/OutsidePanel.module.css'
import { SendPanel } from '../../requests/asks/web/OutsidePanel.tsx'
import { dayFromToday } from '../../requests/asks/web/page.queries.ts'
import { ownPageTexts } from '../own-page.texts.ts'

type Props = {
  language: PageLanguage
  isSending: boolean
  fault: string | null
  onRest: (body: { restUntil: string }) => void
  onCancel: () => void
}

const monthChoices = [1, 3, 6] as const

/** To be left in peace: for some months, or until a day. For good is leaving, and says where that is. */
export function RestForm({ language, isSending, fault, onRest, onCancel }: Props) {
  const [texts, words] = [ownPageTexts(language), pageTexts(language)]
  const [choice, setChoice] = useState<number | 'day' | 'good'>(3)
  const [day, setDay] = useState(dayFromToday(90))
  const until = choice === 'day' ? day : dayFromToday(typeof choice === 'number' ? choice * 30 : 0)
  const radio = (value: number | 'day' | 'good', label: string) => (
    <label key={value} className={css.radio}>
      <input type="radio" name="rest" checked={choice === value} onChange={() => setChoice(value)} />
      <span>{label}</span>
    </label>
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (choice !== 'good') onRest({ restUntil: until })
  }
  return (
    <form onSubmit={submit} className={css.open}>
      <fieldset className={css.lines}>
        <legend className={css.partHead}>{texts.rest}</legend>
        {monthChoices.map((count) => radio(count, texts.restMonths(count)))}
        {radio('day', texts.restDay)}
        {radio('good', texts.restForGood)}
      </fieldset>
      {choice === 'day' && (
        <label className={css.field}>
          <span>{texts.restDay}</span>
          <input
            type="date"
            min={dayFromToday(1)}
            value={day}
            required
            onChange={(event) => setDay(event.target.value)}
          />
        </label>
      )}
      <p className={css.note}>{choice === 'good' ? texts.restForGoodSays : texts.restSays}</p>
      {choice !== 'good' && until !== '' && (
        <SendPanel
          label={words.restSend(tellDay(until, language))}
          isSending={isSending}
          fault={fault}
          isQuiet
        />
      )}
      <button type="button" className={css.line} onClick={onCancel}>
        <span className={css.text}>{words.cancel}</span>
      </button>
    </form>
  )
}
