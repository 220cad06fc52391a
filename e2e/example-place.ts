import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from '@playwright/test'
import { languageFor } from '../src/requests/asks/page-language.ts'
import type { Api } from './api.ts'
import { apiIn, signedInContext } from './company.ts'
import { exampleFolder } from './example-folder.ts'
import type { Journey, Place } from './kind-journey.ts'
import type { Customer } from './kind-world.ts'
import { clockOf, type MovedClock } from './moved-clock.ts'
import type { Letter } from './post-office.ts'
import { openScreen } from './screens.ts'
import { startServer } from './server.ts'

type MailRow = {
  readonly id: string
  readonly to: { address: string | null; name: string | null }
  readonly subject: string
}

/** The example company on a server of its own whose clock is moved, with its outbox, where its mails stay. */
export type ExamplePlace = Place &
  MovedClock & {
    readonly api: Api
    /** A desk of its program manager, and a phone for everybody outside, at its moment; mails of before are left. */
    openPages(browser: Browser): Promise<Pick<Journey, 'program' | 'phone'>>
    close(): Promise<void>
  }

export async function openExamplePlace(browser: Browser): Promise<ExamplePlace> {
  const { dataDir, workspaceId } = await exampleFolder()
  const server = await startServer({ clocked: true, copyOf: dataDir })
  const { url } = server
  const context = await signedInContext(browser, url)
  const api = await apiIn(context.request, url, workspaceId)
  const { cookies } = await context.request.storageState()
  await context.close()
  const clock = clockOf(server)
  let post = await outboxOf(api)
  let left: readonly Page[] = []
  return {
    api,
    ...clock,
    post: { take: (to, subject) => post.take(to, subject) },
    async openPages(by) {
      for (const page of left) await page.context().close()
      post = await outboxOf(api)
      const desk = { url, cookies, workspaceId }
      const pocket = { url, cookies: [], workspaceId: null }
      const program = await openScreen(by, { width: '1440', theme: 'light' }, desk)
      const phone = await openScreen(by, { width: '390', theme: 'light' }, pocket)
      left = [program, phone]
      for (const page of left) await page.clock.setFixedTime(clock.now())
      return { program, phone }
    },
    close: () => server.stop(),
  }
}

const latestMails = async (api: Api) => (await api.get<{ rows: MailRow[] }>('/mails?size=200')).rows

/** Takes each mail that is written from now on once, the first to an address that fits. */
async function outboxOf(api: Api): Promise<Place['post']> {
  const taken = new Set((await latestMails(api)).map(({ id }) => id))
  async function next(to: string, subject: RegExp): Promise<Letter | null> {
    const rows = await latestMails(api)
    const fits = (row: MailRow) => row.to.address === to && subject.test(row.subject) && !taken.has(row.id)
    const found = rows.findLast(fits)
    if (found === undefined) return null
    taken.add(found.id)
    const { text, calendar } = await api.get<{ text: string; calendar: string | null }>(`/mails/${found.id}`)
    return { subject: found.subject, text, message: calendar ?? text }
  }
  return {
    async take(to, subject) {
      for (let turn = 0; turn < 100; turn++) {
        const letter = await next(to, subject)
        if (letter !== null) return letter
        await sleep(100)
      }
      throw new Error(`the outbox has no mail to ${to} about ${subject}`)
    },
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
