import { IconHandStop } from '@tabler/icons-react'
import { useState } from 'react'
import { tellLikeness } from '../../../customers/duplicates/tell-likeness.ts'
import type { BodyOf, ResponseOf } from '../../../kernel/contract.ts'
import { LinkPanel } from '../../../requests/asks/web/LinkPanel.tsx'
import css from '../../../requests/asks/web/OutsidePanel.module.css'
import { FactsPanel, OpeningPanel, SendPanel } from '../../../requests/asks/web/OutsidePanel.tsx'
import {
  useLinkHere,
  usePageTexts,
  useSecondsOpen,
  useSending,
} from '../../../requests/asks/web/page.queries.ts'
import { call } from '../../../web/api.ts'
import type { answerSelfLink, openSelfLink } from '../self.contract.ts'
import { selfReasons, selfReasonWords } from '../self-nomination.ts'

type Shown = ResponseOf<typeof openSelfLink>
type Entry = NonNullable<Shown['entry']>
type Answer = BodyOf<typeof answerSelfLink>

const read = (token: string) =>
  call<typeof openSelfLink>('GET /links/self-nominations/:token', { params: { token } })

/** A customer would like to speak for us; whoever owns the relationship says whether they know them. Staff read English. */
export function SelfLinkPage() {
  const link = useLinkHere<typeof openSelfLink>(read)
  const { page, token } = link
  const secondsOpen = useSecondsOpen(page !== null)
  const texts = usePageTexts('en', page?.entry == null ? (page?.workspace ?? 'Avouch') : titleOf(page.entry))
  const { isSending, fault, send } = useSending<Shown>(texts, link.put, link.again)
  const answer = (body: Answer) =>
    void send(() =>
      call<typeof answerSelfLink>('POST /links/self-nominations/:token/decision', {
        params: { token },
        body: { ...body, seconds: secondsOpen() },
      }),
    )
  return (
    <LinkPanel link={link} language="en" find={(shown) => shown.entry}>
      {(entry, { link: state }) => (
        <>
          <h1 className={css.title}>{titleOf(entry)}</h1>
          {state === 'open' ? (
            <OpenEntry entry={entry} isSending={isSending} fault={fault} onAnswer={answer} />
          ) : (
            <p role="status" className={css.kept}>
              {endOf(entry)}
            </p>
          )}
        </>
      )}
    </LinkPanel>
  )
}

const titleOf = ({ name }: Entry) => `Do you know ${name}?`

function endOf({ state, name, reason }: Entry): string {
  if (state === 'confirmed') return `${name} is put forward. Thank you.`
  return `Thank you. ${name} is not put forward${reason === null ? '' : `: ${selfReasonWords[reason].toLowerCase()}`}.`
}

function tellAlike({ name, title, accountName, reasons }: Entry['alike'][number]): string {
  const why = tellLikeness(reasons.map((code) => ({ code, detail: null })))
  return `${[name, title, accountName].filter(Boolean).join(', ')} (${why})`
}

type OpenEntryProps = {
  readonly entry: Entry
  readonly isSending: boolean
  readonly fault: string | null
  readonly onAnswer: (answer: Answer) => void
}

function OpenEntry({ entry, isSending, fault, onAnswer }: OpenEntryProps) {
  const [isRefusing, setRefusing] = useState(false)
  const facts = [
    ['Wrote', `“${entry.why}”`],
    ['Post', entry.title ?? ''],
    ['Company', entry.accountText],
    ['Mail', entry.email],
    ['We know', [entry.contact, entry.account].filter(Boolean).join(', ') || 'nobody of that name yet'],
    ...entry.alike.map((each) => ['May be', tellAlike(each)]),
  ].flatMap(([label = '', text = '']) => (text === '' ? [] : [{ label, text }]))
  return (
    <>
      <p className={css.says}>
        They would like to speak for us, and wrote so themselves. Nobody gets in touch before you say that
        this is a good moment.
      </p>
      <FactsPanel facts={facts} />
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onAnswer({ decision: 'confirm' })
        }}
      >
        <SendPanel
          label="Yes, put them forward"
          isSending={isSending}
          fault={isRefusing ? null : fault}
          isQuiet={isRefusing}
        />
      </form>
      <div className={`${css.lines} ${css.part}`}>
        <OpeningPanel
          label="No"
          Icon={IconHandStop}
          isOpen={isRefusing}
          onToggle={() => setRefusing(!isRefusing)}
        >
          <div className={css.lines}>
            {selfReasons
              .filter((reason) => reason !== 'repeated')
              .map((reason) => (
                <button
                  key={reason}
                  type="button"
                  className={css.line}
                  aria-disabled={isSending}
                  onClick={() => onAnswer({ decision: 'decline', reason })}
                >
                  <span>{selfReasonWords[reason]}</span>
                </button>
              ))}
          </div>
        </OpeningPanel>
      </div>
    </>
  )
}
