import { type FormEvent, useId, useState } from 'react'
import { pageTexts } from '../../requests/asks/page.texts.ts'
import css from '../../requests/asks/web/OutsidePanel.module.css'
import { SendPanel } from '../../requests/asks/web/OutsidePanel.tsx'
import { ownPageTexts } from '../own-page.texts.ts'
import { type CorrectablePart, isAccountPart } from '../own-page.ts'
import { type OwnPart, useOwnActs } from './own-page.queries.ts'

type Props = {
  part: OwnPart
  of: CorrectablePart
  label?: string
  held: string
  onDone: () => void
}

const lists: readonly CorrectablePart[] = ['mails', 'languages', 'topics']

/** One fact as it should read: saved at once where it is theirs, told to the program where it is the company's too. */
export function CorrectForm({ part, of, label, held, onDone }: Props) {
  const { language } = part.page
  const [texts, words] = [ownPageTexts(language), pageTexts(language)]
  const id = useId()
  const isProposed = isAccountPart(of)
  const [text, setText] = useState(isProposed ? '' : held)
  const why = texts.refusals[of] ?? texts.refusals.empty ?? ''
  const { isSending, fault, correct } = useOwnActs(part, { text: why })
  const says = isProposed ? texts.correctProposed : texts.correctNow
  const field = lists.includes(of) ? `${says} (${texts.correctList})` : says
  const isLong = isProposed || of.startsWith('text:')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (await correct({ part: of, text })) onDone()
  }
  const shared = { value: text, required: isProposed || of === 'name' || of === 'mails' }
  return (
    <form onSubmit={(event) => void submit(event)} aria-label={label}>
      <div className={css.field}>
        <span>
          <label htmlFor={id}>{field}</label>
        </span>
        {isLong ? (
          <textarea
            id={id}
            rows={4}
            maxLength={4_000}
            {...shared}
            onChange={(event) => setText(event.target.value)}
          />
        ) : (
          <input
            id={id}
            maxLength={of === 'mails' ? 2_000 : 300}
            {...shared}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </div>
      <SendPanel
        label={isProposed ? texts.proposeSend : texts.correctSend}
        isSending={isSending}
        fault={fault}
        isQuiet
      />
      <button type="button" className={css.line} onClick={onDone}>
        <span className={css.text}>{words.cancel}</span>
      </button>
    </form>
  )
}
