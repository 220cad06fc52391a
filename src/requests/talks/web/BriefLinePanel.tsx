import { IconFileText } from '@tabler/icons-react'
import { useState } from 'react'
import type { PageLanguage } from '../../asks/page-language.ts'
import css from '../../asks/web/OutsidePanel.module.css'
import { OpeningPanel } from '../../asks/web/OutsidePanel.tsx'
import type { SideBrief } from '../side-brief.ts'
import { talkPageTexts } from '../talk-page.texts.ts'
import { SideBriefPanel } from './SideBriefPanel.tsx'

type Props = { brief: SideBrief | null; file: string; language: PageLanguage }

/** The page that prepares one side, behind a line that opens, with the same to print. */
export function BriefLinePanel({ brief, file, language }: Props) {
  const texts = talkPageTexts(language)
  const [isOpen, setOpen] = useState(false)
  if (brief === null) return null
  return (
    <OpeningPanel label={texts.brief} Icon={IconFileText} isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
      <SideBriefPanel brief={brief} />
      <a className={css.text} href={`${file}?language=${language}`}>
        {texts.print}
      </a>
    </OpeningPanel>
  )
}
