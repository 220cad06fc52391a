import { type FormEvent, type ReactNode, useState } from 'react'
import css from '../../requests/asks/web/OutsidePanel.module.css'
import { OpeningPanel, SendPanel } from '../../requests/asks/web/OutsidePanel.tsx'
import { programOf } from '../../requests/asks/web/page.queries.ts'
import { ownEndTexts } from '../own-end.texts.ts'
import look from './OwnPanel.module.css'
import { type OwnPart, useOwnActs } from './own-page.queries.ts'

type Part = 'file' | 'renew' | 'leave' | 'erase'

/** Taking it all along, a link in other hands, leaving, and being erased. */
export function OwnEndPanel(part: OwnPart) {
  const { page, own, token } = part
  const { language } = page
  const texts = ownEndTexts(language)
  const [open, setOpen] = useState<Part | null>(null)
  const line = (which: Part, label: string, children: ReactNode) => (
    <OpeningPanel
      label={label}
      isOpen={open === which}
      onToggle={() => setOpen(open === which ? null : which)}
    >
      {children}
    </OpeningPanel>
  )
  const file = (form: 'html' | 'json') =>
    `/api/v1/links/own-pages/${token}/file?form=${form}&language=${language}`
  return (
    <>
      {line(
        'file',
        texts.file,
        <>
          <p>{texts.fileSays}</p>
          <div className={look.files}>
            <a className={look.file} href={file('html')} download>
              {texts.fileHtml}
            </a>
            <a className={look.file} href={file('json')} download>
              {texts.fileJson}
            </a>
          </div>
        </>,
      )}
      {own.hasMail && line('renew', texts.renew, <RenewForm {...part} />)}
      {!own.hasLeft && line('leave', texts.leave, <LeaveForm {...part} />)}
      {line(
        'erase',
        texts.erase,
        own.hasMail ? <EraseForm {...part} /> : <p>{texts.eraseNoMail(programOf(page))}</p>,
      )}
    </>
  )
}

const asked = (act: () => void) => (event: FormEvent) => {
  event.preventDefault()
  act()
}

function RenewForm(part: OwnPart) {
  const texts = ownEndTexts(part.page.language)
  const { isSending, fault, renew } = useOwnActs(part)
  return (
    <form onSubmit={asked(() => void renew())}>
      <p>{texts.renewSays}</p>
      <SendPanel label={texts.renewSend} isSending={isSending} fault={fault} isQuiet />
    </form>
  )
}

function LeaveForm(part: OwnPart) {
  const texts = ownEndTexts(part.page.language)
  const [reason, setReason] = useState('')
  const { isSending, fault, leave } = useOwnActs(part)
  return (
    <form onSubmit={asked(() => void leave(reason))}>
      <p>{texts.leaveSays}</p>
      <label className={css.field}>
        <span>{texts.leaveWhy}</span>
        <input maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      <SendPanel label={texts.leaveSend} isSending={isSending} fault={fault} isQuiet />
    </form>
  )
}

function EraseForm(part: OwnPart) {
  const texts = ownEndTexts(part.page.language)
  const [isAsked, setAsked] = useState(false)
  const { isSending, fault, erase } = useOwnActs(part)
  if (isAsked)
    return (
      <p className={css.kept} role="status">
        {texts.erased}
      </p>
    )
  const send = async () => {
    if (await erase()) setAsked(true)
  }
  return (
    <form onSubmit={asked(() => void send())}>
      <p>{texts.eraseSays}</p>
      <SendPanel label={texts.eraseSend} isSending={isSending} fault={fault} isQuiet />
    </form>
  )
}
