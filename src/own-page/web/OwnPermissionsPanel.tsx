import { useState } from 'react'
import { pageTexts } from '../../requests/asks/page.texts.ts'
import { tellDay } from '../../requests/asks/page-time.ts'
import css from '../../requests/asks/web/OutsidePanel.module.css'
import { OpeningPanel, SendPanel } from '../../requests/asks/web/OutsidePanel.tsx'
import { ownPageTexts } from '../own-page.texts.ts'
import look from './OwnPanel.module.css'
import { type OwnPart, type OwnShown, useOwnActs } from './own-page.queries.ts'

type Permission = OwnShown['permissions'][number]

/** What they allowed, and the company for its name; their own they withdraw here, in two taps. */
export function OwnPermissionsPanel(part: OwnPart) {
  const { page, own } = part
  const texts = ownPageTexts(page.language)
  const [isOpen, setOpen] = useState(false)
  return (
    <OpeningPanel label={texts.permissions} isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
      {own.permissions.length === 0 && <p>{texts.permissionsNone}</p>}
      {own.permissions.map((permission) => (
        <PermissionPanel key={`${permission.holder} ${permission.use}`} part={part} permission={permission} />
      ))}
    </OpeningPanel>
  )
}

function PermissionPanel({ part, permission }: { part: OwnPart; permission: Permission }) {
  const { language } = part.page
  const [texts, words] = [ownPageTexts(language), pageTexts(language)]
  const [isAsking, setAsking] = useState(false)
  const { isSending, fault, withdraw } = useOwnActs(part)
  const { name, holder, scope, validUntil, withdrawnOn, use } = permission
  const isOwn = holder === 'person' && withdrawnOn === null
  const says = [
    holder === 'company' ? texts.ofAccount : null,
    scope,
    withdrawnOn !== null
      ? texts.withdrawn(tellDay(withdrawnOn, language))
      : validUntil === null
        ? null
        : texts.until(tellDay(validUntil, language)),
  ].filter((each) => each !== null)
  return (
    <div className={look.held}>
      <p>
        <strong>{name}</strong>
        {says.length > 0 && `, ${says.join(', ')}`}
      </p>
      {isOwn && !isAsking && (
        <div className={look.acts}>
          <button
            type="button"
            className={css.text}
            aria-label={texts.withdrawSend(name)}
            onClick={() => setAsking(true)}
          >
            {texts.withdraw}
          </button>
        </div>
      )}
      {isOwn && isAsking && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void withdraw({ use })
          }}
        >
          <p className={css.note}>{texts.withdrawSays(name)}</p>
          <SendPanel label={texts.withdrawSend(name)} isSending={isSending} fault={fault} isQuiet />
          <button type="button" className={css.line} onClick={() => setAsking(false)}>
            <span className={css.text}>{words.cancel}</span>
          </button>
        </form>
      )}
    </div>
  )
}
