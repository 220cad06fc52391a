import { type FormEvent, useId, useState } from 'react'
import { call } from '../../../web/api.ts'
import { pageTexts } from '../../asks/page.texts.ts'
import css from '../../asks/web/OutsidePanel.module.css'
import { SendPanel } from '../../asks/web/OutsidePanel.tsx'
import { type SlotPageShown, type TalkShown, useSending } from '../../asks/web/page.queries.ts'
import type { keepProspectQuestions } from '../slot.contract.ts'
import { talkPageTexts } from '../talk-page.texts.ts'

type Props = {
  page: SlotPageShown
  talk: TalkShown
  token: string
  questions: string
  onChange: (questions: string) => void
  onPage: (page: SlotPageShown) => void
  onAgain: () => Promise<void>
}

/** What they would like to hear about: goes with a time that is taken, or is kept by itself. */
export function SlotQuestionsForm({ page, talk, token, questions, onChange, onPage, onAgain }: Props) {
  const { language } = page
  const texts = talkPageTexts(language)
  const id = useId()
  const [isKept, setKept] = useState(false)
  const { isSending, fault, send } = useSending<SlotPageShown>(pageTexts(language), onPage, onAgain)
  const hasChanged = questions.trim() !== talk.questions
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const body = { questions: questions.trim() }
    const isDone = await send(() =>
      call<typeof keepProspectQuestions>('PUT /links/slots/:token/questions', {
        params: { token },
        query: { language },
        body,
      }),
    )
    setKept(isDone)
  }
  return (
    <form className={css.section} onSubmit={(event) => void submit(event)}>
      <h2 className={css.partHead}>
        <label htmlFor={id}>{texts.hear}</label>
      </h2>
      <p className={css.aside}>{texts.readsBefore(talk.name)}</p>
      <div className={css.field}>
        <textarea
          id={id}
          rows={3}
          maxLength={2000}
          value={questions}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
      {hasChanged && <SendPanel label={texts.keep} isSending={isSending} fault={fault} isQuiet />}
      {!hasChanged && isKept && (
        <p className={css.note} role="status">
          {texts.kept}
        </p>
      )}
    </form>
  )
}
