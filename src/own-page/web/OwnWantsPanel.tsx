import { useState } from 'react'
import { willingnessAnswers } from '../../advocates/profile.ts'
import { askPageTexts } from '../../requests/asks/ask-page.texts.ts'
import css from '../../requests/asks/web/OutsidePanel.module.css'
import { ownPageTexts } from '../own-page.texts.ts'
import look from './OwnPanel.module.css'
import { type OwnPart, type OwnShown, useOwnActs } from './own-page.queries.ts'

type Kind = OwnShown['kinds'][number]

/** Every kind of thing one can be asked for, with one's answer; a tap opens the four answers. */
export function OwnWantsPanel(part: OwnPart) {
  const { page, own } = part
  const texts = ownPageTexts(page.language)
  const [isAll, setAll] = useState(false)
  const [open, setOpen] = useState<string | null>(null)
  const acts = useOwnActs(part)
  const said = own.kinds.filter(({ answer }) => answer !== null)
  const shown = isAll ? own.kinds : said
  const families = [...new Set(shown.map(({ family }) => family))]
  const rest = own.kinds.length - said.length
  return (
    <section className={css.section}>
      <h2 className={css.partHead}>{texts.wants}</h2>
      <p className={css.note}>{texts.wantsSays}</p>
      {families.map((family) => (
        <div key={family}>
          <h3 className={look.family}>{texts.families[family] ?? family}</h3>
          {shown
            .filter((kind) => kind.family === family)
            .map((kind) => (
              <KindPanel
                key={kind.activityTypeId}
                kind={kind}
                language={page.language}
                isOpen={open === kind.activityTypeId}
                onToggle={() => setOpen(open === kind.activityTypeId ? null : kind.activityTypeId)}
                onAnswer={async (answer) => {
                  if (await acts.answer({ activityTypeId: kind.activityTypeId, answer })) setOpen(null)
                }}
              />
            ))}
        </div>
      ))}
      {acts.fault !== null && (
        <p role="alert" className={css.fault}>
          {acts.fault}
        </p>
      )}
      {!isAll && rest > 0 && (
        <button type="button" className={css.text} onClick={() => setAll(true)}>
          {texts.moreKinds(rest)}
        </button>
      )}
    </section>
  )
}

type KindProps = {
  kind: Kind
  language: OwnPart['page']['language']
  isOpen: boolean
  onToggle: () => void
  onAnswer: (answer: Kind['answer']) => Promise<void>
}

function KindPanel({ kind, language, isOpen, onToggle, onAnswer }: KindProps) {
  const texts = ownPageTexts(language)
  const { answers } = askPageTexts(language)
  return (
    <div className={look.kind}>
      <button type="button" className={css.line} aria-expanded={isOpen} onClick={onToggle}>
        <span>{kind.name}</span>
        <span className={kind.answer === null ? look.unsaid : look.answer}>
          {kind.answer === null ? texts.noAnswer : answers[kind.answer]}
        </span>
      </button>
      {isOpen && (
        <div className={look.choices} role="group" aria-label={kind.name}>
          {willingnessAnswers.map((answer) => (
            <button
              key={answer}
              type="button"
              className={look.choice}
              aria-pressed={kind.answer === answer}
              onClick={() => void onAnswer(kind.answer === answer ? null : answer)}
            >
              {answers[answer]}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
