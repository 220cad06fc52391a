import type { APIRequestContext, Browser, BrowserContext } from '@playwright/test'
import { Api, firstPerson } from './api.ts'
import { recordsOf } from './records.ts'
import type { Cookies } from './screens.ts'
import { signIn } from './sign-in.ts'

/** What every page is looked at with: the example company, an empty workspace, and who looks. */
export type Company = {
  readonly url: string
  /** Acts in the example company as its program manager. */
  readonly api: Api
  readonly full: string
  readonly empty: string
  readonly records: Readonly<Record<string, string>>
  readonly manager: Cookies
  /** A colleague of the example company who owns accounts and is nothing but a member. */
  readonly member: Cookies
}

/** Opens the example company of a server and lets one of its account owners in as a member. */
export async function openCompany(browser: Browser, url: string, full: string): Promise<Company> {
  const context = await signedInContext(browser, url)
  const { request } = context
  const api = await apiIn(request, url, full)
  await bringFile(api)
  const [one = '', other = ''] = await accountOwners(api)
  const company = {
    url,
    api,
    full,
    empty: await ownWorkspace(request, url),
    records: { ...(await recordsOf(api)), token: await invite(api, one) },
    manager: (await request.storageState()).cookies,
    member: await join(browser, url, await invite(api, other)),
  }
  await context.close()
  return company
}

/** A browser in which the first person is signed in. */
export async function signedInContext(browser: Browser, url: string): Promise<BrowserContext> {
  const context = await browser.newContext({ extraHTTPHeaders: { origin: url } })
  await signIn(context.request, url)
  return context
}

async function post(request: APIRequestContext, url: string, data: object, workspaceId?: string) {
  const headers = workspaceId === undefined ? {} : { 'x-avouch-workspace': workspaceId }
  const answer = await request.post(url, { data, headers })
  if (!answer.ok()) throw new Error(`POST ${url} answered ${answer.status()}: ${await answer.text()}`)
  return answer.json() as Promise<Record<string, string>>
}

/** A client that acts in the example company: a key belongs to the workspace it was made in. */
export async function apiIn(request: APIRequestContext, url: string, workspaceId: string): Promise<Api> {
  const body = { name: 'pages', scopes: ['*:read', '*:write'] }
  const { key } = await post(request, `${url}/api/v1/keys`, body, workspaceId)
  return new Api(url, key ?? '')
}

/** A small file on its way in, so that the page of an import has something to show. */
async function bringFile(api: Api): Promise<void> {
  const form = new FormData()
  const rows = 'Account Name,Industry,Renewal\nHof und Garten,Farming,31.02.2027\n'
  form.append('file', new Blob([rows], { type: 'text/csv' }), 'accounts.csv')
  await api.post('/imports', form)
}

async function ownWorkspace(request: APIRequestContext, url: string): Promise<string> {
  const { workspaces } = (await (await request.get(`${url}/api/v1/session`)).json()) as {
    workspaces: { id: string; isExample: boolean }[]
  }
  return workspaces.find((workspace) => !workspace.isExample)?.id ?? ''
}

async function accountOwners(api: Api): Promise<string[]> {
  const { rows } = await api.get<{ rows: { owner: { id: string } | null }[] }>('/accounts?size=20')
  return [...new Set(rows.flatMap(({ owner }) => (owner === null ? [] : [owner.id])))]
}

/** The token of an invitation to somebody, as it stands in the mail. */
async function invite(api: Api, personId: string): Promise<string> {
  const { mailId } = await api.post<{ mailId: string }>(`/people/${personId}/invitation`, {
    roles: ['member'],
  })
  const { text } = await api.get<{ text: string }>(`/mails/${mailId}`)
  const token = /\/join\/([\w-]+)/.exec(text)?.[1]
  if (token === undefined) throw new Error(`no link in the invitation: ${text}`)
  return token
}

async function join(browser: Browser, url: string, token: string): Promise<Cookies> {
  const context = await browser.newContext({ extraHTTPHeaders: { origin: url } })
  await post(context.request, `${url}/api/v1/invitations/${token}`, { password: firstPerson.password })
  const { cookies } = await context.request.storageState()
  await context.close()
  return cookies
}
