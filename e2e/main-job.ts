import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Api } from './api.ts'
import type { PostOffice } from './post-office.ts'

const run = promisify(execFile)
const data = join(import.meta.dirname, '../../shared/data')

/** Where the real files lie, or why the journey cannot be made. */
export const missingData = existsSync(join(data, 'customer-stories'))
  ? null
  : `${data} is not there: the main job with real files is left out`

/** Who takes part; the seller and the owner are people of the files, the customer is one of the stories. */
export const cast = {
  seller: { name: 'Darcel Schlecht', email: 'darcel.schlecht@tarnwell.example' },
  owner: { name: 'Anna Snelling', email: 'anna.snelling@tarnwell.example' },
  customer: {
    name: 'Michael Trimarchi',
    account: 'Amarula Solutions',
    email: 'michael@amarula-solutions.example',
  },
} as const

type Named = { readonly id: string; readonly name: string }
type Page<Row> = { readonly rows: readonly Row[] }

/** One workspace with the deals of one file set and the customers of another. */
export async function bringEverything(api: Api): Promise<void> {
  const deals = join(data, 'crm-sales-opportunities')
  const stories = join(data, 'customer-stories')
  const files: readonly (readonly [string, string])[] = [
    ['people', join(deals, 'sales_teams.csv')],
    ['products', join(deals, 'products.csv')],
    ['accounts', join(deals, 'accounts.csv')],
    ['opportunities', join(deals, 'sales_pipeline.csv')],
    ['accounts', join(stories, 'accounts.csv')],
    ['contacts', join(stories, 'contacts.csv')],
    ['stories', join(stories, 'stories.csv')],
    ['quotes', join(stories, 'quotes.csv')],
  ]
  for (const [kind, file] of files) await importFile(api, kind, file)
}

/** Who moves to the product brings the advocates they have: one line, as it stands in a spreadsheet. */
export async function bringAdvocate(api: Api): Promise<void> {
  await importFile(api, 'advocates', advocatesFile())
}

function advocatesFile(): string {
  const { name, account, email } = cast.customer
  const file = join(mkdtempSync(join(tmpdir(), 'avouch-e2e-')), 'advocates.csv')
  const heads = 'Name,Account,Mail,Stage,Interviewed on,Sales reference call,Permission name,Languages,Topics'
  const line = `${name},${account},${email},discoverable,2026-09-01,yes,given,en,Continuous delivery`
  writeFileSync(file, `${heads}\n${line}\n`)
  return file
}

/** Brings one file as the command line does. */
export async function importFile(api: Api, kind: string, file: string): Promise<void> {
  const cli = join(import.meta.dirname, '../src/cli/main.ts')
  const args = [cli, 'import', kind, file, '--url', api.url, '--key', api.key, '--json']
  const { stdout } = await run(process.execPath, args, { maxBuffer: 50_000_000 })
  const report = JSON.parse(stdout) as { refused: readonly unknown[] }
  if (report.refused.length > 0) throw new Error(`${kind}: ${JSON.stringify(report.refused.slice(0, 3))}`)
}

/** The person of that name, with a mail address from now on. */
export async function giveAddress(
  api: Api,
  { name, email }: { name: string; email: string },
): Promise<string> {
  const { rows } = await api.get<Page<Named>>(`/people?q=${encodeURIComponent(name)}`)
  const found = rows.find((row) => row.name === name)
  if (found === undefined) throw new Error(`nobody here is called ${name}`)
  const { version } = await api.get<{ version: number }>(`/people/${found.id}`)
  await api.send('PATCH', `/people/${found.id}`, { version, email })
  return found.id
}

/** The customer gets an address and their account its relationship owner; gives the ids of both. */
export async function setOwner(api: Api, ownerId: string): Promise<{ contactId: string; accountId: string }> {
  const { name, account, email } = cast.customer
  const contacts = await api.get<Page<Named>>(`/contacts?q=${encodeURIComponent(name)}`)
  const accounts = await api.get<Page<Named>>(`/accounts?q=${encodeURIComponent(account)}`)
  const contactId = contacts.rows.find((row) => row.name === name)?.id ?? ''
  const accountId = accounts.rows.find((row) => row.name === account)?.id ?? ''
  const contact = await api.get<{ version: number }>(`/contacts/${contactId}`)
  await api.send('PATCH', `/contacts/${contactId}`, { version: contact.version, mails: [email] })
  const { version } = await api.get<{ version: number }>(`/accounts/${accountId}`)
  await api.send('PUT', `/accounts/${accountId}/owner`, { version, ownerId })
  return { contactId, accountId }
}

/** The seller is invited, comes in by the mailed link, and makes a key of their own. */
export async function joinAsSeller(api: Api, personId: string, post: PostOffice): Promise<Api> {
  await api.post(`/people/${personId}/invitation`)
  const letter = await post.take(cast.seller.email, /invites you/)
  const token = /\/join\/([\w-]+)/.exec(letter.text)?.[1] ?? ''
  const headers = { 'content-type': 'application/json', origin: api.url }
  const joined = await fetch(`${api.url}/api/v1/invitations/${token}`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ name: cast.seller.name, password: sellerPassword }),
  })
  const cookie = joined.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const made = await fetch(`${api.url}/api/v1/keys`, {
    method: 'POST',
    headers: { ...headers, cookie },
    body: JSON.stringify({ name: 'from my own script', scopes: ['*:read', '*:write'] }),
  })
  const { key } = (await made.json()) as { key?: string }
  if (key === undefined) throw new Error(`the seller got no key: ${made.status}`)
  return api.withKey(key)
}

export const sellerPassword = 'the long way round the lake'

/** A deal of the seller that is open and has a buyer. */
export async function openDealOf(
  api: Api,
  sellerId: string,
): Promise<{ id: string; name: string; crmId: string }> {
  const page = await api.get<
    Page<{ id: string; name: string; state: string; account: Named | null; crmId?: string }>
  >(`/opportunities?state=open&owner=${sellerId}&size=50`)
  const deal = page.rows.find((row) => row.account !== null)
  if (deal === undefined) throw new Error('the seller has no open deal with a buyer')
  const { crmId } = await api.get<{ crmId: string }>(`/opportunities/${deal.id}`)
  return { id: deal.id, name: deal.name, crmId }
}
