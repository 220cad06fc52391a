import { type FormEvent, useState } from 'react'
import { pageTexts } from '../../requests/asks/page.texts.ts'
import type { PageLanguage } from '../../requests/asks/page-language.ts'
import css from '../../requests/asks/web/OutsidePanel.module.css'
import { SendPanel } from '../../requests/asks/web/OutsidePanel.tsx'
import { call } from '../../web/api.ts'
import { asProblem } from '../../web/api-problem.ts'
import { ownEndTexts } from '../own-end.texts.ts'
import type { sendLostLink } from '../own-page.contract.ts'

/** Whoever has no link that holds gets one by mail; the answer is the same whether we know them or not. */
export function LostLinkForm({ language, isAlone }: { language: PageLanguage; isAlone: boolean }) {
  const texts = ownEndTexts(language)
  const [email, setEmail] = useState('')
  const [state, setState] = useState<'typing' | 'sending' | 'sent'>('typing')
  const [fault, setFault] = useState<string | null>(null)
  const Head = isAlone ? 'h1' : 'h2'
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (state === 'sending') return
    setState('sending')
    setFault(null)
    try {
      await call<typeof sendLostLink>('POST /links/own-pages', { body: { email: email.trim() } })
      setState('sent')
    } catch (thrown) {
      setFault(asProblem(thrown).status === 429 ? texts.lostMany : pageTexts(language).failed)
      setState('typing')
    }
  }
  return (
    <section className={isAlone ? undefined : css.section}>
      <Head className={isAlone ? css.title : css.partHead}>{texts.lost}</Head>
      <p className={isAlone ? css.says : undefined}>{texts.lostSays}</p>
      {state === 'sent' ? (
        <p className={css.kept} role="status">
          {texts.lostSent}
        </p>
      ) : (
        <form onSubmit={(event) => void submit(event)}>
          <label className={css.field}>
            <span>{texts.lostMail}</span>
            <input
              type="email"
              autoComplete="email"
              required
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          </label>
          <SendPanel label={texts.lostSend} isSending={state === 'sending'} fault={fault} />
        </form>
      )}
    </section>
  )
}
