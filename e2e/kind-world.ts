import { execFile } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, Page } from '@playwright/test'
import { type Api, setUp } from './api.ts'
import { clockOf, type MovedClock } from './moved-clock.ts'
import { openPostOffice, type PostOffice } from './post-office.ts'
import { type RunningServer, startServer } from './server.ts'
import { signIn } from './sign-in.ts'

const run = promisify(execFile)

/** A server with a clock and a post office, a program, and somebody for our legal. */
export type World = MovedClock & {
  readonly server: RunningServer
  readonly post: PostOffice
  readonly noor: Api
  close(): Promise<void>
}

export const approver = { name: 'Lara Brandt', email: 'lara@tarnwell.example' }

export async function openWorld(): Promise<World> {
  const post = await openPostOffice()
  const server = await startServer({ clocked: true, env: { SMTP_URL: post.url } })
  const noor = await setUp(server.url)
  const { id } = await noor.post<{ id: string }>('/people', approver)
  await noor.send('PUT', '/settings/requests.legal-approver', { value: id })
  return {
    server,
    post,
    noor,
    ...clockOf(server),
    async close() {
      await server.stop()
      await post.close()
    },
  }
}

/** Somebody who is glad to do one kind of activity, and whoever holds their account. */
export type Customer = {
  readonly name: string
  readonly email: string
  readonly account: string
  readonly owner: string
}

/** Puts a customer on record with an owner, and brings them as an advocate from a spreadsheet of one line. */
export async function bringCustomer({ noor }: World, kind: string): Promise<Customer> {
  const slug = kind.toLowerCase().replaceAll(/\W+/g, '-')
  const owner = { name: `Owner of ${slug}`, email: `owner-${slug}@tarnwell.example` }
  const customer = { name: 'Małgorzata Nowak', email: `m.nowak@${slug}.example`, account: `Nordkai ${kind}` }
  const { id: ownerId } = await noor.post<{ id: string }>('/people', owner)
  const { id: accountId } = await noor.post<{ id: string }>('/accounts', { name: customer.account, ownerId })
  await noor.post('/contacts', { name: customer.name, accountId, title: 'CFO', mails: [customer.email] })
  await importAdvocate(noor, kind, customer)
  return { ...customer, owner: owner.email }
}

async function importAdvocate(api: Api, kind: string, { name, account, email }: Omit<Customer, 'owner'>) {
  const folder = mkdtempSync(join(tmpdir(), 'avouch-e2e-'))
  const file = join(folder, 'advocates.csv')
  const heads = `Name,Account,Mail,Stage,Interviewed on,${kind},Permission name,Languages`
  writeFileSync(file, `${heads}\n${name},${account},${email},discoverable,2026-09-01,yes,given,en\n`)
  const cli = join(import.meta.dirname, '../src/cli/main.ts')
  const args = [cli, 'import', 'advocates', file, '--url', api.url, '--key', api.key, '--json']
  const { stdout } = await run(process.execPath, args)
  const { refused } = JSON.parse(stdout) as { refused: readonly unknown[] }
  if (refused.length > 0) throw new Error(JSON.stringify(refused))
}

/** A page of the first person, and one of somebody outside on a phone, both at the server's moment. */
export async function openPages(browser: Browser, world: World): Promise<{ program: Page; phone: Page }> {
  const baseURL = world.server.url
  const place = { locale: 'en-GB', timezoneId: 'Europe/Warsaw', baseURL }
  const desk = await browser.newContext({ ...place, viewport: { width: 1440, height: 900 } })
  await signIn(desk.request, baseURL)
  const pocket = await browser.newContext({ ...place, viewport: { width: 390, height: 844 } })
  const pages = { program: await desk.newPage(), phone: await pocket.newPage() }
  for (const page of Object.values(pages)) await page.clock.setFixedTime(world.now())
  return pages
}
