import { useId, useState } from 'react'
import type { PageLanguage } from '../../asks/page-language.ts'
import { tellCity, tellTime } from '../../asks/page-time.ts'
import css from '../../asks/web/OutsidePanel.module.css'
import { talkPageTexts } from '../talk-page.texts.ts'
import own from './ZonePanel.module.css'

type Props = { zone: string; language: PageLanguage; onChange: (zone: string) => void }

/** The zone all times on the page stand in, with the time there now; changed in place. */
export function ZonePanel({ zone, language, onChange }: Props) {
  const texts = talkPageTexts(language)
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const zones = Intl.supportedValuesOf('timeZone')
  const all = zones.includes(zone) ? zones : [zone, ...zones]
  return (
    <div className={own.zone}>
      <p className={own.line}>
        <span>
          {texts.yourTime(tellCity(zone))},{' '}
          <span className={own.pale}>{texts.now(tellTime(new Date().toISOString(), zone))}</span>
        </span>
        <button
          type="button"
          className={css.text}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {texts.change}
        </button>
      </p>
      {isOpen && (
        <label id={id} className={css.field}>
          <span>{texts.zoneLabel}</span>
          <select value={zone} onChange={(event) => onChange(event.target.value)}>
            {all.map((each) => (
              <option key={each} value={each}>
                {each.replaceAll('_', ' ')}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  )
}
