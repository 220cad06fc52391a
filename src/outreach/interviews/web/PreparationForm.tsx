import { type FormEvent, useState } from 'react'
import type { ResponseOf } from '../../../kernel/contract.ts'
import type { PageLanguage } from '../../../requests/asks/page-language.ts'
import css from '../../../requests/asks/web/OutsidePanel.module.css'
import { SendPanel } from '../../../requests/asks/web/OutsidePanel.tsx'
import { useTalkSending } from '../../../requests/talks/web/talk.queries.ts'
import { call } from '../../../web/api.ts'
import { interviewTexts } from '../interview.texts.ts'
import type { openInterviewLink, prepareInterview } from '../invitation.contract.ts'

type Shown = ResponseOf<typeof openInterviewLink>

type Props = {
  interview: NonNullable<Shown['interview']>
  language: PageLanguage
  token: string
  onPage: (page: Shown) => void
  onAgain: () => Promise<void>
}

/** The questions ahead, with what we believe to know in them, for the customer to correct. */
export function PreparationForm({ interview: { questions }, language, token, onPage, onAgain }: Props) {
  const texts = interviewTexts(language)
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({})
  const [isSaved, setSaved] = useState(false)
  const { isSending, fault, send } = useTalkSending<Shown>(language, onPage, onAgain)
  const write = (section: string, text: string) => {
    setSaved(false)
    setAnswers({ ...answers, [section]: text })
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const all = questions.map(({ section, text }) => ({ section, text: answers[section] ?? text, was: text }))
    const changed = all.filter(({ text, was }) => text.trim() !== was.trim())
    // Nothing changed: they looked it over, and it stands as theirs.
    const told = (changed.length > 0 ? changed : all.filter(({ text }) => text.trim() !== '')).map(
      ({ section, text }) => ({ section, text: text.trim() }),
    )
    if (told.length === 0) return
    const isDone = await send(() =>
      call<typeof prepareInterview>('PUT /links/interviews/:token/preparation', {
        params: { token },
        query: { language },
        body: { answers: told },
      }),
    )
    setSaved(isDone)
  }
  return (
    <section className={css.section}>
      <h2 className={css.partHead}>{texts.questions}</h2>
      <p className={css.aside}>{texts.questionsSay}</p>
      <form onSubmit={(event) => void submit(event)}>
        {questions.map(({ section, text }) => (
          <label key={section} className={css.field}>
            <span>{texts.question[section]}</span>
            <textarea
              rows={text === '' ? 2 : 4}
              maxLength={4000}
              value={answers[section] ?? text}
              onChange={(event) => write(section, event.target.value)}
            />
          </label>
        ))}
        {isSaved && (
          <p className={css.note} role="status">
            {texts.saved}
          </p>
        )}
        <SendPanel label={texts.save} isSending={isSending} fault={fault} isQuiet />
      </form>
    </section>
  )
}
