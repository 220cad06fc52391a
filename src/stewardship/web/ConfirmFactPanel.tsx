import { useId, useState } from 'react'
import type { ResponseOf } from '../../kernel/contract.ts'
import css from '../../requests/asks/web/OutsidePanel.module.css'
import type { openConfirmation } from '../round.contract.ts'
import type { ConfirmTexts } from '../round-page.texts.ts'
import own from './ConfirmFactPanel.module.css'

type Fact = ResponseOf<typeof openConfirmation>['facts'][number]

export type FactAnswerGiven = {
  readonly position: number
  readonly answer: 'still-true' | 'changed' | 'unknown'
  readonly said: string | null
  /** Of a post: they no longer work there. */
  readonly hasLeft?: boolean
}

type ConfirmFactPanelProps = {
  readonly fact: Fact
  readonly texts: ConfirmTexts
  readonly isAdvocate: boolean
  /** Named where the page is about several companies. */
  readonly account: string | null
  readonly isSending: boolean
  readonly onAnswer: (given: FactAnswerGiven) => Promise<boolean>
}

/** One fact with its three taps; what has changed is said in one field. */
export function ConfirmFactPanel({
  fact,
  texts,
  account,
  isSending,
  onAnswer,
  isAdvocate,
}: ConfirmFactPanelProps) {
  const [isChanging, setChanging] = useState(false)
  const { position, sentence, detail, answer, outcome } = fact
  const head = useId()
  const tap = (given: 'still-true' | 'unknown') => void onAnswer({ position, answer: given, said: null })
  return (
    <section className={own.fact} aria-labelledby={head}>
      <h2 id={head} className={own.sentence}>
        {sentence}
      </h2>
      <p className={css.aside}>{account === null ? detail : `${account}. ${detail}`}</p>
      {answer !== null ? (
        <p role="status" className={own.said}>
          {outcome === null || outcome === 'unanswered' ? '' : texts.outcome[outcome]}
          {fact.said !== null && ` “${fact.said}”`}
        </p>
      ) : (
        <fieldset className={own.taps} disabled={isSending}>
          <legend className={own.unseen}>{sentence}</legend>
          <button type="button" onClick={() => tap('still-true')}>
            {texts.stillTrue}
          </button>
          <button type="button" aria-expanded={isChanging} onClick={() => setChanging(!isChanging)}>
            {texts.changed}
          </button>
          <button type="button" onClick={() => tap('unknown')}>
            {texts.unknown}
          </button>
        </fieldset>
      )}
      {answer === null && isChanging && (
        <ChangedForm
          fact={fact}
          texts={texts}
          isAdvocate={isAdvocate}
          onSend={(said, hasLeft = false) => void onAnswer({ position, answer: 'changed', said, hasLeft })}
        />
      )}
    </section>
  )
}

type ChangedFormProps = {
  readonly fact: Fact
  readonly texts: ConfirmTexts
  readonly isAdvocate: boolean
  readonly onSend: (said: string, hasLeft?: boolean) => void
}

function ChangedForm({ fact, texts, onSend, isAdvocate }: ChangedFormProps) {
  const [said, setSaid] = useState('')
  const field = useId()
  const { kind } = fact
  const isLong = ['text', 'results', 'willingness', 'limits', 'topics'].includes(kind)
  if (kind === 'health') {
    return (
      <div className={own.taps}>
        {(['good', 'watch', 'poor'] as const).map((word) => (
          <button key={word} type="button" onClick={() => onSend(word)}>
            {texts.health[word]}
          </button>
        ))}
      </div>
    )
  }
  return (
    <form
      className={own.change}
      onSubmit={(event) => {
        event.preventDefault()
        if (said.trim() !== '') onSend(said)
      }}
    >
      <label className={css.field} htmlFor={field}>
        <span>{texts.whatIs[kind] ?? texts.whatChanged}</span>
        {isLong ? (
          <textarea
            id={field}
            rows={3}
            value={said}
            onChange={(event) => setSaid(event.target.value)}
            required
          />
        ) : (
          <input
            id={field}
            type={kind === 'mail' ? 'email' : 'text'}
            value={said}
            onChange={(event) => setSaid(event.target.value)}
            required
          />
        )}
      </label>
      <button type="submit" className={css.secondary}>
        {texts.send}
      </button>
      {kind === 'employment' && !isAdvocate && (
        <button type="button" className={own.left} onClick={() => onSend(texts.leftSaid, true)}>
          {texts.left}
        </button>
      )}
    </form>
  )
}
