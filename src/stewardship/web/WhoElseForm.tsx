import { type FormEvent, useId, useState } from 'react'
import css from '../../requests/asks/web/OutsidePanel.module.css'
import { OpeningPanel, SendPanel } from '../../requests/asks/web/OutsidePanel.tsx'
import { readNewcomer } from '../read-newcomer.ts'
import type { ConfirmTexts } from '../round-page.texts.ts'

type WhoElseFormProps = {
  readonly texts: ConfirmTexts
  readonly isSending: boolean
  /** Sends the line; true where it was taken. */
  readonly onName: (line: string) => Promise<boolean>
}

/** Who else should be known at the account: one line, behind a line that opens, in nobody's way. */
export function WhoElseForm({ texts, isSending, onName }: WhoElseFormProps) {
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const [line, setLine] = useState('')
  const [said, setSaid] = useState<string | null>(null)
  const [isWrong, setWrong] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const isTaken = await onName(line)
    setWrong(!isTaken)
    setSaid(isTaken ? (readNewcomer(line)?.name ?? line) : null)
    if (isTaken) setLine('')
  }
  return (
    <OpeningPanel label={texts.whoElse} isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
      <form onSubmit={(event) => void submit(event)}>
        <div className={css.field}>
          <span>
            <label htmlFor={id}>{texts.whoElseLine}</label>
          </span>
          <input
            id={id}
            value={line}
            maxLength={300}
            required
            onChange={(event) => setLine(event.target.value)}
          />
        </div>
        <SendPanel
          label={texts.whoElseSend}
          isSending={isSending}
          fault={isWrong ? texts.whoElseWrong : null}
          isQuiet
        />
      </form>
      <p role="status" className={css.note}>
        {said !== null && texts.whoElseSaid(said)}
      </p>
    </OpeningPanel>
  )
}
