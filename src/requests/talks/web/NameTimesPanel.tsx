import { IconCalendarPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { PageLanguage } from '../../asks/page-language.ts'
import css from '../../asks/web/OutsidePanel.module.css'
import { OpeningPanel } from '../../asks/web/OutsidePanel.tsx'
import { talkPageTexts } from '../talk-page.texts.ts'
import { OwnTimesPanel } from './OwnTimesPanel.tsx'

type Props = {
  /** No times are offered: naming some is the only way. */
  isAlone: boolean
  isAgreed: boolean
  startsOpen: boolean
  most: number
  zone: string
  language: PageLanguage
  isSending: boolean
  fault: string | null
  onSend: (times: string[]) => void
}

/** Naming other times than those offered; an agreed one is given up by it. */
export function NameTimesPanel({ isAlone, isAgreed, startsOpen, ...times }: Props) {
  const texts = talkPageTexts(times.language)
  const [isOpen, setOpen] = useState(startsOpen)
  return (
    <div className={css.part}>
      <OpeningPanel
        label={isAlone ? texts.ownTimesLine : texts.noneFits}
        detail={isAlone ? undefined : texts.noneFitsSays}
        Icon={IconCalendarPlus}
        isOpen={isOpen}
        onToggle={() => setOpen(!isOpen)}
      >
        {isAgreed && <p className={css.note}>{texts.givesUp}</p>}
        <OwnTimesPanel head={texts.ownTimes} label={texts.sendTimes} isQuiet {...times} />
      </OpeningPanel>
    </div>
  )
}

/** Once a time is agreed, whatever leads to another stands behind one line. */
export function AnotherTimePanel({ language, children }: { language: PageLanguage; children: ReactNode }) {
  const texts = talkPageTexts(language)
  const [isOpen, setOpen] = useState(false)
  return (
    <div className={css.part}>
      <OpeningPanel
        label={texts.another}
        Icon={IconCalendarPlus}
        isOpen={isOpen}
        onToggle={() => setOpen(!isOpen)}
      >
        <p className={css.note}>{texts.anotherSays}</p>
        {children}
      </OpeningPanel>
    </div>
  )
}
