import { useState } from 'react'
import { call } from '../../../web/api.ts'
import type { leaveProgram } from '../ask-page.contract.ts'
import { pageTexts } from '../page.texts.ts'
import { tellDay } from '../page-time.ts'
import css from './OutsidePanel.module.css'
import { FactsPanel, OpeningPanel, SendPanel } from './OutsidePanel.tsx'
import { type AskPageShown, programOf, useSending } from './page.queries.ts'

type Props = {
  page: AskPageShown
  token: string
  onPage: (page: AskPageShown) => void
  onAgain: () => Promise<void>
}

/** What came of it, what they did and got, what is kept on them, and the way out. */
export function OwnRecordPanel({ page, token, onPage, onAgain }: Props) {
  const { language, last } = page
  const texts = pageTexts(language)
  const [open, setOpen] = useState<'done' | 'held' | 'leave' | null>(null)
  const { isSending, fault, send } = useSending<AskPageShown>(texts, onPage, onAgain)
  const toggle = (part: 'done' | 'held' | 'leave') => () => setOpen(open === part ? null : part)
  const leave = () =>
    send(() =>
      call<typeof leaveProgram>('POST /links/asks/:token/leaving', {
        params: { token },
        query: { language },
      }),
    )
  return (
    <>
      {last !== null && (
        <section className={css.section}>
          <h2 className={css.partHead}>{texts.last}</h2>
          <p>{last.says}</p>
          {last.quote !== null && (
            <blockquote className={css.quote}>
              <p>“{last.quote.text}”</p>
              <footer className={css.note}>{texts.inOwnWords(last.quote.by)}</footer>
            </blockquote>
          )}
        </section>
      )}
      <section className={`${css.section} ${css.lines}`}>
        <OpeningPanel label={texts.done} isOpen={open === 'done'} onToggle={toggle('done')}>
          <DeedsPanel page={page} />
        </OpeningPanel>
        <OpeningPanel label={texts.held} isOpen={open === 'held'} onToggle={toggle('held')}>
          <FactsPanel facts={page.held} />
          <p className={css.note}>{texts.heldSays(programOf(page))}</p>
        </OpeningPanel>
        {page.hasLeft && <p className={css.line}>{texts.left}</p>}
        {page.limits !== null && (
          <OpeningPanel label={texts.leave} isOpen={open === 'leave'} onToggle={toggle('leave')}>
            <form
              onSubmit={(event) => {
                event.preventDefault()
                void leave()
              }}
            >
              <p>{texts.leaveSays}</p>
              <SendPanel label={texts.leaveSend} isSending={isSending} fault={fault} isQuiet />
            </form>
          </OpeningPanel>
        )}
      </section>
    </>
  )
}

function DeedsPanel({ page }: { page: AskPageShown }) {
  const texts = pageTexts(page.language)
  if (page.history.length === 0) return <p>{texts.nothingDone}</p>
  return (
    <ul>
      {page.history.map((deed, at) => (
        <li key={`${deed.on} ${at}`} className={css.fact}>
          <span className={css.aside}>{tellDay(deed.on, page.language)}</span>
          <span>{[deed.says, deed.outcome].filter((each) => each !== null).join(' ')}</span>
        </li>
      ))}
    </ul>
  )
}
