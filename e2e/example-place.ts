import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser } from '@playwright/test'
import { languageFor } from '../src/requests/asks/page-language.ts'
import type { Api } from './api.ts'
import type { Company } from './company.ts'
import type { Journey, Place } from './kind-journey.ts'
import type { Customer } from './kind-world.ts'
import type { Letter } from './post-office.ts'
import { openScreen } from './screens.ts'

type MailRow = { readonly id: string; readonly to: { address: string | null; name: string | null } } & {
  readonly subject: string
  readonly createdAt: string
}

/** The example company with its outbox, where its mails stay, and the time as it is. */
function openPlace(api: Api): Place {
  const since = new Date().toISOString()
  const taken = new Set<string>()
  async function next(to: string, subject: RegExp): Promise<Letter | null> {
    const { rows } = await api.get<{ rows: MailRow[] }>('/mails?size=50')
    const fits = (row: MailRow) =>
      row.createdAt >= since && row.to.address === to && subject.test(row.subject) && !taken.has(row.id)
    const found = rows.findLast(fits)
    if (found === undefined) return null
    taken.add(found.id)
    const { text, calendar } = await api.get<{ text: string; calendar: string | null }>(`/mails/${found.id}`)
    return { subject: found.subject, text, message: calendar ?? text }
  }
  return {
    now: () => new Date(),
    post: {
      async take(to, subject) {
        for (let turn = 0; turn < 100; turn++) {
          const letter = await next(to, subject)
          if (letter !== null) return letter
          await sleep(100)
        }
        throw new Error(`the outbox has no mail to ${to} about ${subject}`)
      },
    },
  }
}

/** A journey of the example company: its program manager at a desk, and a phone for everybody outside. */
export async function beginInExample(
  browser: Browser,
  { company, url }: { readonly company: Company; readonly url: string },
): Promise<Omit<Journey, 'customer'>> {
  const desk = { url, cookies: company.manager, workspaceId: company.full }
  const pocket = { url, cookies: [], workspaceId: null }
  return {
    world: openPlace(company.api),
    program: await openScreen(browser, { width: '1440', theme: 'light' }, desk),
    phone: await openScreen(browser, { width: '390', theme: 'light' }, pocket),
  }
}

/** The first candidate of a request who reads English, with the addresses at which they and their owner are reached. */
export async function firstCandidate(api: Api, { program }: Pick<Journey, 'program'>): Promise<Customer> {
  const buttons = program.getByRole('button', { name: /^Propose.*: / })
  await buttons.first().waitFor()
  for (const button of await buttons.all()) {
    const name = ((await button.getAttribute('aria-label')) ?? '').replace(/^Propose[^:]*: /, '')
    const link = program.getByRole('link', { name, exact: true }).first()
    const id = ((await link.getAttribute('href')) ?? '').split('/').at(-1) ?? ''
    const contact = await api.get<Contact>(`/contacts/${id}`)
    const { languages, account } = contact
    if (languageFor({ languages, country: account.country }) === 'en') return addressesOf(api, id, contact)
  }
  throw new Error('no candidate reads English')
}

type Contact = {
  readonly name: string
  readonly account: { readonly name: string; readonly country: string | null }
  readonly owner: { readonly id: string } | null
  readonly languages: readonly string[]
}

async function addressesOf(api: Api, id: string, { name, account, owner }: Contact): Promise<Customer> {
  const { mails } = await api.post<{ mails: { email: string }[] }>(`/contacts/${id}/looks`)
  const person = owner === null ? null : await api.get<{ email: string }>(`/people/${owner.id}`)
  return { name, account: account.name, email: mails[0]?.email ?? '', owner: person?.email ?? '' }
}

/** The address of whoever the example names for its legal, or for its executives. */
export async function namedApprover(api: Api, whose: 'legal' | 'executive'): Promise<string> {
  const name = `requests.${whose}-approver`
  const { rows } = await api.get<{ rows: { name: string; value: string }[] }>('/settings')
  const id = rows.find((row) => row.name === name)?.value
  return (await api.get<{ email: string }>(`/people/${id}`)).email
}
