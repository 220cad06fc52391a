import type { PageLanguage } from '../../asks/page-language.ts'
import { tellCity, tellTime, tellWeekday } from '../../asks/page-time.ts'
import css from '../../asks/web/OutsidePanel.module.css'
import { talkPageTexts } from '../talk-page.texts.ts'
import own from './TimesByDayForm.module.css'

type Props = {
  times: readonly string[]
  chosen: string | null
  zone: string
  /** The other side’s, whose time stands in grey where it is another. */
  theirZone: string | null
  language: PageLanguage
  /** Stands beside the first day. */
  aside: string
  name: string
  onChoose: (time: string) => void
}

/** Times to choose from, by day of the reader’s zone. */
export function TimesByDayForm({ times, chosen, zone, theirZone, language, aside, name, onChoose }: Props) {
  const texts = talkPageTexts(language)
  const days = Map.groupBy(times, (time) => tellWeekday(time, zone, language))
  return (
    <>
      {[...days].map(([day, ofDay], at) => (
        <fieldset key={day} className={`${css.times} ${css.part}`}>
          <legend className={css.partHead}>{day}</legend>
          {at === 0 && <span className={css.aside}>{aside}</span>}
          <div className={css.lines}>
            {ofDay.map((time) => {
              const there = theirZone === null ? '' : tellTime(time, theirZone)
              return (
                <label key={time} className={css.radio}>
                  <input
                    type="radio"
                    name={name}
                    value={time}
                    checked={chosen === time}
                    onChange={() => onChoose(time)}
                  />
                  <span className={own.time}>{tellTime(time, zone)}</span>
                  {theirZone !== null && there !== tellTime(time, zone) && (
                    <span className={css.aside}>{texts.there(there, tellCity(theirZone))}</span>
                  )}
                </label>
              )
            })}
          </div>
        </fieldset>
      ))}
    </>
  )
}
