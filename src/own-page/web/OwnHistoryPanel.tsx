import { useState } from 'react'
import { pageTexts } from '../../requests/asks/page.texts.ts'
import { tellDay } from '../../requests/asks/page-time.ts'
import css from '../../requests/asks/web/OutsidePanel.module.css'
import { OpeningPanel } from '../../requests/asks/web/OutsidePanel.tsx'
import { ownPageTexts } from '../own-page.texts.ts'
import type { OwnPart } from './own-page.queries.ts'

/** What came of the last time, and everything they did and got. */
export function OwnHistoryPanel({ page, own }: OwnPart) {
  const { language } = page
  const [texts, words] = [ownPageTexts(language), pageTexts(language)]
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      {own.last !== null && (
        <section className={css.section}>
          <h2 className={css.partHead}>{words.last}</h2>
          <p>{own.last.says}</p>
          {own.last.quote !== null && (
            <blockquote className={css.quote}>
              <p>“{own.last.quote.text}”</p>
              <footer className={css.note}>{words.inOwnWords(own.last.quote.by)}</footer>
            </blockquote>
          )}
        </section>
      )}
      <section className={`${css.section} ${css.lines}`}>
        <OpeningPanel label={texts.history} isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
          {own.history.length === 0 ? (
            <p>{words.nothingDone}</p>
          ) : (
            <ul>
              {own.history.map((deed, at) => (
                <li key={`${deed.on} ${at}`} className={css.fact}>
                  <span className={css.aside}>{tellDay(deed.on, language)}</span>
                  <span>{[deed.says, deed.outcome].filter((each) => each !== null).join(' ')}</span>
                </li>
              ))}
            </ul>
          )}
        </OpeningPanel>
      </section>
    </>
  )
}
