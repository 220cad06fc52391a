import { useCallback } from 'react'
import { tellDay } from '../../../requests/asks/page-time.ts'
import css from '../../../requests/asks/web/OutsidePanel.module.css'
import { LinkEndPanel, OutsidePanel } from '../../../requests/asks/web/OutsidePanel.tsx'
import { tokenHere, useLinkPage, usePageTexts, useSending } from '../../../requests/asks/web/page.queries.ts'
import { call } from '../../../web/api.ts'
import type { actOnOwnerPage, openOwnerPage } from '../owner-page.contract.ts'
import { OwnerFactsPanel } from './OwnerFactsPanel.tsx'
import { OwnerPeoplePanel } from './OwnerPeoplePanel.tsx'
import type { OwnerPageShown, OwnerTap } from './owner-page.queries.ts'

// Staff read English, as on the page of an approval.
const language = 'en'

/** All we know of an account, for its relationship owner: each fact one tap, from a mail and without signing in. */
export function OwnerPage() {
  const token = tokenHere()
  const read = useCallback(
    () => call<typeof openOwnerPage>('GET /links/accounts/:token', { params: { token } }),
    [token],
  )
  const { loaded, again, put } = useLinkPage<typeof openOwnerPage>(read)
  const page = loaded.is === 'there' ? loaded.page : null
  const account = page?.account ?? null
  const texts = usePageTexts(language, account === null ? 'Avouch' : `${account.name}, all we know`)
  const { isSending, fault, send } = useSending<OwnerPageShown>(texts, put, again)
  const tap = (body: OwnerTap) =>
    send(() => call<typeof actOnOwnerPage>('POST /links/accounts/:token/acts', { params: { token }, body }))
  return (
    <OutsidePanel workspace={page?.workspace ?? null} language={language}>
      {account === null && loaded.is !== 'loading' && (
        <LinkEndPanel
          end={endOf(loaded.is, page)}
          language={language}
          program={page === null ? '' : programOf(page)}
          onAgain={() => void again()}
        />
      )}
      {account !== null && (
        <>
          <h1 className={css.title}>{account.name}, all we know</h1>
          <p className={css.says}>
            {firstName(account.owner)}, one tap each. What you leave alone stays as it is.
          </p>
          {fault !== null && (
            <p role="alert" className={css.fault}>
              {fault}
            </p>
          )}
          <OwnerPeoplePanel account={account} isSending={isSending} onTap={tap} />
          <OwnerFactsPanel account={account} isSending={isSending} onTap={tap} />
        </>
      )}
      {page !== null && (
        <p className={css.foot}>
          {account !== null && `This page is yours alone and works until ${tellDay(page.until, language)}. `}
          {programOf(page)} runs the program.
        </p>
      )}
    </OutsidePanel>
  )
}

const firstName = (name: string) => name.split(/\s+/)[0] ?? name

function endOf(is: 'there' | 'nowhere' | 'offline' | 'loading', page: OwnerPageShown | null) {
  if (page === null) return is === 'nowhere' ? 'nowhere' : 'offline'
  return page.link === 'expired' ? 'expired' : 'withdrawn'
}

function programOf({ program, workspace }: OwnerPageShown): string {
  if (program === null) return workspace
  return program.email === null ? program.name : `${program.name}, ${program.email}`
}
