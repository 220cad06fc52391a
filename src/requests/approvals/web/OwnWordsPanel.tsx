import { type FormEvent, useCallback, useState } from 'react'
import { call } from '../../../web/api.ts'
import type { PageLanguage } from '../../asks/page-language.ts'
import css from '../../asks/web/OutsidePanel.module.css'
import { OpeningPanel, SendPanel } from '../../asks/web/OutsidePanel.tsx'
import { type OwnWordsShown, useLinkPage, usePageTexts, useSending } from '../../asks/web/page.queries.ts'
import type { agreeOnOwnWords, nameOwnApprover, openOwnWords, writeOwnWords } from '../wording.contract.ts'
import { type WordsPageTexts, wordsPageTexts } from '../words-page.texts.ts'
import { OwnWordsForm } from './OwnWordsForm.tsx'
import { WordsPanel } from './WordsPanel.tsx'

type OwnWordsPanelProps = { token: string; language: PageLanguage; title: string }
type Send = (act: () => Promise<OwnWordsShown>) => void

/** On the customer's own page: the words that would stand under their name, and who approves in their house. */
export function OwnWordsPanel({ token, language, title }: OwnWordsPanelProps) {
  const [params, query] = [{ token }, { language }]
  const read = useCallback(
    () =>
      call<typeof openOwnWords>('GET /links/asks/:token/words', { params: { token }, query: { language } }),
    [token, language],
  )
  const { loaded, again, put } = useLinkPage<typeof openOwnWords>(read)
  const texts = wordsPageTexts(language)
  const page = usePageTexts(language, title)
  const words = { ...page, refusals: { ...page.refusals, ...texts.refusals } }
  const { isSending, fault, send } = useSending<OwnWordsShown>(words, put, again)
  if (loaded.is !== 'there') return null
  const shown = { texts, isSending, fault, send: (act: () => Promise<OwnWordsShown>) => void send(act) }
  return (
    <>
      {loaded.page.words !== null && (
        <WordsPart
          key={loaded.page.words.version}
          words={loaded.page.words}
          onAgree={(version) => () =>
            call<typeof agreeOnOwnWords>('POST /links/asks/:token/words/agreement', {
              params,
              query,
              body: { version },
            })
          }
          onWrite={(body) => () =>
            call<typeof writeOwnWords>('PUT /links/asks/:token/words', { params, query, body })
          }
          {...shown}
        />
      )}
      {loaded.page.approver !== null && (
        <ApproverPart
          approver={loaded.page.approver}
          onName={(body) => () =>
            call<typeof nameOwnApprover>('PUT /links/asks/:token/outside-approver', { params, query, body })
          }
          {...shown}
        />
      )}
    </>
  )
}

type PartProps = { texts: WordsPageTexts; isSending: boolean; fault: string | null; send: Send }
type Words = NonNullable<OwnWordsShown['words']>
type WordsPartProps = PartProps & {
  words: Words
  onAgree: (version: number) => () => Promise<OwnWordsShown>
  onWrite: (body: { version: number; text: string; comment: string | null }) => () => Promise<OwnWordsShown>
}

function WordsPart({ words, texts, isSending, fault, send, onAgree, onWrite }: WordsPartProps) {
  const [isOpen, setOpen] = useState(false)
  const { version, isAgreed, isFinal, mayChange, by, comment, changes } = words
  const isWritten = version > 0
  const agree = (event: FormEvent) => {
    event.preventDefault()
    send(onAgree(version))
  }
  return (
    <section className={css.section}>
      <h2 className={css.partHead}>{texts.ownHead}</h2>
      <p className={css.says}>{isWritten ? texts.ownSays(by) : texts.ownNone}</p>
      {isWritten && <WordsPanel parts={changes} label={texts.ownHead} />}
      {comment !== null && <p className={css.note}>“{comment}”</p>}
      {isWritten && isAgreed && (
        <p className={css.kept} role="status">
          {isFinal ? texts.ownFinal : texts.ownAgreed}
        </p>
      )}
      {isWritten && !isAgreed && mayChange && (
        <form onSubmit={agree}>
          <SendPanel
            label={texts.ownAgree}
            isSending={isSending}
            fault={isOpen ? null : fault}
            isQuiet={isOpen}
          />
        </form>
      )}
      {mayChange && (
        <div className={`${css.lines} ${css.part}`}>
          <OpeningPanel
            label={isWritten ? texts.ownChange : texts.ownWrite}
            isOpen={isOpen}
            onToggle={() => setOpen(!isOpen)}
          >
            <OwnWordsForm
              words={words}
              labels={{ text: texts.ownLabel, comment: texts.ownComment, send: texts.ownSend }}
              isSending={isSending}
              fault={fault}
              onSend={(body) => send(onWrite(body))}
            />
          </OpeningPanel>
        </div>
      )}
      {!isFinal && <p className={css.note}>{texts.ownNote}</p>}
    </section>
  )
}

type ApproverPartProps = PartProps & {
  approver: NonNullable<OwnWordsShown['approver']>
  onName: (body: { name: string; email: string }) => () => Promise<OwnWordsShown>
}

function ApproverPart({ approver, texts, isSending, fault, send, onName }: ApproverPartProps) {
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send(onName({ name: name.trim(), email: email.trim() }))
    setOpen(false)
  }
  const form = (
    <form onSubmit={submit}>
      <label className={css.field}>
        <span>{texts.approverName}</span>
        <input required maxLength={300} value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <label className={css.field}>
        <span>{texts.approverMail}</span>
        <input
          type="email"
          required
          maxLength={254}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </label>
      <SendPanel label={texts.approverSend} isSending={isSending} fault={fault} />
    </form>
  )
  return (
    <section className={css.section}>
      <h2 className={css.partHead}>{texts.approverHead}</h2>
      <p className={css.says}>{texts.approverSays(approver.name)}</p>
      {approver.mayName && approver.name === null && form}
      {approver.mayName && approver.name !== null && (
        <div className={`${css.lines} ${css.part}`}>
          <OpeningPanel label={texts.approverChange} isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
            {form}
          </OpeningPanel>
        </div>
      )}
    </section>
  )
}
