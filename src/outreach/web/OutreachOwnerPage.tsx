import { tellDay } from '../../requests/asks/page-time.ts'
import { LinkPanel } from '../../requests/asks/web/LinkPanel.tsx'
import css from '../../requests/asks/web/OutsidePanel.module.css'
import { FactsPanel } from '../../requests/asks/web/OutsidePanel.tsx'
import {
  programOf,
  useLinkHere,
  usePageTexts,
  useSecondsOpen,
  useSending,
} from '../../requests/asks/web/page.queries.ts'
import { call } from '../../web/api.ts'
import type { answerOutreachLink, openOutreachLink } from '../contract.ts'
import { OwnerChoiceForm, type OwnerSaid } from './OwnerChoiceForm.tsx'
import type { OwnerPageShown } from './queries.ts'

// Staff read English, as on the page of an approval.
const language = 'en'

const read = (token: string) =>
  call<typeof openOutreachLink>('GET /links/outreaches/:token', { params: { token } })

/** The relationship owner’s one click about a planned first word, from the mail and without signing in. */
export function OutreachOwnerPage() {
  const link = useLinkHere<typeof openOutreachLink>(read)
  const { page, token } = link
  const secondsOpen = useSecondsOpen(page !== null)
  const texts = usePageTexts(language, page?.outreach == null ? 'Avouch' : questionOf(page.outreach))
  const { isSending, fault, send } = useSending<OwnerPageShown>(texts, link.put, link.again)
  const answer = (said: OwnerSaid) =>
    void send(() =>
      call<typeof answerOutreachLink>('POST /links/outreaches/:token/answer', {
        params: { token },
        body: { ...said, seconds: Math.min(86_400, secondsOpen()) },
      }),
    )
  return (
    <LinkPanel link={link} language={language} find={(shown) => shown.outreach}>
      {(outreach, shown) => (
        <>
          <h1 className={css.title}>{questionOf(outreach)}</h1>
          {shown.link === 'open' ? (
            <OwnerChoiceForm outreach={outreach} isSending={isSending} fault={fault} onAnswer={answer}>
              <FactsPanel facts={factsOf(outreach)} />
            </OwnerChoiceForm>
          ) : (
            <>
              <p className={css.kept} role="status">
                <strong>{saidOf(outreach)}</strong>
              </p>
              <FactsPanel facts={factsOf(outreach)} />
            </>
          )}
          <p className={css.foot}>{texts.footer(null, programOf(shown))}</p>
        </>
      )}
    </LinkPanel>
  )
}

type Shown = NonNullable<OwnerPageShown['outreach']>

const firstName = (name: string) => name.split(/\s+/)[0] ?? name

function questionOf({ owner, sender, contact }: Shown): string {
  return `${firstName(owner)}, may ${sender} write to ${contact}?`
}

function factsOf({ contact, title, account, reason, plan, letter }: Shown) {
  const who = [contact, title, account].filter((part) => part !== null).join(', ')
  return [
    { label: 'Whom', text: who },
    { label: 'Why them', text: reason },
    { label: 'The plan', text: plan },
    ...(letter === null ? [] : [{ label: 'The mail', text: letter }]),
  ]
}

function saidOf({ answer, until, sender, contact }: Shown): string {
  switch (answer) {
    case 'object':
      return until === null
        ? `Nobody writes to ${contact} until you say so.`
        : `Nobody writes to ${contact} before ${tellDay(until, language)}.`
    case 'named':
      return `${sender} writes to ${contact} and names you.`
    case 'introduces':
      return `You introduce ${sender} to ${contact}. A short mail to both is enough.`
    case 'go-ahead':
      return `${sender} writes to ${contact}.`
    case 'silence':
    case null:
      return `${sender} has written to ${contact}.`
  }
}
