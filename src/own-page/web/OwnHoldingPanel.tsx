import { useState } from 'react'
import css from '../../requests/asks/web/OutsidePanel.module.css'
import { OpeningPanel } from '../../requests/asks/web/OutsidePanel.tsx'
import { ownPageTexts } from '../own-page.texts.ts'
import { CorrectForm } from './CorrectForm.tsx'
import look from './OwnPanel.module.css'
import {
  type HeldFactShown,
  type HeldGroupShown,
  type OwnPart,
  tellVouched,
  useOwnActs,
} from './own-page.queries.ts'

/** Everything we hold, with who confirmed it and when; every fact is confirmed or corrected where it stands. */
export function OwnHoldingPanel(part: OwnPart) {
  const { page, own } = part
  const texts = ownPageTexts(page.language)
  const [isOpen, setOpen] = useState(false)
  const [isElse, setElse] = useState(false)
  return (
    <OpeningPanel label={texts.held} isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
      <p className={css.note}>{texts.heldSays}</p>
      <div className={css.lines}>
        {own.holding.map((group) => (
          <GroupPanel key={group.title} part={part} group={group} />
        ))}
      </div>
      {isElse ? (
        <CorrectForm part={part} of="other" held="" onDone={() => setElse(false)} />
      ) : (
        <button type="button" className={css.text} onClick={() => setElse(true)}>
          {texts.wrongElse}
        </button>
      )}
    </OpeningPanel>
  )
}

/** One part of what we hold, opened by itself: on a phone all of it is a long way. */
function GroupPanel({ part, group }: { part: OwnPart; group: HeldGroupShown }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <OpeningPanel label={group.title} isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
      <dl>
        {group.facts.map((fact, at) => (
          // Two facts can read alike; they keep their places.
          <HeldFactPanel key={`${at} ${fact.label}`} part={part} fact={fact} />
        ))}
      </dl>
    </OpeningPanel>
  )
}

function HeldFactPanel({ part, fact }: { part: OwnPart; fact: HeldFactShown }) {
  const { language } = part.page
  const texts = ownPageTexts(language)
  const [isCorrecting, setCorrecting] = useState(false)
  const { fault, confirm } = useOwnActs(part)
  const { label, text, confirm: confirmable, part: of, isStale } = fact
  return (
    <div className={look.held}>
      <dt>{label}</dt>
      {!isCorrecting && (
        <dd>
          {text === '' ? '–' : text}
          {(confirmable !== null || fact.confirmedOn !== null) && (
            <p className={`${look.vouched} ${isStale ? look.stale : ''}`}>{tellVouched(fact, language)}</p>
          )}
          {!part.own.hasLeft && (confirmable !== null || of !== null) && (
            <div className={look.acts}>
              {confirmable !== null && isStale && (
                <button
                  type="button"
                  className={css.text}
                  aria-label={`${texts.stillTrue}: ${label}`}
                  onClick={() => void confirm(confirmable)}
                >
                  {texts.stillTrue}
                </button>
              )}
              {of !== null && (
                <button
                  type="button"
                  className={css.text}
                  aria-label={`${texts.correct}: ${label}`}
                  onClick={() => setCorrecting(true)}
                >
                  {texts.correct}
                </button>
              )}
            </div>
          )}
          {fault !== null && (
            <p role="alert" className={css.fault}>
              {fault}
            </p>
          )}
        </dd>
      )}
      {isCorrecting && of !== null && (
        <dd>
          <CorrectForm part={part} of={of} label={label} held={text} onDone={() => setCorrecting(false)} />
        </dd>
      )}
    </div>
  )
}
