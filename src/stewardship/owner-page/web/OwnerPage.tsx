import { tellDay } from '../../../requests/asks/page-time.ts'
import { LinkPanel } from '../../../requests/asks/web/LinkPanel.tsx'
import css from '../../../requests/asks/web/OutsidePanel.module.css'
import { programOf, useLinkHere, usePageTexts, useSending } from '../../../requests/asks/web/page.queries.ts'
import { call } from '../../../web/api.ts'
import type { actOnOwnerPage, openOwnerPage } from '../owner-page.contract.ts'
import { OwnerFactsPanel } from './OwnerFactsPanel.tsx'
import { OwnerPeoplePanel } from './OwnerPeoplePanel.tsx'
import type { OwnerPageShown, OwnerTap } from './owner-page.queries.ts'

// Staff read English, as on the page of an approval.
const language = 'en'

const read = (token: string) =>
  call<typeof openOwnerPage>('GET /links/accounts/:token', { params: { token } })

/** All we know of an account, for its relationship owner: each fact one tap, from a mail and without signing in. */
export function OwnerPage() {
  const link = useLinkHere<typeof openOwnerPage>(read)
  const { page, token } = link
  const texts = usePageTexts(language, page?.account == null ? 'Avouch' : titleOf(page.account))
  const { isSending, fault, send } = useSending<OwnerPageShown>(texts, link.put, link.again)
  const tap = (body: OwnerTap) =>
    send(() => call<typeof actOnOwnerPage>('POST /links/accounts/:token/acts', { params: { token }, body }))
  return (
    <LinkPanel link={link} language={language} find={(shown) => shown.account}>
      {(account, shown) => (
        <>
          <h1 className={css.title}>{titleOf(account)}</h1>
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
          <p className={css.foot}>
            This page is yours alone and works until {tellDay(shown.until, language)}. {programOf(shown)} runs
            the program.
          </p>
        </>
      )}
    </LinkPanel>
  )
}

const titleOf = ({ name }: NonNullable<OwnerPageShown['account']>) => `${name}, all we know`

const firstName = (name: string) => name.split(/\s+/)[0] ?? name
