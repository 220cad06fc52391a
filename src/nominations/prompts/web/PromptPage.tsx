import { IconHandStop, IconUserPlus } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { BodyOf, ResponseOf } from '../../../kernel/contract.ts'
import { LinkPanel } from '../../../requests/asks/web/LinkPanel.tsx'
import css from '../../../requests/asks/web/OutsidePanel.module.css'
import { OpeningPanel, SendPanel } from '../../../requests/asks/web/OutsidePanel.tsx'
import {
  useLinkHere,
  usePageTexts,
  useSecondsOpen,
  useSending,
} from '../../../requests/asks/web/page.queries.ts'
import { call } from '../../../web/api.ts'
import type { answerPrompt, openPrompt } from '../prompt.contract.ts'
import { nobodyReasons, nobodyWords } from '../prompt.ts'

type Shown = ResponseOf<typeof openPrompt>
type Prompt = NonNullable<Shown['prompt']>
type Answer = BodyOf<typeof answerPrompt>

const read = (token: string) => call<typeof openPrompt>('GET /links/prompts/:token', { params: { token } })

/** The relationship owner’s one tap: whom would you put forward? Staff read English. */
export function PromptPage() {
  const link = useLinkHere<typeof openPrompt>(read)
  const { page, token } = link
  const secondsOpen = useSecondsOpen(page !== null)
  const texts = usePageTexts(
    'en',
    page?.prompt == null ? (page?.workspace ?? 'Avouch') : titleOf(page.prompt),
  )
  const { isSending, fault, send } = useSending<Shown>(texts, link.put, link.again)
  const answer = (body: Answer) =>
    send(() =>
      call<typeof answerPrompt>('POST /links/prompts/:token/answer', {
        params: { token },
        body: { ...body, seconds: secondsOpen() },
      }),
    )
  return (
    <LinkPanel link={link} language="en" find={(shown) => shown.prompt}>
      {(prompt) => (
        <>
          <h1 className={css.title}>{titleOf(prompt)}</h1>
          <OnePrompt prompt={prompt} isSending={isSending} fault={fault} onAnswer={answer} />
        </>
      )}
    </LinkPanel>
  )
}

const titleOf = ({ account }: Prompt) => `Who speaks for ${account}?`

type AnswerProps = {
  readonly prompt: Prompt
  readonly isSending: boolean
  readonly fault: string | null
  readonly onAnswer: (answer: Answer) => Promise<boolean>
}

function OnePrompt({ prompt, ...answering }: AnswerProps) {
  const { nominated, people, says, reason } = prompt
  const isDone = nominated.length > 0 || reason !== null
  return (
    <>
      {nominated.map((one) => (
        <NominatedPart key={one.id} one={one} {...answering} />
      ))}
      {nominated.length === 0 && reason !== null && (
        <p role="status" className={css.kept}>
          Thank you. Nobody for now: {nobodyWords[reason].toLowerCase()}.
        </p>
      )}
      {!isDone && <p className={css.says}>{says} Tap whoever would tell others about it.</p>}
      {people.length > 0 ? (
        <NamesPart prompt={prompt} isDone={isDone} {...answering} />
      ) : (
        <p className={css.says}>Everybody we know there is on the way already.</p>
      )}
      {!isDone && <NobodyPart {...answering} />}
      {answering.fault !== null && (
        <p role="alert" className={css.fault}>
          {answering.fault}
        </p>
      )}
      <p className={css.note}>
        The program manager writes or calls only after you have introduced them. You are told what becomes of
        it.
      </p>
    </>
  )
}

type PartProps = Omit<AnswerProps, 'prompt'>

function NamesPart({ prompt, isDone, isSending, onAnswer }: AnswerProps & { readonly isDone: boolean }) {
  return (
    <section className={css.part} aria-label="People">
      {isDone && <p className={css.partHead}>Somebody else too</p>}
      <div className={css.lines}>
        {prompt.people.map(({ id, name, title, known }) => (
          <button
            key={id}
            type="button"
            className={css.line}
            aria-disabled={isSending}
            onClick={() => void onAnswer({ contactId: id })}
          >
            <IconUserPlus size={20} stroke={1.5} aria-hidden />
            <span>
              {name}
              <br />
              <span className={css.aside}>
                {[title, known === null ? null : sayKnown(known)].filter(Boolean).join('; ') ||
                  'Post not known'}
              </span>
            </span>
          </button>
        ))}
      </div>
    </section>
  )
}

const knownWords: Readonly<Record<string, string>> = {
  nps: 'gave us a high score',
  csat: 'gave us a high score',
  ces: 'said it was easy',
  praise: 'praised our support',
  review: 'wrote a review',
  story: 'told their story',
  event: 'came to our event',
}

const sayKnown = (kind: string) => knownWords[kind] ?? 'had good words lately'

function NobodyPart({ isSending, onAnswer }: PartProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <div className={`${css.lines} ${css.part}`}>
      <OpeningPanel label="Nobody now" Icon={IconHandStop} isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
        <div className={css.lines}>
          {nobodyReasons.map((reason) => (
            <button
              key={reason}
              type="button"
              className={css.line}
              aria-disabled={isSending}
              onClick={() => void onAnswer({ reason })}
            >
              <span>{nobodyWords[reason]}</span>
            </button>
          ))}
        </div>
      </OpeningPanel>
    </div>
  )
}

function NominatedPart({
  one,
  isSending,
  onAnswer,
}: PartProps & { readonly one: Prompt['nominated'][number] }) {
  const [why, setWhy] = useState('')
  const [isKept, setKept] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (why.trim() === '') return
    if (await onAnswer({ nominationId: one.id, why: why.trim() })) setKept(true)
  }
  return (
    <>
      <p role="status" className={css.kept}>
        <strong>{one.name} is put forward.</strong> Thank you.
      </p>
      {isKept ? (
        <p className={css.says}>“{one.why}”</p>
      ) : (
        <form onSubmit={(event) => void submit(event)}>
          <label className={css.field}>
            <span>Why, in your words, if you like</span>
            <textarea
              rows={2}
              maxLength={4000}
              value={why}
              onChange={(event) => setWhy(event.target.value)}
            />
          </label>
          <SendPanel label="Add it" isSending={isSending} fault={null} isQuiet />
        </form>
      )}
    </>
  )
}
