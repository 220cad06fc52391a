import { useState } from 'react'
import { tellDay } from '../../requests/asks/page-time.ts'
import css from '../../requests/asks/web/OutsidePanel.module.css'
import { OpeningPanel } from '../../requests/asks/web/OutsidePanel.tsx'
import { call } from '../../web/api.ts'
import type { listToldCorrections } from '../own-page.contract.ts'
import { ownPageTexts } from '../own-page.texts.ts'
import look from './OwnPanel.module.css'
import type { OwnPart, OwnShown } from './own-page.queries.ts'

type Told = OwnShown['corrections']

/** What they said is wrong and is the company's too, all of it, each with what became of it. */
export function OwnSaidPanel({ page, own, token }: OwnPart) {
  const { language } = page
  const texts = ownPageTexts(language)
  const [isOpen, setOpen] = useState(false)
  const { rows, next, fault, more } = useOlder(own.corrections, token)
  if (rows.length === 0) return null
  return (
    <OpeningPanel label={texts.said} isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
      {rows.map(({ id, wanted, on, state, answer }) => (
        <div key={id} className={look.held}>
          <p>{wanted}</p>
          <p className={look.vouched}>
            {tellDay(on, language)}, {texts.states[state]}
            {answer !== null && `: ${answer}`}
          </p>
        </div>
      ))}
      {fault && (
        <p role="alert" className={css.fault}>
          {texts.failed}
        </p>
      )}
      {next !== null && (
        <button type="button" className={css.text} onClick={() => void more(next)}>
          {texts.saidMore}
        </button>
      )}
    </OpeningPanel>
  )
}

/** The latest as the page brings them, and those before, a page at a time. */
function useOlder(latest: Told, token: string) {
  const [older, setOlder] = useState<{ readonly of: Told; readonly told: Told } | null>(null)
  const [fault, setFault] = useState(false)
  // Whatever is done on the page brings the latest anew: what was shown before them begins again.
  const shown = older?.of === latest ? older.told : latest
  const more = async (cursor: string) => {
    try {
      const query = { cursor, size: 50 }
      const before = await call<typeof listToldCorrections>('GET /links/own-pages/:token/corrections', {
        params: { token },
        query,
      })
      setOlder({ of: latest, told: { rows: [...shown.rows, ...before.rows], next: before.next } })
      setFault(false)
    } catch {
      setFault(true)
    }
  }
  return { ...shown, fault, more }
}
