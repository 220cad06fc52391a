import { useCallback, useState } from 'react'
import { tellDay } from '../../requests/asks/page-time.ts'
import css from '../../requests/asks/web/OutsidePanel.module.css'
import { FactsPanel, LinkEndPanel, OutsidePanel } from '../../requests/asks/web/OutsidePanel.tsx'
import { tokenHere, useLinkPage, usePageTexts, useSending } from '../../requests/asks/web/page.queries.ts'
import { call } from '../../web/api.ts'
import type { answerOutreachLink, openOutreachLink } from '../contract.ts'
import { OwnerChoiceForm, type OwnerSaid } from './OwnerChoiceForm.tsx'
import type { OwnerPageShown } from './queries.ts'

// Staff read English, as on the page of an approval.
const language = 'en'

/** The relationship owner’s one click about a planned first word, from the mail and without signing in. */
export function OutreachOwnerPage() {
  const token = tokenHere()
  const [openedAt] = useState(() => Date.now())
  const read = useCallback(
    () => call<typeof openOutreachLink>('GET /links/outreaches/:token', { params: { token } }),
    [token],
  )
  const { loaded, again, put } = useLinkPage<typeof openOutreachLink>(read)
  const page = loaded.is === 'there' ? loaded.page : null
  const texts = usePageTexts(language, page?.outreach == null ? 'Avouch' : questionOf(page.outreach))
  const { isSending, fault, send } = useSending<OwnerPageShown>(texts, put, again)
  const answer = (said: OwnerSaid) =>
    void send(() =>
      call<typeof answerOutreachLink>('POST /links/outreaches/:token/answer', {
        params: { token },
        body: { ...said, seconds: Math.min(86_400, Math.round((Date.now() - openedAt) / 1000)) },
      }),
    )
  if (page === null) {
    return (
      <OutsidePanel workspace={null} language={language}>
        {loaded.is !== 'loading' && (
          <LinkEndPanel
            end={loaded.is === 'nowhere' ? 'nowhere' : 'offline'}
            language={language}
            program=""
            onAgain={() => void again()}
          />
        )}
      </OutsidePanel>
    )
  }
  return (
    <OutsidePanel workspace={page.workspace} language={language}>
      {page.outreach === null ? (
        <LinkEndPanel
          end={page.link === 'expired' ? 'expired' : 'withdrawn'}
          language={language}
          program={contactOf(page)}
        />
      ) : (
        <>
          <h1 className={css.title}>{questionOf(page.outreach)}</h1>
          {page.link === 'open' ? (
            <OwnerChoiceForm outreach={page.outreach} isSending={isSending} fault={fault} onAnswer={answer} />
          ) : (
            <p className={css.kept} role="status">
              <strong>{saidOf(page.outreach)}</strong>
            </p>
          )}
          <section className={css.section}>
            <FactsPanel facts={factsOf(page.outreach)} />
          </section>
        </>
      )}
      <p className={css.foot}>{texts.footer(null, contactOf(page))}</p>
    </OutsidePanel>
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

function contactOf({ program, workspace }: OwnerPageShown): string {
  if (program === null) return workspace
  return program.email === null ? program.name : `${program.name}, ${program.email}`
}
