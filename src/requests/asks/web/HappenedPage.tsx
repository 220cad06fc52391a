import { type FormEvent, useState } from 'react'
import { call } from '../../../web/api.ts'
import type { answerHappened, openHappenedPage } from '../happened.contract.ts'
import { tellMoment, tellZone } from '../page-time.ts'
import { LinkPanel } from './LinkPanel.tsx'
import css from './OutsidePanel.module.css'
import { SendPanel } from './OutsidePanel.tsx'
import {
  type HappenedAnswer,
  type HappenedShown,
  useLinkHere,
  usePageTexts,
  useSending,
} from './page.queries.ts'

type Happened = HappenedAnswer['happened']

const read = (token: string) =>
  call<typeof openHappenedPage>('GET /links/happened/:token', { params: { token } })

/** The requester says with one click what became of an agreed talk. Our own people read English here. */
export function HappenedPage() {
  const link = useLinkHere<typeof openHappenedPage>(read)
  const { page, token } = link
  usePageTexts('en', page?.talk == null ? 'Avouch' : `Did it take place? ${page.talk.customer}`)
  return (
    <LinkPanel link={link} language="en" find={(shown) => shown.talk}>
      {(talk) => <TalkPanel talk={talk} token={token} onPage={link.put} onAgain={link.again} />}
    </LinkPanel>
  )
}

type Props = {
  talk: NonNullable<HappenedShown['talk']>
  token: string
  onPage: (page: HappenedShown) => void
  onAgain: () => Promise<void>
}

function TalkPanel(props: Props) {
  const { talk } = props
  const when = `${tellMoment(talk.startsAt, talk.timeZone, 'en')} (${tellZone(talk.timeZone, 'en')})`
  return (
    <>
      <h1 className={css.title}>Did it take place?</h1>
      <p className={css.says}>
        {talk.customer} and {talk.prospect}, {when}
      </p>
      {talk.says === null ? (
        <AnswerForm {...props} />
      ) : (
        <p className={css.kept} role="status">
          {talk.says}
        </p>
      )}
    </>
  )
}

function AnswerForm({ talk, token, onPage, onAgain }: Props) {
  const texts = usePageTexts('en', `Did it take place? ${talk.customer}`)
  const [happened, setHappened] = useState<Happened>('took-place')
  const [again, setAgain] = useState(true)
  const [comment, setComment] = useState('')
  const { isSending, fault, send } = useSending<HappenedShown>(texts, onPage, onAgain)
  const choices: readonly (readonly [Happened, string])[] = [
    ['took-place', 'Yes, it took place'],
    ['advocate-missing', `No, ${talk.customer} did not come`],
    ['prospect-missing', `No, ${talk.prospect} did not come`],
    ['ours-missing', 'No, it was on us'],
  ]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isMissed = happened !== 'took-place'
    const body = {
      happened,
      again: isMissed && again,
      comment: comment.trim() === '' ? null : comment.trim(),
    }
    void send(() => call<typeof answerHappened>('POST /links/happened/:token', { params: { token }, body }))
  }
  return (
    <form onSubmit={submit}>
      <fieldset className={css.part}>
        <legend className={css.partHead}>What became of it</legend>
        <div className={css.lines}>
          {choices.map(([value, label]) => (
            <label key={value} className={css.radio}>
              <input
                type="radio"
                name="happened"
                checked={happened === value}
                onChange={() => setHappened(value)}
              />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
      {happened !== 'took-place' && (
        <label className={css.check}>
          <input type="checkbox" checked={again} onChange={(event) => setAgain(event.target.checked)} />
          Let both find another time
        </label>
      )}
      <label className={css.field}>
        <span>{happened === 'took-place' ? 'Who was there, if you like' : 'What happened, if you like'}</span>
        <input maxLength={200} value={comment} onChange={(event) => setComment(event.target.value)} />
      </label>
      <SendPanel
        label={happened === 'took-place' ? 'It took place' : 'It did not take place'}
        isSending={isSending}
        fault={fault}
      />
    </form>
  )
}
